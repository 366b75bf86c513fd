"""Finds and ranks the passages that matter to a question.

``respelling`` corrects its words, ``retriever`` finds passages, and ``second_search`` those that
the names in them lead to; they are read in ``portions``, which ``reranking`` puts in order.
"""
