"""Answers questions about articles as such: what one is about, who wrote it, which mention a thing.

``about_articles`` answers a request: for the few articles that ``article_choice`` finds by name
with a ``summary``, perhaps with a ``focus``, or with ``article_facts``; for all that ``admitting``
lets through with a ``listing`` of those there are, or that have ``mentions`` of a thing.
"""
