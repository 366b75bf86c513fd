"""True sentences in other words than their source, written by people."""

import json
from collections.abc import Iterator
from pathlib import Path

from qa.training.sources.claims import Claim, gum, of_summedits, wice


def rewordings(data: Path) -> Iterator[Claim]:
    """All of them: of news and the web."""
    yield from gum(data)
    news = data / "training/summedits/summedits_news.json"
    for record in json.loads(news.read_text("utf-8")):
        if record["label"] and not record["edit_types"]:
            yield of_summedits("summedits news", record)
    for claim in wice(data / "training/wice-dev-test/claim", around=4):
        if claim.supported:
            yield claim
