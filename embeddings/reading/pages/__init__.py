"""Web pages: which of what a page holds is its article, and what it says of it.

- The article: trafilatura's reading, in ``agreement`` with the ``container`` that holds most prose,
  of a page whose ``captions`` are marked and that was made ready where it is ``handwritten`` or has
  ``typed_lines``, without what is ``hidden``; ``markup`` that is all article is not weighed;
- what is said of it: ``page_facts``, of which ``jsonld`` has some, the ``page_title``, the
  ``author_marks``, and the day: as it is stated, as the ``shown_date``, or the ``guessed_date``.
"""
