"""Plain text and files: what people paste and keep."""

import os
from pathlib import Path

import pytest

from embeddings.article import Article
from embeddings.errors import SourceNotFound
from embeddings.reading import (
    MAX_BYTES,
    SUFFIXES,
    Unreadable,
    article_from_text,
    find_files,
    other_kinds,
    read_articles,
)
from embeddings.reading.text.lines import paragraphs_of_lines
from tests.embeddings.reading.test_rules import check, read_one, reason

SHARED = Path(__file__).parents[4] / "shared" / "articles"

PASTED = """Council votes to keep the ferry
Islanders had feared for the night boat
By Ana Ruiz and Jo Okafor
Tuesday 3 March 2020 09:15 GMT
Updated 4 March 2020
The council voted on Monday night to keep the ferry, by nine votes to six, after a long debate.
“We are glad,” said the ferryman, who has crossed the sound 40,000 times and means to go on.
Read more: Ten bridges to see
The boat sails at six.
12 comments
"""

WRAPPED = """The long way round

By Jo Okafor

The road over the hill has been closed since the storm of last
February, and the people of the upper valley drive forty miles to
buy bread. The council says that the work will be done by Easter, but
nobody in the valley believes it, and nobody in the town hall does
either. It is not the first time.

"We were told the same in 1987," said Mrs Lund, who keeps the well-
known inn at the top of the pass. "It took four years and the govern-
ment had to send soldiers." The government did.
"""


@pytest.fixture(scope="module")
def real_article() -> Article:
    files = sorted(SHARED.glob("*.txt")) if SHARED.is_dir() else []
    if not files:
        assert os.environ.get("CI") != "true", f"{SHARED} must be there in CI"
        pytest.skip(f"no articles in {SHARED}")
    return read_one(files[0].read_bytes(), ".txt", str(files[0]))


def test_the_real_article_says_what_it_is(real_article: Article) -> None:
    assert real_article.title == (
        "Donald Trump and Rex Tillerson warn US-Russia relations are 'at a low point' "
        "after tense talks in Moscow"
    )
    assert real_article.authors == ("Mythili Sampathkumar",)
    assert real_article.published == "2017-04-12T18:37:00+01:00"
    assert real_article.updated is None
    assert real_article.site == ""


def test_the_real_article_is_whole_and_without_chrome(real_article: Article) -> None:
    paragraphs = real_article.text.split("\n\n")
    assert paragraphs[0] == real_article.title
    assert paragraphs[1].startswith("Vladimir Putin meets America's top diplomat")
    assert paragraphs[2:6] == [
        "Mythili Sampathkumar",
        "New York",
        "Wednesday 12 April 2017 18:37 BST",
        'Rex Tillerson: US have "low level of trust" with Russia',
    ]
    assert paragraphs[-1].startswith("On Wednesday, Russia also vetoed a UN Security Council")
    assert len(paragraphs) == 40  # 45 lines, less four of chrome and a caption told twice
    assert real_article.text.count("Tillerson listens to a journalist") == 1
    for chrome in ("forum", "thought-provoking", "registering", "logged in"):
        assert chrome not in real_article.text


def test_lines_without_empty_lines_are_paragraphs() -> None:
    article = read_one(PASTED.encode(), ".txt")
    paragraphs = article.text.split("\n\n")
    assert article.title == paragraphs[0] == "Council votes to keep the ferry"
    assert article.authors == ("Ana Ruiz", "Jo Okafor")
    assert article.published == "2020-03-03T09:15:00+00:00"
    assert article.updated == "2020-03-04"
    assert len(paragraphs) == 8
    assert paragraphs[-1] == "The boat sails at six."


def test_hard_wrapped_lines_are_mended() -> None:
    article = read_one(WRAPPED.encode(), ".txt")
    paragraphs = article.text.split("\n\n")
    assert paragraphs[:2] == ["The long way round", "By Jo Okafor"]
    assert len(paragraphs) == 4
    assert paragraphs[2].endswith("either. It is not the first time.")
    assert "the well-known inn" in paragraphs[3]
    assert "the government had to send soldiers" in paragraphs[3]


def test_wrapped_paragraphs_of_two_lines_that_stand_in_are_mended() -> None:
    text = "\n".join(
        f"    The {thing} that the storm had broken on Monday was\nmended by the town on {day}."
        for thing, day in (("pier", "Tuesday"), ("quay", "Friday"), ("mill", "Sunday"))
    )
    assert paragraphs_of_lines(text) == [
        f"The {thing} that the storm had broken on Monday was mended by the town on {day}."
        for thing, day in (("pier", "Tuesday"), ("quay", "Friday"), ("mill", "Sunday"))
    ]


def test_hard_wrapped_entries_of_a_list_are_mended() -> None:
    text = (
        "The council met on Monday evening to hear what\n"
        "the storm had done to the pier and to the quay.\n\n"
        "* Sandbags: free from the harbour office and the\n"
        "  boat sheds from Friday noon, ten to a household\n"
        "  or shop.\n"
        "* Roads: closed.\n"
    )
    assert paragraphs_of_lines(text)[1:] == [
        "* Sandbags: free from the harbour office and the boat sheds from Friday noon, ten to a "
        "household or shop.",
        "* Roads: closed.",
    ]


