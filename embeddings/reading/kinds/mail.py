"""Mails (.eml) and pages saved with their pictures (.mhtml), which have the format of a mail."""

import email
import email.policy
from email.message import EmailMessage
from email.utils import parseaddr
from itertools import islice

from embeddings.article import Article
from embeddings.reading.decoding import NotTextError, declared_charset, decode_text
from embeddings.reading.kinds.html import is_much_more, read_html
from embeddings.reading.pages.markup import markup_paragraphs
from embeddings.reading.text.authors import cleaned_names
from embeddings.reading.text.facts import Facts, assemble, web_address
from embeddings.reading.text.head import head_facts
from embeddings.reading.text.lines import paragraphs_of_lines
from embeddings.reading.unreadable import Unreadable
from embeddings.tidy import tidy_paragraphs, with_plain_line_ends

_MOST_PARTS = 2000
_HEAD = 12  # paragraphs that may hold an author line
_REPLY = ("re:", "fwd:", "fw:", "aw:", "wg:")


def read_eml(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The article in a mail: a newsletter, or a forwarded article."""
    message = _message(raw)
    plain, html = _part(message, "text/plain"), _part(message, "text/html")
    paragraphs = paragraphs_of_lines(with_plain_line_ends(plain))
    page = markup_paragraphs(html) if html else []
    if is_much_more(page, paragraphs):  # the plain part of many newsletters only refers to the HTML
        paragraphs = page
    authors = head_facts(tidy_paragraphs(paragraphs[:_HEAD])).authors
    name, _ = parseaddr(str(message.get("From", "")))
    facts = Facts(
        title=_subject(str(message.get("Subject", ""))),
        authors=authors or cleaned_names([name]),  # a newsletter's sender may be its name
        published=str(message.get("Date", "")) or None,
        site=str(message.get("List-Id", "")).split("<")[0].strip(' "'),
    )
    return [assemble(source, paragraphs, facts)]


def read_mhtml(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The article of a page that was saved with its pictures."""
    message = _message(raw)
    page = _page(message)
    if page is None:
        return [Unreadable(source, "holds no web page; save the page again as .html")]
    content = page.get_payload(decode=True)
    body = content if isinstance(content, bytes) else b""
    declared = declared_charset(body) or page.get_content_charset() or ""
    where = page.get("Content-Location") or message.get("Snapshot-Content-Location") or ""
    return read_html(
        decode_text(body, declared=declared).encode(), source, url=web_address(str(where))
    )


def _message(raw: bytes) -> EmailMessage:
    """The message in some bytes, with headers as text.

    Raises:
        NotTextError: the bytes are no message.

    """
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotTextError("is no mail that can be read; save its text as .txt") from error
    if not message.keys():
        raise NotTextError("is no mail: it has no headers; save its text as .txt")
    return message


def _part(message: EmailMessage, kind: str) -> str:
    """The text of all parts of a kind but attachments."""
    texts = []
    for part in islice(message.walk(), _MOST_PARTS):
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                texts.append(decode_text(content, declared=part.get_content_charset() or ""))
    return "\n\n".join(texts)


def _page(message: EmailMessage) -> EmailMessage | None:
    parts = islice(message.walk(), _MOST_PARTS)
    kinds = {"text/html", "application/xhtml+xml"}
    return next((part for part in parts if part.get_content_type() in kinds), None)


def _subject(subject: str) -> str:
    while subject.lower().startswith(_REPLY):
        subject = subject.split(":", 1)[1].strip()
    return subject
