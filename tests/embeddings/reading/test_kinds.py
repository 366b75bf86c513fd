"""Every further kind of file, as a program of its kind writes it, through the child process."""

import csv
import json
import zipfile
from email.message import EmailMessage
from io import BytesIO, StringIO

import pytest

from embeddings.article import Article
from embeddings.reading import Unreadable, read_articles
from tests.embeddings.reading.test_rules import articles_in

BODY = [
    "The harbour wall at Skerrin held through the night, the engineers said on Wednesday, "
    "although the sea had risen by more than two metres — the most since 1953.",
    "Nobody was hurt, and the ferries are to sail again from noon, if the wind drops as forecast.",
    "Repairs will cost nine million crowns, of which the council has set aside a third.",
]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def packed(files: dict[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(paragraphs: list[tuple[str, str]], core: str = "") -> bytes:
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    return packed(
        {
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "docProps/core.xml": f"<p xmlns='x' {DC}>{core}</p>",
        }
    )


def odt(paragraphs: list[str]) -> bytes:
    space = 'xmlns:office="o" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = "".join(f"<text:p>{text}</text:p>" for text in paragraphs)
    title = f'<text:h text:style-name="Title">{TITLE}</text:h>'
    return packed(
        {
            "content.xml": f"<office:document {space}>{title}{body}</office:document>",
            "meta.xml": "<m><initial-creator>Jo Okafor</initial-creator></m>",
        }
    )


def epub(chapters: dict[str, str]) -> bytes:
    items = "".join(
        f'<item id="{id_}" href="text/{id_}.xhtml" media-type="application/xhtml+xml"/>'
        for id_ in chapters
    )
    spine = "".join(f'<itemref idref="{id_}"/>' for id_ in chapters)
    return packed(
        {
            "META-INF/container.xml": "<c><rootfile full-path='OPS/book.opf'/></c>",
            "OPS/book.opf": f"<package {DC}><dc:title>Harbour Year</dc:title>"
            "<dc:creator>Ana Ruiz</dc:creator><dc:date>2021-05-04</dc:date>"
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{f"OPS/text/{id_}.xhtml": html for id_, html in chapters.items()},
        }
    )


def rtf(paragraphs: list[str]) -> bytes:
    coded = ["".join(c if c < "\x80" else f"\\u{ord(c)}?" for c in one) for one in paragraphs]
    return ("{\\rtf1\\ansi " + "\\par\n".join(coded) + "}").encode("ascii")


def mail(html: bool, plain: str = "") -> bytes:
    message = EmailMessage()
    message["Subject"] = f"Fwd: {TITLE}"
    message["From"] = "Ana Ruiz <ana@quay.example>"
    message["Date"] = "Wed, 12 Apr 2017 18:37:00 +0100"
    message.set_content(plain if html else "\n\n".join(BODY))
    if html:
        message.add_alternative("".join(f"<p>{one}</p>" for one in BODY), subtype="html")
    return message.as_bytes()


def mhtml() -> bytes:
    page = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>" + "".join(
        f"<p>{one}</p>" for one in BODY
    )
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://quay.example/harbour"
    message.set_content(page, subtype="html", charset="utf-8", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def table(delimiter: str) -> bytes:
    buffer = StringIO()
    rows = csv.writer(buffer, delimiter=delimiter)
    rows.writerow(["ID", "Headline", "Author", "Publish Date", "Body"])
    rows.writerow(["7", TITLE, "Ana Ruiz", "2017-04-12", "\n\n".join(BODY)])
    return buffer.getvalue().encode()


TITLE = "Harbour wall holds after the longest night"
RECORD = {
    "id": "h-1",
    "headline": TITLE,
    "author": {"name": "Ana Ruiz"},
    "published_at": 1492022220,
    "content_html": "".join(f"<p>{one}</p>" for one in BODY),
}
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>
<item><title>{TITLE}</title><link>https://quay.example/1</link><guid>q1</guid>
<pubDate>Wed, 12 Apr 2017 18:37:00 +0100</pubDate>
<description>&lt;p&gt;{"&lt;/p&gt;&lt;p&gt;".join(BODY)}&lt;/p&gt;</description></item></channel></rss>"""

KINDS: dict[str, bytes] = {
    ".docx": docx([("Title", TITLE), ("", "By Ana Ruiz"), *(("", one) for one in BODY)]),
    ".odt": odt(["By Ana Ruiz", *BODY]),
    ".rtf": rtf([TITLE, "By Ana Ruiz", *BODY]),
    ".epub": epub({"one": f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>{b}</p>' for b in BODY)}"}),
    ".json": json.dumps({"articles": [RECORD]}).encode(),
    ".jsonl": json.dumps(RECORD).encode(),
    ".csv": table(","),
    ".tsv": table("\t"),
    ".eml": mail(html=False),
    ".mhtml": mhtml(),
}


@pytest.mark.parametrize("suffix", KINDS)
def test_text_and_facts_of_every_kind(suffix: str) -> None:
    article = articles_in(KINDS[suffix], suffix, f"harbour{suffix}")[0]
    for paragraph in BODY:
        assert paragraph in article.text
    if suffix != ".epub":  # a book of one chapter has the book's title
        assert article.title == TITLE
    if suffix != ".mhtml":
        assert article.authors == ("Ana Ruiz",)
    assert article.language == "en"


def test_tables_and_text_boxes_of_a_word_file_are_read_once() -> None:
    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    inner = f"<w:tbl><w:tr><w:tc>{paragraph('Low tide')}</w:tc></w:tr></w:tbl>"
    cells = f"<w:tc>{paragraph('Skerrin')}{paragraph('harbour')}</w:tc><w:tc>{inner}</w:tc>"
    cells += f"<w:sdt><w:sdtContent><w:tc>{paragraph('06:40')}</w:tc></w:sdtContent></w:sdt>"
    box = f"<w:txbxContent>{paragraph('Ships may pass by day.')}</w:txbxContent>"
    both = f"<m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback>"
    anchor = f"<w:p><w:r><m:AlternateContent>{both}</m:AlternateContent><w:t>{BODY[0]}</w:t></w:r>"
    body = f"{paragraph(TITLE)}{anchor}</w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    word = f"<w:document {W} xmlns:m='m'><w:body>{body}</w:body></w:document>"
    (read,) = articles_in(packed({"word/document.xml": word}), ".docx")
    assert read.text.split("\n\n") == [
        TITLE,
        BODY[0],
        "Ships may pass by day.",
        "Skerrin harbour | Low tide | 06:40",
    ]


def test_what_was_moved_in_a_word_file_is_read_where_it_stands_now() -> None:
    moved = "<w:p><w:move{0}><w:r><w:t>The wall held.</w:t></w:r></w:move{0}></w:p>"
    body = moved.format("From") + moved.format("To")
    text = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    assert articles_in(packed({"word/document.xml": text}), ".docx")[0].text == "The wall held."


def test_dates_come_with_their_time_zone() -> None:
    dates = [articles_in(KINDS[kind], kind)[0].published for kind in (".eml", ".jsonl")]
    assert dates == ["2017-04-12T18:37:00+01:00", "2017-04-12T18:37:00+00:00"]


@pytest.mark.parametrize("plain", ["", "Read this in a browser: https://quay.example/n?id=7\n"])
def test_a_mail_with_its_text_in_html_alone_is_read(plain: str) -> None:
    article = articles_in(mail(html=True, plain=plain), ".eml")[0]
    assert article.text == "\n\n".join(BODY)


@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_of_a_mail_that_says_all_in_plain_text_that_is_read(gap: str) -> None:
    plain = gap.join([*BODY, "The ferries to Orla sail again from noon, the harbour said."])
    article = articles_in(mail(html=True, plain=plain), ".eml")[0]
    assert article.text == plain


def test_the_chapters_of_a_book_are_articles_under_its_name() -> None:
    chapter = "<html><body><h1>{}</h1><p>" + "</p><p>".join(BODY) + "</p></body></html>"
    book = epub({"cover": "<p>Cover</p>", "a": chapter.format("Ebb"), "b": chapter.format("Flow")})
    first, second = articles_in(book, ".epub", "book.epub")
    assert (first.source, second.source) == ("book.epub#a", "book.epub#b")
    assert (first.title, first.authors, first.site) == (
        "Harbour Year: Ebb",
        ("Ana Ruiz",),
        "Harbour Year",
    )


@pytest.mark.parametrize("declared", ["", '<head><meta charset="iso-8859-1"/></head>'])
def test_a_chapter_is_headed_by_the_letters_it_has(declared: str) -> None:
    chapter = f"<html>{declared}<body><h1>Café Übersee</h1><p>{'</p><p>'.join(BODY)}</p>"
    read = articles_in(epub({"a": chapter, "b": chapter}), ".epub")
    assert [one.title for one in read] == ["Harbour Year: Café Übersee"] * 2


def test_a_book_of_short_pieces_has_all_of_them() -> None:
    read = articles_in(epub({"a": "<p>The gull never left.</p>", "b": "<p>It came.</p>"}), ".epub")
    assert [one.text for one in read] == ["The gull never left.", "It came."]


def test_an_archive_of_nothing_that_is_read_says_so() -> None:
    (read,) = read_articles(packed({"picture.png": b"x"}), "all.zip", suffix=".zip")
    assert isinstance(read, Unreadable)
    assert read.source == "all.zip"
    assert "no file of a kind that is read" in read.reason


def test_an_archive_gives_its_members_and_names_those_that_cannot_be_read() -> None:
    inner = packed({"a.txt": "x"})
    raw = packed(
        {
            "news/harbour.docx": KINDS[".docx"],
            "../../etc/passwd.txt": "Ebb\n\nIt came in at six and went at noon.",
            "__MACOSX/._harbour.docx": b"x",
            "picture.png": b"x",
            "inner.zip": inner,
            "broken.docx": b"PK\x03\x04 nothing",
            "records.jsonl": KINDS[".jsonl"],
        }
    )
    read = {one.source: one for one in read_articles(raw, "all.zip", suffix=".zip")}
    assert isinstance(read["all.zip#news/harbour.docx"], Article)
    assert isinstance(read["all.zip#../../etc/passwd.txt"], Article)  # a name, never a path
    assert isinstance(read["all.zip#records.jsonl#h-1"], Article)
    nested, broken = read["all.zip#inner.zip"], read["all.zip#broken.docx"]
    assert isinstance(nested, Unreadable)
    assert "archive in an archive" in nested.reason
    assert isinstance(broken, Unreadable)
    assert len(read) == 5
