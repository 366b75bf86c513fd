"""Exporting: a conversation with its sources as Markdown, JSON or a page of HTML."""

import json
import re
from collections.abc import Sequence
from html import escape

from qa.answer import Citation
from qa.history.conversations import Conversation
from qa.history.exchange import Exchange

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~$&:-])")
_NUMBER = re.compile(r"^(\d+)\.")  # "3. Mai" begins a list otherwise
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
        lines += [f"**{_inert(answer.headline)}**", ""] if answer.headline else []
        lines += [f"{_text(part)}\n" for part in answer.told]
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


def _text(said: str) -> str:
    r"""What an answer says; its marks stay marks, and several lines are a list.

    >>> print(_text("The tide [1]\nThe *quay* [2]"))
    - The tide [1]
    - The \*quay\* [2]
    """
    lines = [re.sub(r"\\\[(\d+)\\\]", r"[\1]", _inert(line)) for line in said.splitlines()]
    return "\n".join(f"- {line}" for line in lines) if len(lines) > 1 else "".join(lines)


def _known(citation: Citation) -> list[str]:
    article = citation.article
    facts = [article.title, ", ".join(article.authors), article.site]
    facts += [(article.published or "")[:10], article.url or article.source]
    return [" ".join(fact.split()) for fact in facts if fact]


def _inert(text: str) -> str:
    r"""Any text on one line, none of it Markdown.

    >>> print(_inert("![x](a) <b>"))
    \!\[x\]\(a\) \<b\>
    """
    return _NUMBER.sub(r"\1\\.", _MARKUP.sub(r"\\\1", " ".join(text.split())))
