"""An answer kept as JSON and made again says the same."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.answer import Answer, Citation, Sentence

chances = st.floats(0, 1)
lines = st.text(max_size=20)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text(min_size=1, max_size=60))
    authors = tuple(draw(st.lists(lines, max_size=2)))
    published = draw(st.none() | st.just("2020-02-03"))
    return Article(draw(lines), draw(lines), text, authors, published, language=draw(lines))


@st.composite
def stretches(draw: st.DrawFn, found: list[Article]) -> tuple[Article, int, int]:
    article = draw(st.sampled_from(found))
    start = draw(st.integers(0, len(article.text) - 1))
    return article, start, draw(st.integers(start + 1, len(article.text)))


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    found = draw(st.lists(articles(), min_size=1, max_size=3, unique_by=lambda one: one.source))
    copies = st.lists(st.sampled_from(found), max_size=2).map(tuple)
    sentences = []
    for number in range(1, 1 + draw(st.integers(0, 3))):
        citation = Citation(number, *draw(stretches(found)), also_in=draw(copies))
        before = Citation(number + 10, *draw(stretches(found)))
        sentences.append(
            Sentence(
                citation.quote,
                (citation,),
                draw(chances),
                tuple(draw(st.lists(lines, max_size=2))),
                draw(st.none() | st.just(Span(0, 1))),
                draw(st.sampled_from([(), (before,)])),
            )
        )
    nearest = tuple(Hit(Passage(*draw(stretches(found))), draw(chances)) for _ in range(2))
    return Answer(
        draw(lines),
        tuple(sentences),
        draw(chances),
        draw(st.none() | lines),
        nearest,
        draw(chances),
        draw(lines),
        draw(st.sampled_from(["quote", "summary", "written"])),
        draw(st.booleans()),
        draw(lines),
        draw(lines),
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(answers())
def test_an_answer_comes_back_from_json_without_loss(answer: Answer) -> None:
    stored = answer.to_dict()
    restored = Answer.from_dict(json.loads(json.dumps(stored)))
    assert restored.to_dict() == stored
    assert [one.quote for one in restored.citations] == [one.quote for one in answer.citations]
    assert [one.article.digest for one in restored.citations] == [
        one.article.digest for one in answer.citations
    ]
    assert Answer.from_dict(restored.to_dict()) == restored


def test_what_was_searched_is_the_question_unless_something_else_was() -> None:
    assert Answer("Why?", (), 0.1).searched == "Why?"
    assert Answer("Why?", (), 0.1, searched="Why did the ferry sink?").searched != "Why?"
