"""What a question asks for: of what the articles say, or of the articles themselves.

``recognising`` gives one of the ``requests``, by the words of ``library_questions``, ``summaries``
and ``article_phrases``; ``asked_time`` tells of which time it asks.
"""
