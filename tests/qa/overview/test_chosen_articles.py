"""Articles chosen by order, author, site, day, address or a few words, without a model."""

from pathlib import Path

import pytest

from embeddings.article import Article
from embeddings.filters import Filter
from qa import Byline
from qa.overview.about_articles import AboutArticles
from qa.question.recognising import recognise
from qa.settings import Settings
from tests.embeddings.word_hash_encoder import WordHashEncoder
from tests.qa.overview.small_library import HEAD, ask, names


@pytest.mark.parametrize(
    ("question", "found", "note"),
    [
        ("What is the newest article?", ["doctor.md"], "4 articles. The newest is shown."),
        ("The two oldest articles", ["ferry.md", "tea.md"], "4 articles. The oldest 2 are shown."),
        ("Which articles are from 2022?", ["doctor.md", "fair.md"], "2 articles."),
        ("What did Ada Brook write?", ["doctor.md", "ferry.md"], "2 articles."),
        ("Articles by falk from 2021", ["tea.md"], "1 article."),
        ("Articles by Ada and by Falk from 2022", ["doctor.md", "fair.md"], "2 articles."),
        (
            "Which articles by Ada Brook or Ines Falk mention Farra?",
            ["fair.md", "ferry.md"],
            "2 articles mention Farra.",
        ),
        ("Articles by Otto Marsh or Ines Falk", ["fair.md", "tea.md"], "2 articles."),
        (
            "Which articles mention tea, the sheep fair or Lena Quist?",
            ["doctor.md", "fair.md", "tea.md"],
            "3 articles mention tea, the sheep fair or Lena Quist.",
        ),
        ("What has the Quay published since August 2022?", ["doctor.md", "fair.md"], "2 articles."),
        ("Which articles by Ada Brook mention Farra?", ["ferry.md"], "1 article mentions Farra."),
        (
            "Oldest article about Farra",
            ["ferry.md"],
            "2 articles mention Farra. The oldest is shown.",
        ),
    ],
)
def test_articles_are_chosen_by_order_author_site_and_day(
    about: AboutArticles, question: str, found: list[str], note: str
) -> None:
    answer = ask(about, question)
    assert (names(answer), answer.note) == (found, note)


def test_the_newest_article_is_summed_up_and_its_author_told(about: AboutArticles) -> None:
    assert set(names(ask(about, "Summarise the newest article"))) == {"doctor.md"}
    assert set(names(ask(about, "Summarise the latest article about Farra"))) == {"fair.md"}
    assert ask(about, "Who wrote the oldest article?").short == "Ada Brook"


def test_nobody_of_a_name_is_looked_for_in_the_text(about: AboutArticles) -> None:
    for question in (
        "What did Otto Marsh write?",
        "What did he write about the ferry?",
        "Articles by Ada Brook and Otto Marsh",
    ):
        assert about.answer(question, recognise(question)) is None


def test_of_a_time_that_is_kept_out_no_author_is_looked_for(about: AboutArticles) -> None:
    request = recognise(question := "Articles by Ada Brook from 2020")
    assert about.answer(question, request, Filter(after="2021-01-01")) is None


def test_an_article_is_named_by_its_file_or_by_half_of_its_title(about: AboutArticles) -> None:
    assert set(names(ask(about, "Summarise ferry.md"))) == {"ferry.md"}
    assert ask(about, "Who wrote forty kinds?").short == "Ines Falk"


def test_authors_and_sites_come_with_their_newest_article(
    about: AboutArticles, monkeypatch: pytest.MonkeyPatch
) -> None:
    writers = ask(about, "Who are the authors?")
    assert [one.label for one in writers.sentences] == [
        "Ada Brook, 2 articles, “Lena Quist on her second year as doctor of two islands”",
        "Ines Falk, 2 articles, “Sheep fair on Farra”",
    ]
    assert (names(writers), writers.note) == (["doctor.md", "fair.md"], "2 authors.")
    sites = ask(about, "Which sites are the articles from?")
    assert (names(sites), sites.note) == (["doctor.md"], "1 site.")
    early = ask(about, "Who are the authors?", Filter(before="2020-12-31"))
    assert (names(early), early.note) == (["ferry.md"], "1 author.")
    monkeypatch.setattr("qa.overview.listing.MOST_LISTED", 1)
    writers = ask(about, "Who are the authors?")
    assert (names(writers), writers.note) == (["doctor.md"], "2 authors. The first is shown.")


