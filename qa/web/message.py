"""Answers as chat messages: our own mark-up around text that was made inert."""

from collections.abc import Iterator

from embeddings.article import Article
from embeddings.index import Hit
from qa.answer import REFUSAL, Answer, Citation, Sentence
from qa.web.escaping import inert, inert_line
from qa.web.links import link_to
from qa.web.words import facts, title_of

EXCERPT = 180  # characters of a passage that came close
NEAREST = 3


def answer_message(answer: Answer, *, whole: bool) -> str:
    """An answer, or a refusal with the nearest passages; its sources once it is whole."""
    if answer.refused:
        return _refusal(answer.nearest) if whole else ""
    short = f"<strong>{inert_line(answer.short)}</strong>" if answer.short else ""
    parts = [f'<p class="short">{short}</p>'] if short else []
    parts.append(f'<p class="quotes">{" ".join(map(_sentence, answer.sentences))}</p>')
    if whole:
        parts.append(_sources(answer.citations))
    return "".join(parts)


def note_message(said: str, reason: str = "") -> str:
    """Something the page itself says, in bold, and why."""
    return f'<p class="said"><strong>{inert_line(said)}</strong> {inert_line(reason)}</p>'


def waiting_message(articles: int) -> str:
    """What stands there until the first sentence comes."""
    return f'<p class="waiting">Searching {articles:,} article{"" if articles == 1 else "s"}…</p>'


def stopped_message() -> str:
    """What a stopped answer ends with."""
    return '<p class="waiting">Stopped by you.</p>'


def _sentence(sentence: Sentence) -> str:
    chips = "".join(map(_chip, sentence.citations))
    return f"<span>{inert_line(sentence.text)}</span>\u2060{chips}"


def _chip(citation: Citation) -> str:
    said = f"Source {citation.number}: {title_of(citation.article)}"
    return _link(citation.article, citation.start, citation.end, str(citation.number), said, "chip")


def _link(
    article: Article, start: int, end: int, shown: str, said: str = "", kind: str = "title"
) -> str:
    extra = f' title="{inert_line(said)}"' if said else ""
    target = link_to(article, start, end)
    return f'<a href="#cite-{target}" class="{kind}"{extra}>{inert_line(shown)}</a>'


def _sources(citations: tuple[Citation, ...]) -> str:
    grouped: dict[str, list[Citation]] = {}
    for citation in citations:
        grouped.setdefault(citation.article.source, []).append(citation)
    entries = "".join(f"<li>{_source(each)}</li>" for each in grouped.values())
    return f'<p class="heading">Sources</p><ul class="sources">{entries}</ul>'


def _source(citations: list[Citation]) -> str:
    article = citations[0].article
    chips = "".join(map(_chip, citations))
    return f"{chips} {_titled(article, citations[0].start, citations[0].end)}"


def _titled(article: Article, start: int, end: int) -> str:
    title = _link(article, start, end, title_of(article))
    known = "".join(f"<span>{inert_line(fact)}</span>" for fact in facts(article))
    return f'{title} <span class="facts">{known}</span>'


def _refusal(nearest: tuple[Hit, ...]) -> str:
    said = f'<p class="short"><strong>{inert(REFUSAL)}</strong></p>'
    if not nearest:
        return said + "<p>Try other words, or add an article that would know.</p>"
    entries = "".join(f"<li>{entry}</li>" for entry in _nearest(nearest[:NEAREST]))
    return (
        f"{said}<p>No passage answers this. Try other words, or add an article that would know.</p>"
        f'<p class="heading">Closest passages</p><ul class="nearest">{entries}</ul>'
    )


def _nearest(hits: tuple[Hit, ...]) -> Iterator[str]:
    for hit in hits:
        passage = hit.passage
        words = " ".join(passage.text.split())
        cut = words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"
        titled = _titled(passage.article, passage.start, passage.end)
        yield f'{titled}<br><span class="excerpt">{inert(cut)}</span>'
