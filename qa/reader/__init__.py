"""The reader that comes with Byline: (question, passage) to short answer, or none."""

from qa.reader.reader import ExtractiveReader
from qa.reader.reading import Reader, Reading
from qa.reader.weights import ReaderUnavailable

__all__ = ["ExtractiveReader", "Reader", "ReaderUnavailable", "Reading"]
