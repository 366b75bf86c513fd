"""Answers that a model server writes; only what the passages say is shown.

``writer`` yields the answer as it grows. It sends a ``prompt`` to a ``model_server`` and reads the
``event_stream``; ``written_sentences`` splits the text, and ``draft`` keeps the sentences that the
check supports and that have ``relevance`` to the question, as ``orders`` in an article have not.
"""
