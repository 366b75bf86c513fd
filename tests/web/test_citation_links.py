"""What a link of an old answer leads to."""

from pathlib import Path

import pytest

from qa.byline import Byline
from qa.web.citation_links import Link, as_cited, link_to, linked_article, parse_link
from tests.embeddings.word_hash_encoder import WordHashEncoder


def test_it_is_the_article_wherever_its_file_is_now(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name in ("tide", "lamp"):
        (news / f"{name}.txt").write_text(f"The {name}\n\nThe {name} is high.", "utf-8")
    with Byline(tmp_path / "own", encoder=WordHashEncoder()) as byline:
        byline.add(news)
        tide = next(one for one in byline.articles() if one.title == "The tide")
        link = link_to(tide, 0, 8)
        assert linked_article(byline, link) == tide
        news.rename(tmp_path / "kept")
        byline.add(tmp_path / "kept")
        byline.remove(str(news))
        found = linked_article(byline, link)
        assert found is not None
        assert (found.text, found.source) == (tide.text, str(tmp_path / "kept" / "tide.txt"))
        (tmp_path / "kept" / "tide.txt").unlink()
        byline.rebuild()
        assert linked_article(byline, link) is None
        assert linked_article(byline, Link("0" * 12, "%_?*[]12", 0, 8)) is None


def test_it_is_the_text_that_was_cited(tmp_path: Path) -> None:
    file = tmp_path / "tide.txt"
    file.write_text("The tide\n\nThe tide is high.", "utf-8")
    with Byline(tmp_path / "own", encoder=WordHashEncoder()) as byline:
        byline.add(file)
        (before,) = byline.articles()
        link = link_to(before, 0, 8)
        file.write_text("The tide\n\nThe tide is low.", "utf-8")
        byline.rebuild()
        now = linked_article(byline, link)
        assert now is not None
        assert now.text != before.text
        cited, until = as_cited(byline, now, link)
        assert cited.text == before.text
        assert until


@pytest.mark.parametrize("asked", ["", "x", "../../etc/passwd", "0" * 12, "a-b-1-2", "<b>"])
def test_what_is_no_link_is_none(asked: str) -> None:
    assert parse_link(asked) is None
