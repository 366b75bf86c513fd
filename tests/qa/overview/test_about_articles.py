"""Summaries, mentions and metadata over a small library, without a model."""

from contextlib import closing
from pathlib import Path

import pytest

from embeddings.article import Article
from embeddings.filters import Filter
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from qa import Byline
from qa.overview.about_articles import AboutArticles
from qa.question.recognising import recognise
from qa.retrieval.retriever import Retriever
from qa.settings import Settings
from tests.embeddings.word_hash_encoder import WordHashEncoder
from tests.qa.overview.small_library import ask, names


def test_every_mention_is_found_and_the_newest_comes_first(about: AboutArticles) -> None:
    answer = ask(about, "Which articles mention Otto Marsh?")
    assert answer.kind == "mentions"
    assert names(answer) == ["fair.md", "ferry.md"]
    assert all("Otto Marsh" in sentence.text for sentence in answer.sentences)
    assert [one.label for one in answer.sentences] == [
        "7 August 2022, 1 mention",
        "1 March 2020, 1 mention",
    ]
    assert answer.note == "2 articles mention Otto Marsh."


def test_what_no_sentence_answers_is_listed_where_it_is_mentioned(tmp_path: Path) -> None:
    with Byline(tmp_path, encoder=WordHashEncoder(), settings=Settings(threshold=1.0)) as byline:
        byline.add_text("Sheep fair", "The sheep fair of Farra drew eleven hundred visitors.")
        told = byline.ask("Tell me about the sheep fair")
        assert (told.kind, told.note) == ("mentions", "1 article mentions the sheep fair.")
        either = byline.ask("Tell me about the goat fair or the sheep fair")
        assert either.sentences == told.sentences
        assert byline.ask("Tell me about the goat fair").refused
        assert byline.ask("Who drew the sheep fair?").refused


def test_what_there_is_comes_newest_first_and_within_the_limits(about: AboutArticles) -> None:
    answer = ask(about, "Which articles are there?")
    told = dict(zip(names(answer), answer.sentences, strict=True))
    assert told["fair.md"].label == "7 August 2022, “Sheep fair on Farra”"
    assert told["fair.md"].text.startswith("The sheep fair of Farra drew")
    assert answer.note == f"{len(told)} articles."
    assert names(answer).index("fair.md") < names(answer).index("ferry.md")
    late = ask(about, "Which articles are there?", Filter(after="2022-01-01"))
    assert set(names(late)) < set(names(answer))
    recognised = recognise("Which articles are there?")
    assert about.answer("?", recognised, Filter(after="2099-01-01")) is None


def test_articles_of_one_title_are_told_apart_by_how_they_begin(quick: Byline) -> None:
    for number, begun in enumerate(
        ("The mill burned down on Monday.", "Four masons mended the long quay.")
    ):
        text = f"Weekly notes\n\nBy Ada Brook\n\n{number + 1} May 2020\n\n{begun} That was all."
        quick.add_text("", text)
    quick.add_text("", "The pier\n\nThe pier was painted green by nobody at all.")
    told = quick.ask("Which articles are there?").sentences
    assert [(one.label, one.text) for one in told] == [
        ("2 May 2020, “Weekly notes”", "Four masons mended the long quay."),
        ("1 May 2020, “Weekly notes”", "The mill burned down on Monday."),
        ("", "The pier"),
    ]


def test_mentions_are_complete_beyond_what_a_search_would_show(
    quick: Byline, tmp_path: Path
) -> None:
    (notes := tmp_path / "notes").mkdir()
    for number in range(60):
        (notes / f"{number}.txt").write_text(
            f"Note {number}\n\nThe lamp {number} was lit by Ada Brook in the evening."
        )
    quick.add(notes)
    answer = quick.ask("Which articles mention Ada Brook?")
    assert answer.note == "60 articles mention Ada Brook. The newest 50 are shown."
    assert len(answer.sentences) == 50


