"""Passages: verbatim spans of whole sentences, in order, each sentence once, within the limit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.article import Article
from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.passages import Passage, headed_texts, split_passages
from embeddings.sentences import sentence_spans
from tests.embeddings.library.library_checks import assert_covers
from tests.embeddings.texts import any_text, prose, titles
from tests.embeddings.word_hash_encoder import WordHashEncoder

MARKS = 2  # what a model puts around a text

articles = st.builds(
    Article,
    st.just("a.txt"),
    titles,
    any_text | prose,
    language=st.sampled_from(["", "en", "ja", "ko", "de"]),
)

HARD = {
    "chinese": Article("a", "新闻" * 80, "今天天气很好。" * 200, language="zh"),
    "korean": Article("a", "대통령이 한국을 방문했다" * 20, "대통령이 한국을 방문했다. " * 120),
    "korean-words": Article("a", "한국" * 60, "한국" * 700),
    "emoji": Article("a", "🚢" * 200, "🚢👨‍👩‍👧🥶 " * 300),
    "long-word": Article("a", "x" * 500, "abcdefghij" * 500),
    "rare-letters": Article("a", "qzxv" * 90, "zqxjkvb" * 500),
    "hyphens": Article("a", "-" * 300, "-" * 3000),
    "one-sentence": Article("a", "Long", "and then he went on and on " * 300),
    "short-words": Article("a", "a b " * 60, "a b c " * 300),
    "accents": Article("a", "ế" * 200, "ếộữ" * 500),
}


def split(article: Article, encoder: Encoder) -> list[Passage]:
    return split_passages(article, encoder.count_tokens, encoder.limit)


def headed(passages: list[Passage], encoder: Encoder) -> list[str]:
    return headed_texts(passages, encoder.count_tokens, encoder.limit)


def assert_passages_hold(article: Article, encoder: Encoder) -> None:
    passages = split(article, encoder)
    assert_covers(article, [(one.start, one.end) for one in passages])
    for passage in passages:
        assert passage.text == article.text[passage.start : passage.end]
        assert passage.text.strip() == passage.text != ""
    given_to_encoder = encoder.count_tokens(headed(passages, encoder))
    assert all(count + MARKS <= encoder.limit for count in given_to_encoder), given_to_encoder


@given(articles)
def test_passages_are_spans_that_cover_the_sentences_within_the_limit(article: Article) -> None:
    assert_passages_hold(article, WordHashEncoder())


@given(prose)
def test_a_sentence_that_fits_is_never_cut(text: str) -> None:
    encoder = WordHashEncoder()
    passages = split(Article("a.txt", "Title", text), encoder)
    for sentence in sentence_spans(text):
        if sentence.end - sentence.start <= encoder.limit - len(passages[0].article.title):
            assert any(one.start <= sentence.start and sentence.end <= one.end for one in passages)


@pytest.mark.parametrize("article", HARD.values(), ids=HARD)
def test_hard_texts_and_titles_stay_within_the_limit(article: Article) -> None:
    assert_passages_hold(article, WordHashEncoder())


@pytest.mark.slow
@pytest.mark.parametrize("article", HARD.values(), ids=HARD)
def test_hard_texts_stay_within_the_real_limit(
    article: Article, real_encoder: SentenceEncoder
) -> None:
    assert_passages_hold(article, real_encoder)


@pytest.mark.slow
def test_passages_stay_within_the_real_limit(real_encoder: SentenceEncoder) -> None:
    @settings(deadline=None, max_examples=150)
    @given(articles)
    def holds(article: Article) -> None:
        assert_passages_hold(article, real_encoder)

    holds()


def test_an_empty_text_has_no_passages(encoder: WordHashEncoder) -> None:
    assert split(Article("a.txt", "Title", ""), encoder) == []


def test_short_paragraphs_share_a_passage_and_a_heading_opens_one(encoder: WordHashEncoder) -> None:
    text = "One came.\n\nTwo went.\n\nThe way back\n\nThree stayed."
    texts = [one.text for one in split(Article("a.txt", "Title", text), encoder)]
    assert texts == ["One came.\n\nTwo went.", "The way back\n\nThree stayed."]


def test_a_question_stands_in_the_passage_of_what_follows_it(encoder: WordHashEncoder) -> None:
    ferry = "The ferry leaves the quay at seven and is back before noon. " * 4
    asked = f"Is it dear?\n\nWhat does it cost?\n\n{ferry}\n\nAnd why?"
    headed = "Fishing\n\nEels bite at dusk.\n\nDo they?"
    text = f"{ferry}\n\n{asked}\n\n{headed}"
    texts = [one.text for one in split(Article("a.txt", "Title", text), encoder)]
    assert texts == [ferry.strip(), asked, headed]


def test_a_short_answer_between_questions_is_no_heading(encoder: WordHashEncoder) -> None:
    paid, dogs = "What does it cost?\n\n5 crowns", "May I bring my dog?\n\nNo"
    text = f"{paid}\n\n{dogs}"
    assert [one.text for one in split(Article("a.txt", "Title", text), encoder)] == [text]


def test_the_encoder_reads_the_title_above_the_words(encoder: WordHashEncoder) -> None:
    passages = split(Article("a.txt", "The tide", "It came in at six."), encoder)
    assert headed(passages, encoder) == ["The tide\nIt came in at six."]
