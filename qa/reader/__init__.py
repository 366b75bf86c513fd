"""The reader that comes with Byline: (question, passage) to short answer, or none.

``windows`` are what its network is given, ``spans`` what is chosen of its logits, a ``reading`` is
what it makes of one passage; a ``named_model`` may read in its place. ``lazy`` and ``weights`` load
any network, the verifier's too.
"""

from qa.reader.reader import ExtractiveReader, ReaderUnavailable
from qa.reader.reading import Reader, Reading

__all__ = ["ExtractiveReader", "Reader", "ReaderUnavailable", "Reading"]
