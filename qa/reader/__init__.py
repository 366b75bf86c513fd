"""The reader that comes with Byline: (question, passage) to short answer, or none."""

from qa.reader.reader import ExtractiveReader, ReaderUnavailable
from qa.reader.reading import Reader, Reading

__all__ = ["ExtractiveReader", "Reader", "ReaderUnavailable", "Reading"]
