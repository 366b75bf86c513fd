"""Reads language by rules alone: stems, numbers, times, names, and which words answer a question.

- texts are compared by ``words`` (without the ``stop_words`` of their language) and ``values``
  (number_words, clocks, measures, countries), by ``opposition``, and by the ``deeds`` they tell,
  whose verbs may be ``irregular_verbs``; ``time_words`` name days;
- ``sentence_ends`` are punctuation marks; ``referring`` finds sentences that need the one before;
- ``expected`` tells the kind of answer that a question wants, in other languages too
  (foreign_questions), and finds it in a text by its entity_forms; some kinds of questions have
  modules of their own: asked_period, causes, counted, definitions, identities, nobody, sayings,
  and ``untold`` finds texts without any word for what is asked;
- ``retractions`` say that something is not so, ``hedges`` that it is alleged or only planned.
"""
