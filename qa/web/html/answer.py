"""Answers as HTML: our own mark-up around text of which nothing is mark-up."""

from collections.abc import Iterator
from itertools import dropwhile

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.sentences import Span, sentence_spans
from embeddings.tidy import word_end
from qa.answer import REFUSAL, Answer, Citation, Sentence
from qa.language.sentence_ends import is_ended
from qa.language.words import stems
from qa.web.citation_links import link_to
from qa.web.html.escaping import shown
from qa.web.words import facts, title_of

EXCERPT = 180  # characters of a passage that came close
CARD = 320  # characters of a quote in its card
NEAREST = 3
TOGETHER = 10  # letters before a citation's number that stay on its line, unless a word is shorter
REFUSED = "No passage answers this. Try other words, or add an article that would know."
LIMITED = "No passage within the limits answers this. Take them off, or try other words."


def answer_html(answer: Answer, *, whole: bool, limited: bool = False) -> str:
    """An answer, or a refusal with the nearest passages; its sources once it is whole."""
    if answer.refused:
        return _refusal(answer, LIMITED if limited else REFUSED) if whole else ""
    warns = " warns" if answer.differ or answer.unsure else ""
    parts = [f"<p class='note{warns}'>{shown(answer.lead)}</p>"] if answer.lead else []
    headline = answer.headline
    parts += [f"<p class='short' dir='auto'>{shown(headline)}</p>"] if headline else []
    parts += _quotes(answer)
    parts += [f"<p class='note'>{shown(answer.remark)}</p>"] if answer.remark else []
    if whole:
        parts.append(_sources(answer.citations) if answer.kind != "mentions" else "")
        if answer.host not in answer.note:
            parts.append(f"<p class='host'>Passages were sent to {shown(answer.host)}.</p>")
    return "".join(parts)


def note_html(said: str, reason: str) -> str:
    """Something the page itself says, in bold, and why."""
    return f"<p class='said'><strong>{shown(said)}</strong> {shown(reason)}</p>"


def _quotes(answer: Answer) -> Iterator[str]:
    """The sentences as running text; labelled ones, and those of a summary, each by itself."""
    side = " side" if answer.listed else ""
    for line in answer.parted:
        said, label = " ".join(map(_sentence, line)), line[0].label
        label = f"<span class='label'>{shown(label)}</span> " if label else ""
        where = "".join(map(_where, line)) if answer.kind == "mentions" else ""
        yield f"<p class='quotes{side}' dir='auto'>{label}{said}{where}</p>"


def _where(sentence: Sentence) -> str:
    """The article of one in a list of articles: its title, site and day, if not said already."""
    cited, said = sentence.citations[0], " ".join(f"{sentence.label} {sentence.text}".split())
    title = title_of(cited.article)
    link = _link(cited.article, cited.start, cited.end, title) if title not in said else ""
    known = "".join(f"<span>{shown(one)}</span>" for one in facts(cited.article) if one not in said)
    about = f"<span class='facts'>{known}</span>" if known else ""
    return f"<span class='where'>{link} {about}{_also([cited])}</span>"


def _sentence(sentence: Sentence) -> str:
    before = "".join(
        f"<span class='context'>{_cited(one.quote, None, _chip(one))}</span> "
        for one in sentence.context
    )
    chips = "".join(map(_chip, sentence.citations))
    said = _cited(sentence.text, sentence.short, chips)
    calm = " calm" if sentence.worked_out and not sentence.missing else ""
    doubt = f" <span class='doubt{calm}'>{shown(sentence.doubt)}</span>" if sentence.doubt else ""
    return f"{before}<span>{said}</span>{doubt}"


def _cited(text: str, short: Span | None, chips: str) -> str:
    """A text with its numbers; the last letters stay with them, so that none begins a line."""
    text = text.rstrip()
    cut = max(text.rfind(" ") + 1, len(text) - TOGETHER)
    last = f"<span class='last'>{_marked(text, short, cut, len(text))}{chips}</span>"
    return _marked(text, short, 0, cut) + last


