"""The extractive reader: (question, passage) to a short answer, or none.

``windows`` makes the network's inputs, ``spans`` chooses an answer from its logits, a ``reading``
holds the result for one passage; a ``named_model`` can replace the packaged network. ``lazy`` and
``weights`` load any network, the verifier's too.
"""

from qa.reader.reader import ExtractiveReader, ReaderUnavailable
from qa.reader.reading import Reader, Reading

__all__ = ["ExtractiveReader", "Reader", "ReaderUnavailable", "Reading"]
