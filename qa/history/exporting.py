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
_NUMBER = re.compile(r"^(\d+)(?=[.)])")  # "3. Mai" begins a list otherwise
_STYLE = (
    "body{max-width:44rem;margin:3rem auto;padding:0 1rem;font:1.06rem/1.6 Georgia,serif}"
    "blockquote{margin:.4em 0;padding-left:1em;border-left:3px solid #b98a12;color:#444}"
    "p{white-space:pre-line}h2{font-size:1.1rem;margin-top:2.4em}"
)


def to_json(conversation: Conversation, exchanges: Sequence[Exchange]) -> str:
    """Everything that is kept, for programs."""
    kept = {
        "name": conversation.name,
        "changed": conversation.changed,
        "exchanges": [exchange.to_dict() for exchange in exchanges],
    }
    return json.dumps(kept, ensure_ascii=False, indent=2)


def to_markdown(conversation: Conversation, exchanges: Sequence[Exchange]) -> str:
    """For notes: each answer with its quotes and where they stand."""
    lines = [f"# {_inert(conversation.name)}", ""]
    for exchange in exchanges:
        lines += [f"## {_inert(exchange.question)}", ""]
        answer = exchange.answer
        if answer is None:
            lines += [_inert(exchange.problem or "Stopped."), ""]
            continue
        headline = _inert(answer.headline)
        lines += [f"**{headline}**", ""] if headline else []
        lines += [f"{part}\n" for part in _told(answer) if part]
        for citation in answer.citations:
            lines += [f"> {_inert(citation.quote)}", ">"]
            lines += [f"> [{citation.number}] {_inert(' · '.join(_known(citation)))}", ""]
    return "\n".join(lines)


def to_html(conversation: Conversation, exchanges: Sequence[Exchange]) -> str:
    """For reading and printing, the same: one file, no script, nothing fetched."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).render(to_markdown(conversation, exchanges))
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'>"
        "<meta http-equiv='Content-Security-Policy' "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(conversation.name)}</title><style>{_STYLE}</style>{body}</html>"
    )


def _told(answer: Answer) -> Iterator[str]:
    """What an answer says but for the headline; what is listed, as a list."""
    yield _marked(answer.lead)
    begin, between = ("- ", "\n") if answer.listed else ("", "\n\n")
    yield between.join(begin + _marked(line) for line in answer.lines)
    yield _marked(answer.remark)


def _marked(said: str) -> str:
    r"""Any text on one line, in which only marks are Markdown.

    >>> print(_marked("The *quay* [2]"))
    The \*quay\* [2]
    """
    return re.sub(r"\\\[(\d+)\\\]", r"[\1]", _inert(said))


def _known(citation: Citation) -> list[str]:
    article = citation.article
    facts = [article.title, ", ".join(article.authors), article.site]
    facts += [(article.published or "")[:10], article.url or place_name(article.source)]
    return [" ".join(fact.split()) for fact in facts if fact]


def _inert(text: str) -> str:
    r"""Any text on one line, none of it Markdown.

    >>> print(_inert("![x](a) <b>"))
    !\[x\](a) \<b\>
    """
    return _NUMBER.sub(r"\1\\", _MARKUP.sub(r"\\\1", " ".join(text.split())))
