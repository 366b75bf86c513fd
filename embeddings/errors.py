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
    """The library was closed, and not opened again."""


class LibraryDamaged(IndexingError):
    """The library's own file does not hold what it must."""


class NoRoom(IndexingError):
    """The disk is full, or fails, or a file may not grow; what was stored before is kept."""


class NewerFormat(IndexingError):
    """The library was made by a later Byline than this one."""


class EditionNotFound(IndexingError):
    """There is no earlier edition to go back to."""


class EncoderMismatch(IndexingError):
    """The library's vectors come from another encoder than the one given."""


class EncoderUnavailable(IndexingError):
    """The encoder cannot be loaded, or its weights are not the expected ones."""


class SourceNotFound(IndexingError):
    """A path that was to be read, or an article that was to be removed, is not there."""


class BadFilter(IndexingError):
    """What a search was to be limited by is no date, or no name."""
