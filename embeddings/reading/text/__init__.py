"""Text of every kind of file: paragraphs made of lines, and facts found in them.

``lines`` become paragraphs; ``chrome`` is dropped by its ``chrome_phrases``; the ``language`` is
detected. ``head`` finds the ``facts`` of a pasted text in its first lines: ``authors``, and
``datelines`` with ``dates`` and ``places``; ``date_order`` tells day from month in tables.
"""
