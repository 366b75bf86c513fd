"""A question to the passages that matter to it.

``respelling`` puts its words right, ``retriever`` finds passages, and ``second_search`` those that
the names in them lead to; ``portions`` of them are read, which ``reranking`` puts in order.
"""
