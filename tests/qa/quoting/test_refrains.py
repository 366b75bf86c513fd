"""What a site sets under every article is not quoted, unless the reader finds the answer in it."""

from embeddings.article import Article
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.quoting.refrains import without_refrains
from qa.quoting.sentence_choice import Candidate

TEXT = "The pier reopened. Sign up for news of the pier."
PIER = Article("pier.txt", "Pier", TEXT, site="The Quay")
OWN, PLEA = Span(0, 18), Span(19, 48)


def candidate(span: Span, *, inside: bool, answers: float) -> Candidate:
    features = {"inside": float(inside), "answers": answers}
    return Candidate(Passage(PIER, 0, len(TEXT)), span, features, 0.0)


def test_a_repeated_paragraph_is_passed_over() -> None:
    own, plea = (candidate(span, inside=False, answers=5.0) for span in (OWN, PLEA))
    assert without_refrains([plea, own], lambda _: [PLEA]) == [own]
    assert without_refrains([plea, own], lambda _: []) == [plea, own]


def test_unless_the_reader_finds_the_answer_in_it() -> None:
    assert without_refrains([candidate(PLEA, inside=True, answers=2.0)], lambda _: [PLEA])
    assert not without_refrains([candidate(PLEA, inside=True, answers=-2.0)], lambda _: [PLEA])
