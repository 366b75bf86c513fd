"""Web pages: finding the article in a page, and its title, authors and dates.

- The text: elements that are ``hidden`` are dropped, ``handwritten`` pages and ``typed_lines`` are
  prepared; trafilatura's reading is merged, in ``agreement``, with that of the ``container`` that
  holds most prose; ``captions`` are marked. ``markup`` reads HTML that is all article.
- The facts: ``page_facts`` combines the page's head, its ``jsonld``, the ``page_title``, the
  ``author_marks``, the ``shown_date`` beside the ``headline``, or else a ``guessed_date``.
"""
