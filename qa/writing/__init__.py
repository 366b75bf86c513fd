"""Answers that a model server writes, of which only what the passages say is shown.

``writer`` gives the answer as it grows: ``prompt`` tells a ``model_server``, whose ``event_stream``
is read, what to write; ``written_sentences`` cuts that, and ``draft`` keeps what the check
supports, and has ``relevance`` to the question, as ``orders`` in an article don't.
"""
