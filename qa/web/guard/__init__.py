"""What stands before the page: who may ask, from where, how much, and how often.

``hosts`` looks at where a request is from; the ``login`` asks for ``passwords``, and the ``door``
knows who is in; ``throttle`` limits what one client sends.
"""
