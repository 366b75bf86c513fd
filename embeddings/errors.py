"""What can go wrong between an article and the index; each message ends with what to do."""


class IndexingError(Exception):
    """Anything that keeps an article out of the index, or the index from answering."""


class UnreadableArticle(IndexingError):
    """One file could not be read as an article. The message is the reason, for a report."""


class LibraryNotFound(IndexingError):
    """There is no library in that folder."""


class LibraryBusy(IndexingError):
    """Another process is writing to the library."""


class LibraryClosed(IndexingError):
    """The library was used after it had been closed."""


class LibraryDamaged(IndexingError):
    """The library's file is damaged, or is not a library."""


class NoRoom(IndexingError):
    """Writing failed: the disk is full or faulty; what was stored before is kept."""


class NewerFormat(IndexingError):
    """The library was made by a later Byline than this one."""


class EditionNotFound(IndexingError):
    """There is no earlier edition to go back to."""


class EncoderMismatch(IndexingError):
    """The library's vectors come from another encoder than the one given."""


class EncoderUnavailable(IndexingError):
    """The encoder cannot be loaded, or its weights are not the expected ones."""


class SourceNotFound(IndexingError):
    """A path to be read, or an article to be removed, does not exist."""


class BadFilter(IndexingError):
    """A filter was given something that is no date, or no tuple of names."""
