"""Questions that an article asks itself, as interviews and lists of questions do, and answers."""

from collections.abc import Sequence

import numpy as np
import pytest

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from embeddings.sentences import sentence_spans
from qa.curves import Curve
from qa.quoting.neighbours import context
from qa.quoting.own_questions import repeats
from qa.quoting.sentence_choice import Candidate, candidates
from qa.retrieval.reranking import rerank

TEXT = (
    "Do you sail to the islands in winter?\n\n"
    "Never after October. The nets are mended then.\n\n"
    "What is the best bait for eels?\n\n"
    "Lugworm, and nothing else.\n\n"
    "“Why do you stay?”\n\n"
    "My boat is paid for."
)
SKIPPER = Article("skipper.txt", "A skipper of Farra", TEXT, language="en")


def best(question: str, article: Article = SKIPPER) -> Candidate:
    encoded: list[str] = []

    def encode(texts: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        encoded.extend(texts)
        return np.ones((len(texts), 1), np.float32)

    hit = Hit(Passage(article, 0, len(article.text)), 0.9)
    read = rerank(question, [hit], [None], Curve({}))
    found = candidates(question, read, encode, Curve({"shared": 1.0}))
    assert all(not each.text.endswith(("?", "?”")) for each in found)
    assert encoded[1] == f"{found[0].lead} {found[0].text}".lstrip()
    return found[0]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Does he sail to the islands in winter?", "Never after October."),
        ("What bait is best for eels?", "Lugworm, and nothing else."),
        ("Why does he stay?", "My boat is paid for."),
    ],
)
def test_what_follows_a_question_answers_it_and_the_question_does_not(
    question: str, answer: str
) -> None:
    assert best(question).text == answer


@pytest.mark.parametrize(
    ("question", "replies"),
    [
        ("what is the best bait for eels", True),
        ("What's the best bait for eels off Farra?", True),  # which the title names
        ("What is the best bait for eels in winter?", False),
        ("Who is the best for eels?", False),
        ("best bait eels", False),
        ("Do you sail to the islands in winter?", True),
        ("Which islands do you sail to in winter?", False),
    ],
)
def test_what_follows_the_users_own_question_replies_to_it(question: str, replies: bool) -> None:
    found = best(question)
    assert found.replies == replies
    assert (found.score > 0.9) == replies


@pytest.mark.parametrize(
    ("question", "own", "replies"),
    [
        ("Who beat Farra?", "Who did Farra beat?", False),
        ("Who didn't sign the plea?", "Who signed the plea?", False),
        ("Who has not signed the plea?", "Who has signed the plea?", False),
        ("Why is nobody in the pool?", "Why is there somebody in the pool?", False),
        ("Wann wurde die Mole gebaut?", "Wer hat die Mole gebaut?", False),
        ("Wann wurde die Mole gebaut?", "Wann war die Mole gebaut?", True),
        ("¿Cuándo abrió el puente?", "¿Por qué abrió el puente?", False),
        ("When does the pool open?", "When does the pool open on Sundays?", False),
    ],
)
def test_another_question_in_the_same_words_is_not_the_users(
    question: str, own: str, replies: bool
) -> None:
    assert repeats(question, own, set()) == replies


def test_what_follows_a_pages_list_of_its_questions_replies_to_none() -> None:
    asked = "Who runs the pool?\n\nMay I bring my dog?"
    text = f"{asked}\n\nThe pool lies on the quay.\n\nMay I bring my dog?\n\nIt must swim."
    found = best("May I bring my dog?", Article("pool.txt", "The pool", text, language="en"))
    assert (found.text, found.replies) == ("It must swim.", True)


def test_an_answer_is_quoted_with_the_question_before_it() -> None:
    for asked, answer, *_ in (TEXT.split("\n\n")[i : i + 2] for i in (2, 4)):
        span = next(one for one in sentence_spans(TEXT, "en") if one.of(TEXT) == answer)
        found = context(SKIPPER, span)
        assert found is not None
        assert found.of(TEXT) == asked


@pytest.mark.parametrize(("before", "fragment"), [("Is it deep?", 0.0), ("It is deep.", 1.0)])
def test_however_short_it_is_an_answer_that_stands_after_a_question(
    before: str, fragment: float
) -> None:
    text = f"{before}\n\nHardly\n\nBoats of some size lie there."
    article = Article("quay.txt", "The quay", text, language="en")
    read = rerank("Is it deep?", [Hit(Passage(article, 0, len(text)), 0.9)], [None], Curve({}))
    encode = lambda texts: np.ones((len(texts), 1), np.float32)  # noqa: E731
    found = candidates("Is it deep?", read, encode, Curve({}))
    assert {each.text.strip(): each.features["fragment"] for each in found}["Hardly"] == fragment


def test_a_definition_replies_to_who_asks_for_it() -> None:
    text = "The net is a fyke if it is round. Of Farra's nets a fyke is one.\n\nA fyke is a trap."
    found = best("What is a fyke?", Article("net.txt", "Nets", text, language="en"))
    assert (found.text, found.replies) == ("A fyke is a trap.", True)
