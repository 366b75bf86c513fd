"""Captions: the lines of a page that stand under a picture."""

from collections.abc import Sequence
from typing import Any

from embeddings.article import CAPTION_MARK

_LONGEST = 300  # characters; a longer element of that name holds more than a caption
_CAPTIONS = "//body//figcaption | //body//*/@class[contains(., 'caption')]/.."


def with_captions_marked(paragraphs: Sequence[str], tree: Any) -> list[str]:
    """The paragraphs of a page, with the caption mark before each that is a picture's caption."""
    found = (" ".join(str(one.xpath("string()")).split()) for one in tree.xpath(_CAPTIONS))
    captions = {line for line in found if len(line) <= _LONGEST}
    return [CAPTION_MARK + line if line in captions else line for line in paragraphs]
