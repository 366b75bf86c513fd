"""Captions: which of a page's lines stand under a picture."""

from collections.abc import Sequence
from typing import Any

from embeddings.article import CAPTION_MARK

_LONGEST = 300  # characters; what is longer and so called holds more than a caption
_NAMED = "//body//figcaption | //body//*/@class[contains(., 'caption')]/.."


def with_captions_marked(paragraphs: Sequence[str], tree: Any) -> list[str]:
    """The paragraphs of a page; those that are all of a picture's caption begin with its mark."""
    found = (" ".join(str(one.xpath("string()")).split()) for one in tree.xpath(_NAMED))
    captions = {line for line in found if len(line) <= _LONGEST}
    return [CAPTION_MARK + line if line in captions else line for line in paragraphs]
