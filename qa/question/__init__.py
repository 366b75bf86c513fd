"""Recognises what a question asks for: what the articles say, or the articles themselves.

``recognising`` returns one of the ``requests``; ``library_questions``, ``summaries`` and
``arguments`` know their wordings, ``article_phrases`` those that select articles; ``asked_time``
finds the time that a question names.
"""