def test_the_headline_under_a_kicker_is_the_title() -> None:
    text = "OBITUARY\n\nWilma Tarrant, last keeper of the light\n\nShe kept it for 34 years."
    article = read_one(text.encode(), ".txt")
    assert article.title == "Wilma Tarrant, last keeper of the light"
    assert article.text.startswith("OBITUARY\n\nWilma")


def test_a_title_is_never_empty_or_endless() -> None:
    assert len(read_one(b"word " * 5000, ".txt").title) <= 80
    pasted = article_from_text("  The \n tide ", "It came in at six.", "pasted/1")
    assert isinstance(pasted, Article)
    assert (pasted.title, pasted.text) == ("The tide", "It came in at six.")
    pasted = article_from_text("", "It came in at six.\n\nIt went.", "pasted/1")
    assert isinstance(pasted, Article)
    assert pasted.title == "It came in at six."
    assert isinstance(article_from_text("The tide", " \n ", "pasted/1"), Unreadable)


def test_text_is_tidied() -> None:
    raw = "Cafe\u0301 news\r\n\r\nOne\u00a0two \t three\u200b\x07.\r\rFour\u2028five\r\n***\r\n"
    assert read_one(raw.encode(), ".txt").text == "Café news\n\nOne two three.\n\nFour\n\nfive"


@pytest.mark.parametrize(
    ("raw", "suffix", "said"),
    [
        (b"", ".txt", "is empty"),
        (b" \r\n\t", ".md", "is empty"),
        (b"\xef\xbb\xbf", ".html", "is empty"),
        (b"Advertisement\n\n* * *", ".txt", "is empty"),
        (bytes(range(256)) * 40, ".txt", "is a binary file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), ".txt", "is a picture"),
        (b"%PDF-1.4 and so on", ".txt", "is a PDF file"),
        (b"PK\x03\x04" + bytes(100), ".html", "is a zip"),
        (b"\x7fELF" + bytes(5000), ".md", "is a binary file"),
        (b"a" * (MAX_BYTES + 1), ".txt", "is over the limit of 20 MB"),
        (b"The tide", ".exe", "is of a kind"),
    ],
)
def test_what_cannot_be_read_is_named(raw: bytes, suffix: str, said: str) -> None:
    assert reason(raw, suffix).startswith(said)


def test_files_are_found_in_order(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("x")
    root = tmp_path / "news"
    for name in ("b.txt", "a/2.HTML", "a/1.md", ".hidden.txt", ".git/c.txt", "picture.png"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    (root / "out.txt").symlink_to(outside)
    (root / "same.txt").symlink_to(root / "b.txt")
    (root / "gone.txt").symlink_to(root / "nothing.txt")
    (root / "a" / "round").symlink_to(root)
    (root / "itself.txt").symlink_to(root / "itself.txt")
    found = [path.relative_to(root).as_posix() for path in find_files(root)]
    assert found == ["a/1.md", "a/2.HTML", "b.txt", "same.txt"]
    assert [*other_kinds(root)] == [root / "picture.png"]
    assert list(find_files(root / "picture.png")) == [root / "picture.png"]
    assert not [*other_kinds(root / "picture.png")]
    with pytest.raises(SourceNotFound, match="is not there"):
        list(find_files(root / "missing"))


def test_a_folder_that_cannot_be_listed_raises_and_below_another_is_given_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "tide.txt").write_text("The tide came in.")
    listed = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr("embeddings.reading.files.os.scandir", scandir)
    with pytest.raises(SourceNotFound, match="shut cannot be listed"):
        list(find_files(tmp_path / "shut"))
    assert list(find_files(tmp_path)) == [tmp_path / "shut", tmp_path / "tide.txt"]


def test_every_suffix_reads_text_or_says_why() -> None:
    for suffix in sorted(SUFFIXES):
        (read,) = read_articles(b"<p>The tide came in at six.</p>", "tide", suffix=suffix.upper())
        is_text = suffix in {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"}
        assert isinstance(read, Article if is_text else Unreadable)
        assert is_text or (isinstance(read, Unreadable) and read.reason)


def test_rules_hold_for_the_samples() -> None:
    samples = Path(__file__).parents[3] / "qa" / "samples" / "articles"
    for path in find_files(samples) if samples.is_dir() else ():
        for read in read_articles(path.read_bytes(), path.name, suffix=path.suffix):
            assert isinstance(read, Article), read
            check(read)


def test_a_page_that_is_pasted_or_named_as_text_is_read_as_a_page() -> None:
    page = (
        "<!DOCTYPE html><html><head><meta charset=iso-8859-1><title>Ebbe</title></head><body>"
        "<h1>Die Ebbe kam zu früh</h1><p>Sie kam um sechs, und niemand war am Kai.</p>"
    )
    for read in (
        article_from_text("", page, "pasted"),
        *read_articles(page.encode(), "a.txt", suffix=".txt"),
    ):
        assert isinstance(read, Article)
        assert read.title == "Die Ebbe kam zu früh"
        assert "<" not in read.text
    named = article_from_text("Ebbe", page, "pasted")
    assert isinstance(named, Article)
    assert named.title == "Ebbe"


def test_a_pasted_text_is_measured_in_bytes() -> None:
    assert isinstance(article_from_text("", "Ёлка. " * 10, "pasted", most=100), Article)
    (over_it,) = [article_from_text("", "Ёлка. " * 10, "pasted", most=99)]
    assert isinstance(over_it, Unreadable)
    assert "raise BYLINE_MAX_SIZE" in over_it.reason
