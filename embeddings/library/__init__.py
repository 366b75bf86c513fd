"""A library: articles, passages, vectors and words in one SQLite file, which is the truth.

``store`` is read (catalogue, versions, word_search) and written in a ``transaction``, by the
``connections`` to a file that ``opening`` makes (schema) or brings up to date (migrations). One
rebuild at a time has the ``lease`` and fills an ``edition``. ``checks`` finds what is wrong within,
``faults`` and ``room`` say it of the disk; ``backup`` takes it all along. What articles share is
told by ``copies``, ``twins``, ``edges`` and ``refrains``.
"""
