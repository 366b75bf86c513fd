"""Questions about articles as such: what one is about, which mention a thing, who wrote it.

``about_articles`` answers a request. Of one article, or a few, that ``article_choice`` tells by
their names: a ``summary``, or ``article_facts``; of those that ``admitting`` lets through, a
``listing``: which there are, or which have ``mentions`` of a thing.
"""
