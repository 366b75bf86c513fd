"""What words say, by rules alone: stems, numbers, times, names, and which words answer what.

- by ``words`` (but for the ``stop_words`` of their language) and ``values`` (number_words, clocks,
  measures, countries) two texts compare, by ``opposition`` they contradict each other, by ``deeds``
  they tell who did what to whom, or what is ``untold``; ``time_words`` are days, by the
  ``asked_period`` sentences and their numbers are told apart; ``sentence_ends`` are marks;
  ``referring`` tells which sentence needs the one before it;
- ``expected`` tells what a question wants, in other languages too (foreign_questions), and which
  sentence has it, by its entity_forms; kinds of questions with more to them have modules of their
  own: causes, counted, definitions, identities, nobody, sayings;
- ``retractions`` say that something is not so, ``hedges`` that it is alleged or only planned; a
  past is told by the ``irregular_verbs``.
"""