def test_only_what_is_listed_is_compared_with_its_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "The heron stood in the shallow water below the mill all day and ate no fish at all."
    articles = [Article(f"{n}.txt", "Heron", said, published=f"2020-01-0{n}") for n in (1, 2, 3)]
    articles.append(Article("new.txt", "Two", "Two herons came.", published="2021-01-01"))
    with closing(Store(tmp_path)) as store:
        add_articles(store, WordHashEncoder(), articles)
        index = ArticleIndex(store, WordHashEncoder())
        about = AboutArticles(index, Retriever(index).retrieve)
        every = ask(about, "Which articles mention the heron?")
        assert every.note == "2 articles mention the heron."
        assert [len(one.also_in) for one in every.citations] == [0, 2]
        held = ask(about, "Which articles are there?")
        assert (held.note, len(held.citations)) == ("2 articles.", 2)
        assert [len(one.also_in) for one in held.citations] == [0, 2]
        newest = ask(about, "The two newest articles")
        assert [one.article.title for one in newest.citations] == ["Two", "Heron"]
        monkeypatch.setattr("qa.overview.listing.MOST_LISTED", 1)
        compared: list[str] = []

        def copies(article: Article) -> list[Article]:
            compared.append(article.source)
            return []

        monkeypatch.setattr(index, "copies", copies)
        first = ask(about, "Which articles mention the heron?")
        assert first.note == "4 articles mention the heron. The newest is shown."
        assert compared == ["new.txt"]


def test_mentions_only_where_a_filter_admits(about: AboutArticles) -> None:
    answer = ask(about, "Which articles mention Otto Marsh?", Filter(before="2021-01-01"))
    assert names(answer) == ["ferry.md"]


def test_an_article_that_mentions_several_things_asked_for_is_listed_once(
    about: AboutArticles,
) -> None:
    answer = ask(about, "Which articles mention either the captain or Otto Marsh?")
    assert names(answer) == ["fair.md", "ferry.md"]
    assert [sentence.label for sentence in answer.sentences] == [
        "7 August 2022, 1 mention",
        "1 March 2020, 2 mentions",
    ]


def test_any_of_several_things_is_enough_though_one_article_has_the_words_as_asked(
    quick: Byline,
) -> None:
    for text in ("Would she have rum or cider?", "Rum came by the ferry.", "Cider is made."):
        quick.add_text(text.split()[0], f"{text} Nobody asked why.")
    told = quick.ask("Which articles mention rum or cider?")
    assert {one.article.title for one in told.citations} == {"Would", "Rum", "Cider"}


def test_of_several_things_the_first_that_an_article_mentions_is_quoted(quick: Byline) -> None:
    quick.add_text("Drinks", "Cider is made at Tesk. Rum came by the ferry.")
    assert [one.text for one in quick.ask("Which articles mention rum or cider?").sentences] == [
        "Cider is made at Tesk."
    ]


def test_what_has_no_day_comes_last_whatever_the_order(quick: Byline) -> None:
    for name, day in (("a", ""), ("b", "2020-05-01"), ("c", "2019-05-01")):
        text = f"The tide came to the quay of {name} at night."
        quick.put_back(Article(f"{name}.txt", f"Tide {name}", text, published=day, language="en"))
    assert names(quick.ask("Which articles mention the tide?")) == ["b.txt", "c.txt", "a.txt"]
    assert names(quick.ask("Timeline of the tide")) == ["c.txt", "b.txt", "a.txt"]


def test_in_quotation_marks_or_is_a_word_like_any(about: AboutArticles) -> None:
    assert ask(about, "Which articles mention “tea or ferries”?").refused
    assert not ask(about, "Which articles mention tea or ferries?").refused


def test_a_timeline_of_what_nobody_calls_so_is_that_of_its_name(about: AboutArticles) -> None:
    answer = ask(about, "Timeline of the Otto Marsh scandal")
    assert names(answer) == ["ferry.md", "fair.md"]
    assert answer.note == "2 articles mention Otto Marsh."
    assert ask(about, "Timeline of the Jon Aldous scandal").refused


def test_a_thing_that_nobody_mentions_is_refused(about: AboutArticles) -> None:
    answer = ask(about, "Which articles mention Napoleon?")
    assert answer.refused
    assert answer.confidence == 0


def test_a_summary_is_the_headline_and_sentences_in_order(about: AboutArticles) -> None:
    answer = ask(about, "Summarise “The ferry to Farra is back”")
    assert answer.kind == "summary"
    assert set(names(answer)) == {"ferry.md"}
    assert 3 <= len(answer.sentences) <= 6
    starts = [one.start for one in answer.citations]
    assert starts == sorted(starts)


def test_a_summary_has_as_many_sentences_as_are_asked_for(about: AboutArticles) -> None:
    named = "“The ferry to Farra is back”"
    for count in (1, 2):
        answer = ask(about, f"Summarise {named} in {count} sentences")
        headline, *sentences = answer.sentences
        assert headline.text == "The ferry to Farra is back"
        assert len(sentences) == count


