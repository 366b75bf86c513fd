"""Rendering: answers, hits and articles as plain text for a terminal."""

from collections.abc import Sequence
from pathlib import PurePath
from shutil import get_terminal_size
from textwrap import fill

from embeddings.article import Article
from embeddings.index import Hit
from qa.answer import Answer, Citation

_WIDTH = 88  # characters of a line that reads well, if the terminal has room for them
_NARROWEST = 20


def answer_text(answer: Answer) -> str:
    """An answer with its sources, or a refusal with the nearest passages."""
    lines = [] if answer.searched == answer.question else [f"Searched for: {answer.searched}\n"]
    if answer.refused:
        lines += [answer.text, answer.note] if answer.note else [answer.text]
        if answer.nearest:
            nearest = "The nearest passages, which do not answer it:"
            lines += ["", nearest, hits_text(answer.nearest)]
        return "\n".join(lines)
    lines += [f"{part}\n" for part in (answer.lead, answer.headline) if part]
    lines += [_wrapped(line) for line in answer.text.splitlines()]
    lines += ["", *_sources(answer.citations)]
    lines += ["", answer.remark] if answer.remark else []
    return "\n".join(lines)


def _sources(citations: Sequence[Citation]) -> list[str]:
    """One line for each cited article, after the numbers of its citations."""
    numbers: dict[str, list[str]] = {}
    for one in citations:
        copies = "; ".join(map(article_line, one.also_in))
        line = article_line(one.article) + (f" (also in {copies})" if copies else "")
        numbers.setdefault(line, []).append(f"[{one.number}]")
    return [f"{' '.join(each)} {line}" for line, each in numbers.items()]


def hits_text(hits: Sequence[Hit]) -> str:
    """Passages by rank, each under its article's title."""
    if not hits:
        return "Nothing was found."
    return "\n".join(
        f"{rank:2}. {article_line(hit.passage.article)}\n"
        + _wrapped(" ".join(hit.passage.text.split()), "    ")
        for rank, hit in enumerate(hits, start=1)
    )


def _wrapped(text: str, indent: str = "") -> str:
    """A text wrapped to the terminal's width, each line with an indent."""
    room = min(_WIDTH + len(indent), get_terminal_size((_WIDTH + len(indent), 0)).columns)
    return fill(text, max(room, _NARROWEST), initial_indent=indent, subsequent_indent=indent)


def article_line(article: Article) -> str:
    """An article's title, site, date and source on one line."""
    facts = [article.title, article.site, (article.published or "")[:10], article.source]
    return " ".join(" · ".join(part for part in facts if part).split())


def article_text(article: Article) -> str:
    """An article's metadata and its text as stored."""
    metadata = {
        "source": article.source,
        "id": article.id,
        "title": article.title,
        "authors": ", ".join(article.authors),
        "published": article.published or no_date(article.odd_date),
        "updated": article.updated,
        "site": article.site,
        "url": article.url,
        "language": article.language,
    }
    head = "\n".join(f"{name}: {value}" for name, value in metadata.items() if value)
    return f"{head}\n\n{article.text}"


def no_date(odd: str) -> str:
    """A remark in place of a date that was found and rejected; "" if there is none.

    >>> no_date("31.02.2017")
    'no date (it says 31.02.2017, which is not taken for one)'
    """
    return f"no date (it says {odd}, which is not taken for one)" if odd else ""


def place_name(place: str) -> str:
    """The name of a file without its folder; an address as it is.

    >>> place_name("/home/ola/pier.txt"), place_name("https://example.org/pier")
    ('pier.txt', 'https://example.org/pier')
    """
    return place if "://" in place else PurePath(place).name
