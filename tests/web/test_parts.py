"""The parts of the page that need no browser."""

import subprocess
import sys
from dataclasses import replace
from errno import ENOSPC
from html import unescape
from pathlib import Path
from re import sub
from threading import Event
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.article import Article
from embeddings.encoder import DEFAULT_ENCODER
from embeddings.errors import IndexingError, UnreadableArticle
from embeddings.library.catalogue import Entry, Listing
from embeddings.reading import Unreadable
from embeddings.rebuilding.progress import OnProgress, Progress
from embeddings.rebuilding.report import RebuildReport
from qa.answer import Answer, Citation, Sentence
from qa.history.exchange import Exchange
from qa.status import LibraryStatus
from qa.web.citation_links import link_to, parse_link
from qa.web.html.answer import answer_html
from qa.web.html.article import article_panel
from qa.web.html.article_list import _megabytes, cards_html, language_note
from qa.web.html.bar import Names, bar_html
from qa.web.html.conversation import FAILED, LONG, spoken, thread_html
from qa.web.html.escaping import shown
from qa.web.html.job import job_html
from qa.web.job import Job, Phase
from qa.web.librarian import report_lines
from qa.web.session import NOBODY, Session, choices_of, first_session
from qa.web.uploads import keep_upload, safe_name

from .kept import DIFFER, TWO

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def plain(html: str) -> str:
    return unescape(sub(r"<[^>]*>", "", html))


def test_a_question_that_is_too_long_leaves_room_for_what_is_said_to_it() -> None:
    short, long = (
        thread_html(Session(exchanges=(Exchange("x" * many, problem="Shorten it."),)))
        for many in (LONG, LONG + 1)
    )
    assert "<h2 class='asked' dir='auto'>" in short
    assert "<h2 class='asked long' tabindex='0' dir='auto'>" in long


@given(TEXTS)
def test_shown_text_has_no_mark_up(text: str) -> None:
    assert not set(shown(text)) & set("<>\"'")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=200))