def _marked(text: str, short: Span | None, start: int, end: int) -> str:
    """A part of a text, in which the short answer is bold."""
    first, last = (short.start, short.end) if short else (end, end)
    first, last = (min(max(place, start), end) for place in (first, last))
    bold = f"<b>{shown(text[first:last], keep=True)}</b>" if first < last else ""
    return shown(text[start:first], keep=True) + bold + shown(text[last:end], keep=True)


def _chip(citation: Citation) -> str:
    """A citation's number; what its card shows stands in its data."""
    article = citation.article
    quote = cut(citation.quote, CARD)
    about = " · ".join(facts(article))
    return (
        f"<a href='#cite-{link_to(article, citation.start, citation.end)}' class='chip' "
        f"data-quote='{shown(quote)}' data-title='{shown(title_of(article))}' "
        f"data-about='{shown(about)}'>"
        f"<span class='hidden'>Source </span>{citation.number}</a>"
    )


def _link(article: Article, start: int, end: int, said: str) -> str:
    target = link_to(article, start, end)
    return f"<a href='#cite-{target}' class='to-article'>{shown(said)}</a>"


def _sources(citations: tuple[Citation, ...]) -> str:
    grouped: dict[str, list[Citation]] = {}
    for citation in citations:
        grouped.setdefault(citation.article.source, []).append(citation)
    if not grouped:
        return ""
    entries = "".join(f"<li>{_source(each)}</li>" for each in grouped.values())
    return f"<h3 class='heading'>Sources</h3><ul class='sources'>{entries}</ul>"


def _source(citations: list[Citation]) -> str:
    first = citations[0]
    chips = "".join(map(_chip, citations))
    return f"<span class='marks'>{chips}</span><span>{_titled(first)}{_also(citations)}</span>"


def _also(citations: list[Citation]) -> str:
    copies = {copy.source: copy for one in citations for copy in one.also_in}
    also = "".join(f"<span>{_copy(article)}</span>" for article in copies.values())
    return f"<span class='also'>Also in {also}</span>" if also else ""


def _copy(article: Article) -> str:
    known = " · ".join([article.site or title_of(article), *facts(article)[bool(article.site) :]])
    return _link(article, 0, 0, known)


def _titled(cited: Citation | Hit) -> str:
    where = cited.passage if isinstance(cited, Hit) else cited
    known = "".join(f"<span>{shown(fact)}</span>" for fact in facts(where.article))
    about = f"<span class='facts'>{known}</span>" if known else ""
    return _link(where.article, where.start, where.end, title_of(where.article)) + about


def _refusal(answer: Answer, advice: str) -> str:
    said = f"<p class='short'>{shown(REFUSAL)}</p>"
    why = f"<p class='why'>{shown(answer.note or advice)}</p>"
    if not answer.nearest:
        return said + why
    entries = "".join(
        f"<li>{_titled(hit)}<span class='excerpt' dir='auto'>"
        f"{shown(_excerpt(_body(hit.passage.text), answer.searched))}</span></li>"
        for hit in answer.nearest[:NEAREST]
    )
    heading = "<h3 class='heading'>Closest passages</h3>"
    return f"{said}{why}{heading}<ul class='nearest'>{entries}</ul>"


def _body(text: str) -> str:
    r"""A passage from its first whole sentence on, without the headline and byline before it.

    >>> _body("The tide\nBy Ida Holm\nIt came in. It went."), _body("Tide tables")
    ('It came in. It went.', 'Tide tables')
    """
    return "\n".join(dropwhile(lambda line: not is_ended(line), text.splitlines())) or text


def _excerpt(text: str, asked: str) -> str:
    """A passage from the sentence on that has most of the words asked for, of several the first.

    >>> _excerpt("The quay was long. Ida Holm died in May. It rained.", "When did Ida Holm die?")
    '… Ida Holm died in May. It rained.'
    """
    wanted = stems(asked)
    spans = sentence_spans(text) or (Span(0, len(text)),)
    at = max(spans, key=lambda one: len(wanted & stems(one.of(text)))).start
    return "… " * (at > 0) + cut(text[at:], EXCERPT)


def cut(text: str, length: int) -> str:
    """A text on one line, cut at a word unless that is a long one.

    >>> cut("It came in  at six.", 12), cut("A Donaudampfschiff", 12)
    ('It came in …', 'A Donaudampf …')
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: word_end(line, length, length / 2)] + " …"
