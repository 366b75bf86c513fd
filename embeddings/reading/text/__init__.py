"""Text of whatever kind: its paragraphs, and the facts that its lines say.

``lines`` become paragraphs, without the ``chrome`` that ``chrome_phrases`` tell. The ``facts`` of a
pasted text stand at its ``head``: ``authors``, and ``datelines`` with ``dates`` and ``places``.
"""
