"""Sentences: spans apart, in order, that leave nothing out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.sentences import Span, sentence_spans
from tests.embeddings.texts import any_text, prose


def sentences(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in sentence_spans(text, language)]


def assert_spans_hold_all(text: str, spans: tuple[Span, ...]) -> None:
    for one, other in pairwise(spans):
        assert one.end <= other.start
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())


@given(any_text | prose)
def test_every_character_that_is_not_white_space_is_in_one_sentence(text: str) -> None:
    assert_spans_hold_all(text, sentence_spans(text))


@given(any_text, st.sampled_from(["de", "fr", "ja", "zh", "ar", "hi", "", "xx"]))
def test_every_language_gives_spans_that_hold_all(text: str, language: str) -> None:
    assert_spans_hold_all(text, sentence_spans(text, language))


@given(any_text)
def test_no_sentence_crosses_a_line(text: str) -> None:
    assert all("\n" not in sentence for sentence in sentences(text))


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n", "\u3000"])
def test_white_space_has_no_sentence(text: str) -> None:
    assert sentence_spans(text) == ()


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert (
        sentences("Dr. Hall met Mrs. Lund at 6.30 p.m. on Monday. They left.")[-1] == "They left."
    )


@pytest.mark.parametrize(
    "initials",
    ["Canadian-U.S. trade", "a pro-E.U. party", "post-U.S.S.R. states", "Sino-U.K. talks"],
)
def test_no_sentence_ends_amid_initials(initials: str) -> None:
    text = f"She spoke of {initials}."
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("He came at 10:41 a.m. Tuesday. He left.", "He came at 10:41 a.m. Tuesday."),
        ("It opens at 9 p.m. Eastern time. Come.", "It opens at 9 p.m. Eastern time."),
        ("It opens at 9 p.m. Tickets are free.", "It opens at 9 p.m."),
        ("It shut at 9 p.m.\nTuesday is free.", "It shut at 9 p.m."),
        ("LOWELL, Mass. (AP) — It shut. He left.", "LOWELL, Mass. (AP) — It shut."),
        ("He left Lowell, Mass. It shut.", "He left Lowell, Mass."),
        ("He left Lowell, Mass. “It shut,” he said.", "He left Lowell, Mass."),
        ("It was Coun. Hale. He left.", "It was Coun. Hale."),
        ("Photo: the Coun.\nHe left.", "Photo: the Coun."),
    ],
)
def test_no_sentence_ends_in_an_hour_before_its_day_or_an_abbreviation(
    text: str, first: str
) -> None:
    assert sentences(text)[0] == first


def test_characters_are_counted_not_bytes() -> None:
    text = "Die Kälte 🥶 blieb. 東京は晴れ。大阪は雨。 Нет! Done."
    assert_spans_hold_all(text, sentence_spans(text))
    assert sentences(text)[0] == "Die Kälte 🥶 blieb."
    assert sentences(text)[-1] == "Done."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The mill was sold in May. Joren Malk bought it.", 2),
        ("“It was Malk who told me. The mill was ours,” she said. Nobody fell ill. All left.", 4),
        ("They asked, and the mayor said no. Then he left.", 2),
        ("He lives at No. 7 Quay Street. It has no. 12 beside it.", 2),
        ("She came on May. 5 with Dr. Hall.", 1),
        ("See no. A12 and art. IV of it, and ill. B.", 1),
        ('"It was Malk who told me." The mill was sold.', 2),
    ],
)
def test_a_word_that_looks_like_an_abbreviation_ends_a_sentence(text: str, count: int) -> None:
    spans = sentence_spans(text)
    assert len(spans) == count
    assert " ".join(span.of(text) for span in spans) == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der 2. Weltkrieg begann am 1. September.", "de"),
        ("Selon M. Rivoire, le musée ouvre.", "fr"),
        ("Mevr. A. Kuipers woont o.a. in Utrecht.", "nl"),
        ("Znaleźli ok. 200 grobów, m.in. z XIV w.", "pl"),
        ("「静かだ。」と語った。", "ja"),
    ],
)
def test_a_sentence_of_another_language_is_one(text: str, language: str) -> None:
    assert [span.of(text) for span in sentence_spans(text, language)] == [text]
    twice = f"{text} {text}\n{text}"
    assert len(sentence_spans(twice, language)) == 3
