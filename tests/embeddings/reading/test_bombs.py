"""What is made to exhaust a reader fails alone, with its reason, and the next file is read."""

import time
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest

from embeddings.article import Article
from embeddings.reading import MAX_BYTES, Unreadable, read_articles, read_feed, read_sitemap
from embeddings.reading.sandbox.pool import POOL
from tests.embeddings.reading.test_kinds import KINDS, W, docx, packed

LAUGHS = (
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
    + "]>"
)
FETCHED = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"


def zipped_zeros(name: str, size: int) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(size))
    return buffer.getvalue()


def pdf(content: bytes, *, filters: bytes = b"/FlateDecode", kids: bytes = b"3 0 R") -> bytes:
    """A small PDF with one page, by hand."""
    return b"".join(
        [
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[" + kids + b"]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R",
            b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n",
            b"4 0 obj<</Length %d/Filter[%s]>>stream\n" % (len(content), filters),
            content + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF",
        ]
    )


def bounded(raw: bytes, suffix: str) -> list[Article | Unreadable]:
    """What is read of a file, in a bounded time; the next one is read all the same."""
    started = time.monotonic()
    read = read_articles(raw, "bomb", suffix=suffix)
    assert time.monotonic() - started < 100
    assert isinstance(read_articles(KINDS[".docx"], "good", suffix=".docx")[0], Article)
    return read


def reasons(raw: bytes, suffix: str) -> str:
    return " ".join(one.reason for one in bounded(raw, suffix) if isinstance(one, Unreadable))


@pytest.mark.parametrize(
    ("suffix", "member"),
    [
        *((".docx", "word/document.xml"), (".odt", "content.xml")),
        *((".epub", "META-INF/container.xml"), (".zip", "a.txt")),
    ],
)
def test_an_archive_that_unpacks_to_many_megabytes_is_not_unpacked(
    suffix: str, member: str
) -> None:
    bomb = zipped_zeros(member, 60_000_000)
    assert len(bomb) < 300_000
    assert "unpacks to far more than it should" in reasons(bomb, suffix)


@pytest.mark.slow
def test_an_archive_of_too_many_members_or_of_too_much_is_not_read() -> None:
    many = packed({f"{i}.txt": "tide" for i in range(2001)})
    assert "more than 2000 files" in reasons(many, ".zip")
    # each within its own bounds, together beyond those of the archive: those that fit are read
    piece = b"".join(f"The tide came in at {i}.\n\n".encode() for i in range(200_000))
    much = packed({f"{i}.docx": piece for i in range(30)})
    assert len(piece) * 30 > 100 * 2**20
    assert "unpacks to far more than it should" in reasons(much, ".zip")


def test_an_archive_that_states_a_false_size_is_counted() -> None:
    bomb = bytearray(zipped_zeros("word/document.xml", 60_000_000))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = bomb.index(mark) + offset
        bomb[at : at + 4] = (1000).to_bytes(4, "little")
    assert reasons(bytes(bomb), ".docx")


@pytest.mark.parametrize("head", [LAUGHS, FETCHED])
def test_entities_are_neither_expanded_nor_fetched(head: str) -> None:
    name = "a9" if head is LAUGHS else "f"
    body = f"<w:p><w:r><w:t>The tide &{name}; came in.</w:t></w:r></w:p>"
    word = f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"
    (read,) = read_articles(packed({"word/document.xml": word}), "x", suffix=".docx")
    text = read.text if isinstance(read, Article) else ""
    assert "haha" not in text
    assert "root:" not in text
    (feed,) = read_feed(
        f"{head}<rss><channel><title>&{name};</title></channel></rss>".encode(), "x"
    )
    assert isinstance(feed, Unreadable)
    pages, _ = read_sitemap(
        f"{head}<urlset><url><loc>http://x.example/&{name};</loc></url></urlset>".encode()
    )
    assert all("root:" not in page and "haha" not in page for page in pages)


@pytest.mark.slow
def test_what_is_nested_a_hundred_thousand_deep_is_bounded() -> None:
    xml = f"<w:document {W}>" + "<w:p>" * 100_000
    assert reasons(packed({"word/document.xml": xml}), ".docx")
    assert reasons(b"[" * 100_000, ".json")
    assert reasons(b"{\\rtf1" + b"{" * 100_000, ".rtf")
    page = "<div>" * 100_000 + "The tide came in." + "</div>" * 100_000
    record = b'{"title": "Tide", "html": "' + page.encode() + b'"}'
    assert len(bounded(record, ".jsonl")) == 1
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(5000)
    )
    assert len(bounded(parts, ".eml")) == 1


@pytest.mark.parametrize("opened", [b"<div>", b"<table><tr><td>"])
def test_a_page_that_is_nested_a_hundred_thousand_deep_is_bounded(opened: bytes) -> None:
    assert len(bounded(b"<html><body>" + opened * 100_000 + b"The tide", ".html")) == 1


@pytest.mark.slow
def test_a_pdf_that_unpacks_to_gigabytes_is_bounded() -> None:
    once = zlib.compress(bytes(200_000_000), 9)
    bomb = pdf(zlib.compress(once, 9), filters=b"/FlateDecode/FlateDecode")
    assert len(bomb) < 10_000
    assert reasons(bomb, ".pdf")


def test_a_pdf_whose_pages_go_in_circles_is_bounded() -> None:
    assert len(bounded(pdf(b"", kids=b"2 0 R 2 0 R 3 0 R"), ".pdf")) == 1


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".txt", ".jsonl", ".csv", ".eml", ".rtf", ".md", ".html"])
def test_one_line_of_all_that_may_be_read_ends_in_time(suffix: str) -> None:
    heads = {".csv": b"title,text\nTide,", ".eml": b"Subject: Tide\n\n", ".rtf": b"{\\rtf1 "}
    line = heads.get(suffix, b"")
    line += b"tide " * ((MAX_BYTES - len(line)) // 5)
    assert bounded(line, suffix)


@pytest.mark.slow
def test_twenty_megabytes_of_each_kind_are_bounded() -> None:
    large = (
        (b"<p>The tide came in. " * 900_000, ".html"),
        (b"*The* [tide](x) came `in`. " * 700_000, ".md"),
        (b"[" * 5_000_000, ".md"),
        (b"The tide came in.\n" * 1_000_000, ".txt"),
        (b"%PDF-1.7\n" + b"1 0 obj<<" * 2_000_000, ".pdf"),
    )
    with ThreadPoolExecutor(len(large)) as threads:
        read_at_once = list(threads.map(bounded, *zip(*large, strict=True)))
    assert all(len(read) == 1 for read in read_at_once)
    POOL.close()  # as many children as there were threads


def test_a_document_of_many_paragraphs_is_read() -> None:
    long = docx([("", f"The tide came in at {i}.") for i in range(20_000)])
    assert isinstance(read_articles(long, "x", suffix=".docx")[0], Article)
