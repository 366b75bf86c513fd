"""Forty-eight articles in the manners of two dozen kinds of site, in five languages."""

import json
from pathlib import Path
from typing import Any

import pytest

from embeddings.article import Article
from embeddings.reading import read_articles

FOLDER = Path(__file__).parents[1] / "data" / "articles"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text("utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_the_article_and_nothing_but_the_article(name: str) -> None:
    expected = EXPECTED[name]
    (article,) = read_articles((FOLDER / name).read_bytes(), name, suffix=Path(name).suffix)
    assert isinstance(article, Article)
    assert article.title == expected["title"]
    assert article.authors == tuple(expected["authors"])
    assert (article.published or "")[:10] == expected["date"]
    assert article.language == expected["language"]
    assert [one for one in expected["must"] if one not in article.text] == []
    assert [one for one in expected["must_not"] if one in article.text] == []
