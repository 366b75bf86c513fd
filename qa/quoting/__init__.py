"""Turns passages into the sentences that answer a question, with a confidence.

- ``evidence`` has the passages read and ranks their sentences (sentence_choice, short_answers,
  own_questions, the ``speakers`` of transcripts, the cells of ``tables``); ``confidence`` is how
  likely they answer; ``premise`` and ``subject`` lower it, or drop sentences, where an article is
  about something else; ``references`` and ``refrains`` are left out;
- ``quotes`` builds the answer: the items of ``lists``, the ``neighbours`` without which a quote is
  misunderstood, and both sides of a ``disagreement``.
"""
