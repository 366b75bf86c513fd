"""Suggested questions are of the newest articles, and answered."""

from dataclasses import replace

import pytest

from embeddings.article import Article
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from qa.byline import Byline
from qa.web.suggestions import WHICH, suggestions
from tests.embeddings.library.damage import change_letters
from tests.embeddings.word_hash_encoder import WordHashEncoder


def pier(year: int) -> Article:
    text = f"The pier at Hamna was built by Jon Hask in {year}. It is of oak, as Jon Hask wished."
    return Article(f"{year}.txt", f"Pier of {year}", text, published=f"{year}-04-12")


def test_the_newest_articles_are_asked_about_each_once_and_answered(quick: Byline) -> None:
    store = Store(quick.status().folder)
    twice = replace(pier(1519), source="copy.txt")
    quoted = replace(pier(1518), title="“It will stay”, says Ada Brook")
    untitled = replace(pier(1600), title=" ")
    others = map(pier, range(1500, 1518))
    add_articles(store, WordHashEncoder(), [*others, quoted, pier(1519), twice, untitled])
    store.close()
    asked = suggestions(quick)
    assert asked == (
        "What is “Pier of 1519” about?",
        "What is “It will stay”, says Ada Brook about?",
        "Which articles mention “Jon Hask”?",
        WHICH,
    )
    assert not any(quick.ask(one).refused for one in asked)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ada Hale’s boat sank. She swam, and Ada Hale is well.", ["Ada Hale"]),
        ("Der Bürgermeister Olaf Brandt kam. Die Brücke war zu. Olaf Brandt blieb.", []),
        ("Die Brücke ist zu. Die Brücke bleibt zu.", []),
        ("The boat of Ada Hale sank on Monday.", []),
    ],
)
def test_a_name_in_the_first_sentence_is_asked_about_if_it_comes_again(
    quick: Byline, text: str, named: list[str]
) -> None:
    store = Store(quick.status().folder)
    add_articles(store, WordHashEncoder(), [Article("a.txt", "News", text)])
    store.close()
    of_names = [f"Which articles mention “{name}”?" for name in named]
    assert suggestions(quick) == ("What is “News” about?", *of_names, WHICH)
    assert not any(quick.ask(one).refused for one in suggestions(quick))


def test_no_more_is_read_of_the_library_than_until_a_name_is_found(
    quick: Byline, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(quick.status().folder)
    add_articles(store, WordHashEncoder(), map(pier, range(1500, 1512)))
    store.close()
    whole, read = quick.article, list[str]()

    def article(source: str) -> Article | None:
        read.append(source)
        return whole(source)

    monkeypatch.setattr(quick, "article", article)
    assert "Which articles mention “Jon Hask”?" in suggestions(quick)
    assert len(read) == 1


def test_of_a_damaged_library_it_is_asked_which_articles_there_are(quick: Byline) -> None:
    store = Store(quick.status().folder)
    add_articles(store, WordHashEncoder(), [replace(pier(1500), authors=("Ola Brand",))])
    store.close()
    change_letters(store.folder, b'["Ola Brand"]', b'["Ola Brand",')
    assert suggestions(quick) == (WHICH,)