def test_shown_text_comes_back(text: str) -> None:
    assert unescape(shown(text, keep=True)) == text


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5), st.data())
def test_the_panel_marks_exactly_the_cited_characters(
    parts: list[str], data: st.DataObject
) -> None:
    text = "\n\n".join(part.replace("\n", " ").replace("\r", " ") for part in parts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = Article("a.txt", "<title>", text)
    panel = article_panel(article, link_to(article, start, end), sample=False)
    cited = "".join(
        part.split("</mark>")[0] for part in panel.split("<mark class='cited' tabindex='-1'>")[1:]
    )
    assert "".join(unescape(cited).split()) == "".join(
        unescape(shown(text[start:end], keep=True)).split()
    )


def test_the_title_is_not_shown_twice_and_a_changed_article_says_so() -> None:
    article = Article("a.txt", "Tide", "Tide\n\nIt came in.", url="javascript:alert(1)")
    panel = article_panel(article, link_to(article, 6, 17), sample=True)
    assert plain(panel).count("Tide") == 1
    assert "fiction" in panel
    assert "href" not in panel
    other = Article("a.txt", "Tide", "Tide\n\nIt went out.")
    changed = article_panel(other, link_to(article, 6, 17), sample=False)
    assert "has changed" in changed
    assert "<mark" not in changed


@pytest.mark.parametrize("asked", ["", "x", "../../etc/passwd", "0" * 12, "a-b-1-2", "<b>"])
def test_what_is_no_link_is_none(asked: str) -> None:
    assert parse_link(asked) is None


def test_an_answer_shows_its_short_words_first_and_its_sources_last() -> None:
    article = Article(
        "a.txt", "The <i>tide</i>", "It came at six.", site="Voice", published="2020-02-03"
    )
    citation = Citation(1, article, 0, 15)
    answer = Answer("When?", (Sentence("It came at six.", (citation,)),), 0.9, short="six")
    html = answer_html(answer, whole=True)
    assert plain(html).startswith("sixIt came at six.")
    assert plain(html).endswith("The <i>tide</i>Voice3 February 2020")
    assert f"href='#cite-{link_to(article, 0, 15)}'" in html
    assert "Sources" not in answer_html(answer, whole=False)


def test_quotes_only_is_offered_where_a_server_writes() -> None:
    assert "quotes_only" not in bar_html(Session(), Names())
    offered = bar_html(Session(), Names(writer="models.example"))
    assert "name='quotes_only'> Quotes only: send no passages to models.example" in offered
    chosen = Session(choices=choices_of("quotes_only"))
    assert "name='quotes_only' checked" in bar_html(chosen, Names(writer="models.example"))


def test_short_answers_are_one_sentence_unless_articles_are_compared() -> None:
    brief = Session(choices=choices_of("brief"))
    for answer, count in ((TWO, 1), (DIFFER, 2)):
        exchange = Exchange(answer.question, answer)
        assert sentences_in(replace(brief, exchanges=(exchange,))) == count
        assert sentences_in(Session(exchanges=(exchange,))) == 2


def sentences_in(session: Session) -> int:
    return thread_html(session).count("<span class='last'>")


def test_a_page_whose_reader_is_not_known_is_nobodys_behind_a_login() -> None:
    unknown = first_session(login=True)
    assert (unknown.reader, unknown.choices.keeping) == (NOBODY, False)
    assert first_session(login=False) == Session()


def test_a_date_that_cannot_be_is_named_on_the_articles_card() -> None:
    facts = ("1", "a.txt", "The quay", (), None, "", 30, 1)
    cards = cards_html(Listing(1, (Entry(*facts, "31.02.2017"),)), sample=False)
    assert "it says 31.02.2017, which is not taken for one" in cards


def test_the_library_says_which_languages_its_encoder_does_not_know() -> None:
    note = language_note([("de", 3), ("en", 2), ("<zh", 1)], f"{DEFAULT_ENCODER}@0123")
    assert "(de, &lt;zh)" in note
    assert "byline rebuild --encoder" in note


def test_a_job_is_alone_reports_and_can_be_cancelled() -> None:
    job, go = Job(), Event()

    def work(told: OnProgress) -> tuple[str, ...]:
        told(Progress(1, 2, "a"))
        go.wait(10)
        told(Progress(2, 2, "b"))
        return ("Done.",)

    assert job.start("Rebuilding", work)
    assert not job.start("Adding", work)
    job.cancel()
    go.set()
    job.join(10)
    assert job.state.phase is Phase.CANCELLED
    assert job.start("Rebuilding", work)
    job.join(10)
    assert (job.state.phase, job.state.done, job.state.lines) == (Phase.DONE, 2, ("Done.",))


def test_a_failed_job_says_why() -> None:
    def work(told: OnProgress) -> tuple[str, ...]:
        raise IndexingError("The <folder> is gone.")

    job = Job()
    job.start("Rebuilding", work)
    job.join(10)
    assert "The &lt;folder&gt; is gone." in job_html(job.state)


def test_a_report_names_what_could_not_be_read() -> None:
    report = RebuildReport(added=["a"], unreadable=[Unreadable("/x/b.pdf", "is empty")])
    assert report_lines([report]) == ("Done: 1 added.", "b.pdf is empty")
    old = RebuildReport(left_out={".doc": 1})
    assert report_lines([old]) == ("Done: nothing to add.", old.left_out_line())
    more = [RebuildReport(unreadable=[Unreadable(f"/x/{n}.pdf", "is scanned")]) for n in range(22)]
    _, many, one = report_lines([report, *more])
    assert many.startswith("22 files: each is scanned (0.pdf, 1.pdf, ")
    assert many.endswith(", 19.pdf and 2 more)")
    assert one == "b.pdf is empty"
    apart = RebuildReport(unreadable=[Unreadable(f"{n}.pdf", f"has {n} MB") for n in range(2000)])
    assert report_lines([apart])[19:] == (
        "18.pdf has 18 MB",
        "19.pdf has 19 MB",
        "and 1,980 more files that could not be read",
    )


@given(st.text(max_size=300))
def test_a_safe_name_stays_in_its_folder(name: str) -> None:
    safe = safe_name(f"{name}.txt")
    assert Path(safe).name == safe
    assert not safe.startswith(".")
    assert safe.endswith(".txt")
    assert len(safe) < 130


def test_an_upload_never_replaces_another_file(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    upload = tmp_path / "tide.txt"
    upload.write_text("one")
    first = keep_upload(upload, kept)
    assert keep_upload(upload, kept) == first
    upload.write_text("two")
    assert keep_upload(upload, kept).name == "tide-2.txt"
    assert first.read_text() == "one"
    with pytest.raises(UnreadableArticle):
        safe_name("run.exe")


def test_an_upload_that_the_disk_has_no_room_for_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = tmp_path / "tide.txt"
    upload.write_text("The tide came in at six.")
    whole = Path.open

    def full(path: Path, mode: str) -> IO[bytes]:
        with whole(path, mode) as file:
            file.write(b"The ti")
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"The tide came in at six.")
    with pytest.raises(OSError, match="No space"):
        keep_upload(upload, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_file_that_goes_while_it_is_weighed_weighs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "library.sqlite3").write_bytes(bytes(3_000_000))
    (tmp_path / "library.sqlite3-wal").symlink_to(tmp_path / "gone")
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    status = LibraryStatus(tmp_path, 1, 1, "encoder", samples=False)
    assert _megabytes(status) == 3.0


@pytest.mark.slow  # half a second of imports
def test_the_command_line_imports_no_page() -> None:
    code = "import qa.cli, qa.web.server, sys; print({'gradio', 'torch'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def test_a_stopped_answer_is_not_told_as_one_that_failed() -> None:
    assert spoken(Exchange("Who?", stopped=True)) == "Stopped by you."
    assert spoken(Exchange("Who?", problem="Ask again.")) == f"{FAILED} Ask again."


def test_what_is_spoken_of_an_answer_ends_once() -> None:
    assert spoken(Exchange("How long?", TWO)) == "Answer: six hours. 1 source."
    whole = replace(TWO, short=None)
    told = "Answer: The ferry burned for six hours. 1 source."
    assert spoken(Exchange("How long?", whole)) == told
