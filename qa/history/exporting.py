"""Exporting: a conversation with its sources as Markdown, JSON or a page of HTML."""

import json
import re
from collections.abc import Iterator, Sequence
from html import escape

from qa.answer import Answer, Citation
from qa.history.conversations import Conversation
from qa.history.exchange import Exchange
from qa.rendering import place_name

_MARKUP = re.compile(r"([\\`*_{}\[\]|<>~$&]|:(?=//)|^[#+-]|(?<=\s)#)")
_NUMBER = re.compile(r"^(\d+)(?=[.)])")  # unescaped, "3. Mai" would begin a list
_STYLE = (
    "body{max-width:44rem;margin:3rem auto;padding:0 1rem;font:1.06rem/1.6 Georgia,serif}"
    "blockquote{margin:.4em 0;padding-left:1em;border-left:3px solid #b98a12;color:#444}"
    "p{white-space:pre-line}h2{font-size:1.1rem;margin-top:2.4em}"
)


def to_json(conversation: Conversation, exchanges: Sequence[Exchange]) -> str:
    """All that is stored of a conversation, as JSON for programs."""
    record = {
        "name": conversation.name,
        "changed": conversation.changed,
        "exchanges": [exchange.to_dict() for exchange in exchanges],
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def to_markdown(conversation: Conversation, exchanges: Sequence[Exchange]) -> str:
    """A conversation as Markdown for notes: each answer with its quotes and their sources."""
    lines = [f"# {_escape(conversation.name)}", ""]
    for exchange in exchanges:
        lines += [f"## {_escape(exchange.question)}", ""]
        answer = exchange.answer
        if answer is None:
            lines += [_escape(exchange.problem or "Stopped."), ""]
            continue
        headline = _escape(answer.headline)
        lines += [f"**{headline}**", ""] if headline else []
        lines += [f"{part}\n" for part in _paragraphs(answer) if part]
        for citation in answer.citations:
            lines += [f"> {_escape(citation.quote)}", ">"]
            lines += [f"> [{citation.number}] {_escape(' · '.join(_source_facts(citation)))}", ""]
    return "\n".join(lines)


def to_html(conversation: Conversation, exchanges: Sequence[Exchange]) -> str:
    """The same as a page of HTML for reading and printing, without scripts or requests."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).render(to_markdown(conversation, exchanges))
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'>"
        "<meta http-equiv='Content-Security-Policy' "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(conversation.name)}</title><style>{_STYLE}</style>{body}</html>"
    )


def _paragraphs(answer: Answer) -> Iterator[str]:
    """An answer's paragraphs after the headline; a list if its lines are listed."""
    yield _escape_but_marks(answer.lead)
    begin, between = ("- ", "\n") if answer.is_list else ("", "\n\n")
    yield between.join(begin + _escape_but_marks(line) for line in answer.lines)
    yield _escape_but_marks(answer.remark)


def _escape_but_marks(text: str) -> str:
    r"""A text on one line, escaped for Markdown but for its citation marks.

    >>> print(_escape_but_marks("The *quay* [2]"))
    The \*quay\* [2]
    """
    return re.sub(r"\\\[(\d+)\\\]", r"[\1]", _escape(text))


def _source_facts(citation: Citation) -> list[str]:
    article = citation.article
    facts = [article.title, ", ".join(article.authors), article.site]
    facts += [(article.published or "")[:10], article.url or place_name(article.source)]
    return [" ".join(fact.split()) for fact in facts if fact]


def _escape(text: str) -> str:
    r"""A text on one line, escaped so that none of it is Markdown.

    >>> print(_escape("![x](a) <b>"))
    !\[x\](a) \<b\>
    """
    return _NUMBER.sub(r"\1\\", _MARKUP.sub(r"\\\1", " ".join(text.split())))