def test_of_a_copy_among_the_newest_another_takes_the_place(quick: Byline) -> None:
    again = "The tide came to the quay of Farra at night, and it carried off nine of the boats."
    for name, text, day in (
        ("a.txt", again, "2022-05-03"),
        ("b.txt", again, "2022-05-02"),
        ("c.txt", "Forty kinds of tea are sold by the kiosk.", "2022-05-01"),
    ):
        quick.put_back(Article(name, name, text, published=day, language="en"))
    assert names(quick.ask("The two newest articles")) == ["a.txt", "c.txt"]


def test_what_happened_in_a_year_that_no_sentence_tells_is_listed(tmp_path: Path) -> None:
    with Byline(tmp_path, encoder=WordHashEncoder(), settings=Settings(threshold=1.0)) as byline:
        (file := tmp_path / "fair.md").write_text(
            HEAD.format(title="Sheep fair", author="Ada", date="2022-08-07", text="It drew many.")
        )
        byline.add(file)
        assert byline.ask("What happened in 2022?").text.startswith("7 August 2022, “Sheep fair”:")
        assert byline.ask("What happened in 2021?").refused
        assert byline.ask("What was published in 2021?").note == "No article fits these words."


def test_a_site_may_be_named_that_is_to_say_it(tmp_path: Path) -> None:
    with Byline(tmp_path, encoder=WordHashEncoder(), settings=Settings(threshold=0.0)) as byline:
        for site in ("The Quay", "Farra Post"):
            (file := tmp_path / f"{site}.md").write_text(
                f"---\ntitle: Fair\nsite: {site}\n---\n\nThe fair on Farra, {site} says, drew many."
            )
            byline.add(file)
        for question in (
            "According to the Post, who came to the fair?",
            "What does the Post say about the fair?",
        ):
            answer = byline.ask(question)
            assert {one.article.site for one in answer.citations} == {"Farra Post"}
            assert answer.note == "Only articles of the Post were asked."
        assert byline.ask("According to plan, who came to the fair?").note == ""


def test_an_address_that_was_not_added_is_said_to_be_unknown(tmp_path: Path) -> None:
    with Byline(tmp_path, encoder=WordHashEncoder(), settings=Settings(threshold=1.0)) as byline:
        byline.add_text("Sheep fair", "The sheep fair of Farra drew eleven hundred visitors.")
        answer = byline.ask("Summarise https://example.org/fair.html.")
        assert answer.refused
        assert answer.note == "This page is not in your library: add its address, and ask again."


def test_a_few_words_are_searched_for_where_no_sentence_answers(tmp_path: Path) -> None:
    with Byline(tmp_path, encoder=WordHashEncoder(), settings=Settings(threshold=1.0)) as byline:
        byline.add_text("Sheep fair", "The sheep fair of Farra drew eleven hundred visitors.")
        assert byline.ask("sheep fair visitors").kind == "mentions"
        assert byline.ask("sheep fair price").refused
        assert byline.ask("sheep fair visitors?").refused


def test_an_address_that_is_kept_out_is_not_summed_up(quick: Byline, tmp_path: Path) -> None:
    for name in ("fair", "mill"):
        (tmp_path / f"{name}.txt").write_text(f"The {name}\n\nThe {name} of Farra drew many.")
        quick.add(tmp_path / f"{name}.txt")
    asked = f"Summarise {tmp_path}/mill.txt"
    assert quick.ask(asked).kind == "summary"
    only = Filter(sources=(tmp_path / "fair.txt",))
    assert not any("mill" in one.quote for one in quick.ask(asked, only=only).citations)


def test_a_whole_title_means_its_article_alone(quick: Byline) -> None:
    quick.add_text("The “big” one", "The whale of Farra was seen on Monday by nine children.")
    quick.add_text("A big day for one ferry", "The ferry sailed on a day of joy for Farra.")
    whole = quick.ask("Summarise “The “big” one”")
    assert (whole.sentences[0].text, whole.note) == ("The “big” one", "")
    closest = quick.ask("Summarise “One big”")
    assert closest.sentences[0].text == "The “big” one"
    assert closest.note == "1 other article fits these words."
