"""What a link of an old answer leads to."""

from pathlib import Path

import pytest

from qa.byline import Byline
from qa.web.citation_links import Link, as_cited, link_to, linked_article, parse_link


def test_it_is_the_article_wherever_its_file_is_now(quick: Byline, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name in ("tide", "lamp"):
        (news / f"{name}.txt").write_text(f"The {name}\n\nThe {name} is high.", "utf-8")
    quick.add(news)
    tide = next(one for one in quick.articles() if one.title == "The tide")
    link = link_to(tide, 0, 8)
    assert linked_article(quick, link) == tide
    news.rename(tmp_path / "kept")
    quick.add(tmp_path / "kept")
    quick.remove(str(news))
    found = linked_article(quick, link)
    assert found is not None
    assert (found.text, found.source) == (tide.text, str(tmp_path / "kept" / "tide.txt"))
    (tmp_path / "kept" / "tide.txt").unlink()
    quick.rebuild()
    assert linked_article(quick, link) is None
    assert linked_article(quick, Link("0" * 12, "%_?*[]12", 0, 8)) is None


def test_it_is_the_text_that_was_cited(quick: Byline, tmp_path: Path) -> None:
    file = tmp_path / "tide.txt"
    file.write_text("The tide\n\nThe tide is high.", "utf-8")
    quick.add(file)
    (before,) = quick.articles()
    link = link_to(before, 0, 8)
    file.write_text("The tide\n\nThe tide is low.", "utf-8")
    quick.rebuild()
    now = linked_article(quick, link)
    assert now is not None
    assert now.text != before.text
    cited, until = as_cited(quick, now, link)
    assert cited.text == before.text
    assert until


@pytest.mark.parametrize("asked", ["", "x", "../../etc/passwd", "0" * 12, "a-b-1-2", "<b>"])
def test_what_is_no_link_is_none(asked: str) -> None:
    assert parse_link(asked) is None
