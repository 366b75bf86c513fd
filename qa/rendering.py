"""Rendering: answers, hits and articles as plain text for a terminal."""

from collections.abc import Sequence
from pathlib import PurePath
from shutil import get_terminal_size
from textwrap import fill

from embeddings.article import Article
from embeddings.index import Hit
from qa.answer import Answer, Citation

_WIDTH = 88  # letters of a line that reads well, where the terminal has room for them
_NARROWEST = 20


def answer_text(answer: Answer) -> str:
    """The answer with its sources, or the refusal with the nearest passages."""
    lines = [] if answer.searched == answer.question else [f"Searched for: {answer.searched}\n"]
    if answer.refused:
        lines += [answer.text, answer.note] if answer.note else [answer.text]
        if answer.nearest:
            nearest = "The nearest passages, which do not answer it:"
            lines += ["", nearest, hits_text(answer.nearest)]
        return "\n".join(lines)
    lines += [f"{part}\n" for part in (answer.lead, answer.headline) if part]
    lines += [_filled(line) for line in answer.text.splitlines()]
    lines += ["", *_sources(answer.citations)]
    lines += ["", answer.remark] if answer.remark else []
    return "\n".join(lines)


def _sources(citations: Sequence[Citation]) -> list[str]:
    """A line for each article, behind the numbers of what is quoted of it."""
    numbers: dict[str, list[str]] = {}
    for one in citations:
        named = "; ".join(map(article_line, one.also_in))
        line = article_line(one.article) + (f" (also in {named})" if named else "")
        numbers.setdefault(line, []).append(f"[{one.number}]")
    return [f"{' '.join(each)} {line}" for line, each in numbers.items()]


def hits_text(hits: Sequence[Hit]) -> str:
    """Passages by rank, each under its article's title."""
    if not hits:
        return "Nothing was found."
    return "\n".join(
        f"{rank:2}. {article_line(hit.passage.article)}\n"
        + _filled(" ".join(hit.passage.text.split()), "    ")
        for rank, hit in enumerate(hits, start=1)
    )


def _filled(text: str, before: str = "") -> str:
    """A text in lines that the terminal has room for, each with something before it."""
    room = min(_WIDTH + len(before), get_terminal_size((_WIDTH + len(before), 0)).columns)
    return fill(text, max(room, _NARROWEST), initial_indent=before, subsequent_indent=before)


def article_line(article: Article) -> str:
    """Title, site, date and source in one line."""
    known = [article.title, article.site, (article.published or "")[:10], article.source]
    return " ".join(" · ".join(part for part in known if part).split())


def article_text(article: Article) -> str:
    """What is known about an article, and its text as it is stored."""
    known = {
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
    head = "\n".join(f"{name}: {value}" for name, value in known.items() if value)
    return f"{head}\n\n{article.text}"


def no_date(odd: str) -> str:
    """What is told in place of a date that was not taken; "" where there is none.

    >>> no_date("31.02.2017")
    'no date (it says 31.02.2017, which is not taken for one)'
    """
    return f"no date (it says {odd}, which is not taken for one)" if odd else ""


def place_name(place: str) -> str:
    """A file by its name alone, an address whole.

    >>> place_name("/home/ola/pier.txt"), place_name("https://example.org/pier")
    ('pier.txt', 'https://example.org/pier')
    """
    return place if "://" in place else PurePath(place).name
