"""Hostile text in every place of every part: no mark-up of its own comes through."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.library.catalogue import Entry, Listing
from embeddings.passages import Passage
from embeddings.rebuilding.progress import Progress
from qa.answer import Answer, Citation, Sentence
from qa.history.conversations import Conversation
from qa.history.exchange import Exchange
from qa.history.exporting import to_html
from qa.status import LibraryStatus
from qa.web.citation_links import link_to
from qa.web.growing import Growing
from qa.web.guard.login import login_page
from qa.web.html.article import MOST_SHOWN, article_panel
from qa.web.html.article_list import cards_html
from qa.web.html.bar import Names, bar_html
from qa.web.html.charts import charts_html
from qa.web.html.conversation import conversation_html
from qa.web.html.conversation_list import list_html
from qa.web.html.job import job_html
from qa.web.html.start import start_html
from qa.web.job import JobState, Outcome
from qa.web.limits import Limits
from qa.web.session import Session

from .payloads import TEXTS

HARMLESS = "https://harmless.example/"


def article(text: str) -> Article:
    body = f"Before. {text} After."
    return Article(text, text, body, (text,), text, text, text, text, text)


def answer(text: str) -> Answer:
    source = article(text)
    citation = Citation(1, source, 0, len(source.text), (replace(source, source="copy"),))
    sentence = Sentence(text, (citation,), 0.4, (text,), context=(citation,), label=text)
    return Answer(
        text, (sentence,), 0.9, text, searched=f"{text}!", differ=True, note=text, host=text
    )


def refusal(text: str) -> Answer:
    source = article(text)
    return Answer(text, (), 0.1, nearest=(Hit(Passage(source, 0, len(source.text)), 1.0),))


def entry(text: str) -> Listing:
    return Listing(1, (Entry(article(text).id, text, text, (text,), text, text, 9, 1),))


PARTS: dict[str, Callable[[str], str]] = {
    "answer": lambda text: conversation_html(
        Session(exchanges=(Exchange(text, answer(text), limits=(("site", text),)),))
    ),
    "refusal": lambda text: conversation_html(Session(exchanges=(Exchange(text, refusal(text)),))),
    "error": lambda text: conversation_html(Session(exchanges=(Exchange(text, problem=text),))),
    "waiting": lambda text: conversation_html(
        Session(exchanges=(Exchange(text),), growing=Growing(0, Exchange(text), text))
    ),
    "source": lambda text: article_panel(
        article(text), link_to(article(text), 8, 8 + len(text)), sample=True
    ),
    "limits": lambda text: bar_html(
        Session(limits=Limits("", "", (text,), (text,), (article(text),))),
        Names((text,), (text,)),
    ),
    "library": lambda text: cards_html(entry(text), sample=False),
    "charts": lambda text: charts_html([(text, 1), ("2020-01", 2)], [(text, 2), ("b", 1)]),
    "conversations": lambda text: list_html([Conversation("id", text, "2020-01-02", 1)]),
    "job": lambda text: job_html(JobState(outcomes=(Outcome((text,), failed=True, undo=text),))),
    "working": lambda text: job_html(JobState(text, running=True, progress=Progress(1, 2, text))),
    "start": lambda text: start_html(LibraryStatus(Path(), 1, 1, "e", samples=False), (text,)),
    "login": login_page,
    "export": lambda text: to_html(
        Conversation("id", text, "", 1), [Exchange(text, answer(text)), Exchange(text)]
    ),
}


def shape(made: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of some HTML, in order, with the names of their attributes."""
    tree = html.fromstring(f"<div>{made}</div>")
    return [(str(one.tag), tuple(sorted(map(str, one.attrib)))) for one in tree.iter()]


@pytest.mark.parametrize("part", PARTS)
def test_hostile_text_makes_the_elements_that_harmless_text_makes(part: str) -> None:
    make = PARTS[part]
    expected = {tag for tag, _ in shape(make(HARMLESS))}
    attributes = {name for _, names in shape(make(HARMLESS)) for name in names}
    attributes |= {"href", "tabindex"}  # of a web address, and of what is long
    for text in TEXTS:
        made = make(text)
        assert {tag for tag, _ in shape(made)} <= expected, text
        assert {name for _, names in shape(made) for name in names} <= attributes, text


def test_a_very_long_article_is_shown_around_its_quote() -> None:
    text = "word " * 2_000_000 + "Here it is. " + "word " * 10_000  # ten megabytes, one paragraph
    long = Article("long.txt", "T" * 5_000, text)
    start = text.index("Here")
    panel = article_panel(long, link_to(long, start, start + 11), sample=False)
    assert len(panel) < 2 * MOST_SHOWN
    assert "<mark class='cited' tabindex='-1'>Here it is.</mark>" in panel
    assert "very long" in panel


def test_only_web_addresses_become_links() -> None:
    for text in TEXTS:
        for link in html.fromstring(article_panel(article(text), None, sample=False)).iter("a"):
            assert link.get("href", "").startswith(("http://", "https://"))
            assert link.get("rel") == "noopener noreferrer"
