"""Rich text files (.rtf)."""

import re

from embeddings.article import Article
from embeddings.reading.decoding import NotTextError
from embeddings.reading.kinds.office import office_facts
from embeddings.reading.text.facts import assemble
from embeddings.reading.unreadable import Unreadable

_METADATA = re.compile(r"\{\\(title|author)\s([^{}\\]{1,300})\}")


def read_rtf(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The article of a rich text file.

    Raises:
        NotTextError: the bytes are no rich text file.

    """
    from striprtf.striprtf import rtf_to_text

    if not raw.lstrip().startswith(b"{\\rtf"):
        raise NotTextError("is not a rich text file; give it the ending of what it is")
    # the format is ASCII: other letters are codes of the code page that the file names
    text = raw.decode("latin-1")
    core = dict(_METADATA.findall(text[:20_000]))
    core["creator"] = core.get("author", "")
    paragraphs = str(rtf_to_text(text, errors="replace")).split("\n")  # type: ignore[no-untyped-call]
    return [assemble(source, paragraphs, office_facts(core, "", paragraphs))]
