"""Guards before the page: who may ask, from where, how much, and how often.

``hosts`` checks where a request comes from; ``login`` asks for a name and password, ``passwords``
hashes them, and the ``door`` keeps sessions; ``throttle`` limits what one client sends.
"""
