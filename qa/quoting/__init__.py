"""From passages to the sentences that answer, and how sure it is that they do.

- ``evidence`` has the passages read, weighs their sentences (sentence_choice, short_answers,
  own_questions, the ``speakers`` of transcripts and the cells of ``tables``) and gives one
  ``confidence``; ``premise`` and ``subject`` leave out or doubt what is of something else;
  ``references`` and ``refrains`` are left out of it;
- ``quotes`` makes the answer of that: the items of ``lists``, the ``neighbours`` that a quote
  needs, and as ``disagreement`` what another article says otherwise.
"""