def test_where_no_article_is_spoken_of_all_are_named_to_choose_from(about: AboutArticles) -> None:
    answer = ask(about, "Give me a summary")
    every = ask(about, "Which articles are there?")
    assert names(answer) == names(every)
    assert answer.note == f"{every.note} Say which article: give words of its title."


def test_an_article_may_be_named_by_its_subject(about: AboutArticles) -> None:
    assert set(names(ask(about, "Summarise the article about the sheep fair"))) == {"fair.md"}


def test_this_article_is_the_one_that_was_spoken_of(about: AboutArticles) -> None:
    question = "Who wrote this article?"
    asked = recognise(question)
    assert ask(about, question).note == "Say which article: give words of its title."
    answer = about.answer(question, asked, None, "Forty kinds of tea")
    assert answer is not None
    assert answer.short == "Ines Falk"
    only_one = ask(about, question, Filter(before="2020-12-31"))
    assert only_one.short == "Ada Brook"


def test_an_author_is_cited_where_the_text_says_it(about: AboutArticles) -> None:
    answer = ask(about, "Who wrote The ferry to Farra is back?")
    assert answer.kind == "metadata"
    assert answer.short == "Ada Brook"
    (sentence,) = answer.sentences
    assert sentence.text == "By Ada Brook"
    assert sentence.short is not None
    assert sentence.short.of(sentence.text) == "Ada Brook"


def test_a_fact_that_the_text_does_not_say_names_its_article(about: AboutArticles) -> None:
    answer = ask(about, "When was the piece about the sheep fair published?")
    assert answer.short == "7 August 2022"
    (sentence,) = answer.sentences
    assert (sentence.text, sentence.citations) == ("Sheep fair on Farra", ())


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote the weather book?",
        "What is the fuss about?",
        "What was her rowing about?",
        "Who sells tea?",
        "How old is Lena Quist?",
        "How old is the sheep fair on Farra?",
        "Who wrote the kinds?",  # one word of a title
    ],
)
def test_what_names_no_article_is_looked_for_in_the_text(
    about: AboutArticles, question: str
) -> None:
    assert about.answer(question, recognise(question)) is None


def test_what_a_text_tells_of_is_not_an_article_that_has_no_day(quick: Byline) -> None:
    quick.add_text("She mapped the Sound of Farra", "The map was published in 1963.")
    answer = quick.ask("When was the map of the Sound of Farra published?")
    assert answer.kind != "metadata"
    assert quick.ask("When was the article about the Sound of Farra published?").kind == "metadata"


def test_a_word_of_a_text_is_summed_up_where_an_article_is_meant(
    about: AboutArticles,
) -> None:
    for question in ("Summarise the rowing", "What is the article about the rowing about?"):
        assert set(names(ask(about, question))) == {"doctor.md"}
    assert set(names(ask(about, "What is the sheep fair about?"))) == {"fair.md"}


def test_what_a_site_repeats_is_neither_a_mention_nor_summed_up(quick: Byline) -> None:
    plea = "Get the news of the pier every morning with the letter of the Quay."
    bodies = {
        "Pier": "The pier was closed on Monday morning. Its planks had rotted since January.",
        "Mill": "A miller found old flour in his loft. He called the loaf that he baked decent.",
        "Lamp": "Nobody lit the lamp at Ulvik for a week. The keeper was at a wedding.",
        "Quay": "Fishermen at Lenhaven have a new place to land. It was built of granite.",
    }
    for title, body in bodies.items():
        text = f"{body}\n\n{plea}"
        quick.put_back(Article(f"{title}.txt", title, text, site="The Quay", language="en"))
    assert names(quick.ask("Which articles mention the pier?")) == ["Pier.txt"]
    assert len(names(quick.ask("Which articles mention the letter of the Quay?"))) == 4
    either = quick.ask("Which articles mention the letter of the Quay or the planks?")
    assert names(either) == ["Pier.txt"]
    told = quick.ask("Summarise the article Lamp")
    headline, *sentences = told.sentences
    assert (headline.text, headline.citations) == ("Lamp", ())  # it stands in no line of the text
    assert told.text.startswith("Lamp\nNobody lit the lamp")
    assert " ".join(one.text for one in sentences) == bodies["Lamp"]


@pytest.mark.slow
def test_what_is_told_about_a_thing_has_no_short_answer(samples: Byline) -> None:
    """The Mill Bridge is not "Dunmarrow"."""
    told = samples.ask("Tell me about the Mill Bridge")
    assert (told.refused, told.headline) == (False, "")
    assert samples.ask("Tell me about when Mill Bridge was built").headline == "1782"
