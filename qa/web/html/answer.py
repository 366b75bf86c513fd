"""Answers as HTML: our own mark-up around escaped text."""

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
from qa.web.html.escaping import escape
from qa.web.words import facts, title_of

EXCERPT = 180  # characters of a close passage
CARD = 320  # characters of a quote in its card
NEAREST = 3
UNBROKEN = 10  # letters of the last word, at most, that stay on the line of the citation's number
REFUSED = "No passage answers this. Try other words, or add an article that would know."
LIMITED = "No passage within the limits answers this. Take them off, or try other words."


def answer_html(answer: Answer, *, complete: bool, limited: bool = False) -> str:
    """An answer as HTML, or a refusal with the nearest passages; sources once it is complete."""
    if answer.refused:
        return _refusal(answer, LIMITED if limited else REFUSED) if complete else ""
    warning = " warns" if answer.differ or answer.unsure else ""
    parts = [f"<p class='note{warning}'>{escape(answer.lead)}</p>"] if answer.lead else []
    headline = answer.headline
    parts += [f"<p class='short' dir='auto'>{escape(headline)}</p>"] if headline else []
    parts += _quote_paragraphs(answer)
    parts += [f"<p class='note'>{escape(answer.remark)}</p>"] if answer.remark else []
    if complete:
        parts.append(_source_list(answer.citations) if answer.kind != "mentions" else "")
        if answer.host not in answer.note:
            parts.append(f"<p class='host'>Passages were sent to {escape(answer.host)}.</p>")
    return "".join(parts)


def note_html(message: str, reason: str) -> str:
    """A message of the page itself in bold, with its reason."""
    return f"<p class='said'><strong>{escape(message)}</strong> {escape(reason)}</p>"


def _quote_paragraphs(answer: Answer) -> Iterator[str]:
    """The sentences as paragraphs: running text, or one each where labelled or of a summary."""
    side = " side" if answer.is_list else ""
    for line in answer.sentence_lines:
        sentences, label = " ".join(map(_sentence_html, line)), line[0].label
        label = f"<span class='label'>{escape(label)}</span> " if label else ""
        articles = "".join(map(_article_of_mention, line)) if answer.kind == "mentions" else ""
        yield f"<p class='quotes{side}' dir='auto'>{label}{sentences}{articles}</p>"


def _article_of_mention(sentence: Sentence) -> str:
    """The article of a list's entry: title, site and day, if the entry does not say them."""
    citation = sentence.citations[0]
    entry = " ".join(f"{sentence.label} {sentence.text}".split())
    article, title = citation.article, title_of(citation.article)
    link = "" if title in entry else _link(article, citation.start, citation.end, title)
    new_facts = "".join(f"<span>{escape(one)}</span>" for one in facts(article) if one not in entry)
    about = f"<span class='facts'>{new_facts}</span>" if new_facts else ""
    return f"<span class='where'>{link} {about}{_copies([citation])}</span>"


def _sentence_html(sentence: Sentence) -> str:
    context = "".join(
        f"<span class='context'>{_text_with_chips(one.quote, None, _chip(one))}</span> "
        for one in sentence.context
    )
    chips = "".join(map(_chip, sentence.citations))
    text = _text_with_chips(sentence.text, sentence.short, chips)
    calm = " calm" if sentence.worked_out and not sentence.missing else ""
    doubt = f" <span class='doubt{calm}'>{escape(sentence.doubt)}</span>" if sentence.doubt else ""
    return f"{context}<span>{text}</span>{doubt}"


def _text_with_chips(text: str, short: Span | None, chips: str) -> str:
    """A text and its citation chips, which stay with its last letters: no chip begins a line."""
    text = text.rstrip()
    cut = max(text.rfind(" ") + 1, len(text) - UNBROKEN)
    last = f"<span class='last'>{_with_bold_answer(text, short, cut, len(text))}{chips}</span>"
    return _with_bold_answer(text, short, 0, cut) + last


def _with_bold_answer(text: str, short: Span | None, start: int, end: int) -> str:
    """A part of a text, from ``start`` to ``end``, escaped, with the short answer in bold."""
    first, last = (short.start, short.end) if short else (end, end)
    first, last = (min(max(place, start), end) for place in (first, last))
    bold = f"<b>{escape(text[first:last], keep=True)}</b>" if first < last else ""
    return escape(text[start:first], keep=True) + bold + escape(text[last:end], keep=True)


def _chip(citation: Citation) -> str:
    """A citation's number as a link, with what its card shows as data attributes."""
    article = citation.article
    quote = shorten(citation.quote, CARD)
    about = " · ".join(facts(article))
    return (
        f"<a href='#cite-{link_to(article, citation.start, citation.end)}' class='chip' "
        f"data-quote='{escape(quote)}' data-title='{escape(title_of(article))}' "
        f"data-about='{escape(about)}'>"
        f"<span class='hidden'>Source </span>{citation.number}</a>"
    )


def _link(article: Article, start: int, end: int, label: str) -> str:
    target = link_to(article, start, end)
    return f"<a href='#cite-{target}' class='to-article'>{escape(label)}</a>"


def _source_list(citations: tuple[Citation, ...]) -> str:
    grouped: dict[str, list[Citation]] = {}
    for citation in citations:
        grouped.setdefault(citation.article.source, []).append(citation)
    if not grouped:
        return ""
    entries = "".join(f"<li>{_source_entry(each)}</li>" for each in grouped.values())
    return f"<h3 class='heading'>Sources</h3><ul class='sources'>{entries}</ul>"


def _source_entry(citations: list[Citation]) -> str:
    chips = "".join(map(_chip, citations))
    links = f"{_article_link(citations[0])}{_copies(citations)}"
    return f"<span class='marks'>{chips}</span><span>{links}</span>"


def _copies(citations: list[Citation]) -> str:
    copies = {copy.source: copy for one in citations for copy in one.also_in}
    links = "".join(f"<span>{_copy_link(article)}</span>" for article in copies.values())
    return f"<span class='also'>Also in {links}</span>" if links else ""


def _copy_link(article: Article) -> str:
    label = " · ".join([article.site or title_of(article), *facts(article)[bool(article.site) :]])
    return _link(article, 0, 0, label)


def _article_link(found: Citation | Hit) -> str:
    place = found.passage if isinstance(found, Hit) else found
    spans = "".join(f"<span>{escape(fact)}</span>" for fact in facts(place.article))
    facts_html = f"<span class='facts'>{spans}</span>" if spans else ""
    return _link(place.article, place.start, place.end, title_of(place.article)) + facts_html


def _refusal(answer: Answer, advice: str) -> str:
    heading = f"<p class='short'>{escape(REFUSAL)}</p>"
    why = f"<p class='why'>{escape(answer.note or advice)}</p>"
    if not answer.nearest:
        return heading + why
    entries = "".join(
        f"<li>{_article_link(hit)}<span class='excerpt' dir='auto'>"
        f"{escape(_excerpt(_without_headline(hit.passage.text), answer.searched))}</span></li>"
        for hit in answer.nearest[:NEAREST]
    )
    subheading = "<h3 class='heading'>Closest passages</h3>"
    return f"{heading}{why}{subheading}<ul class='nearest'>{entries}</ul>"


def _without_headline(text: str) -> str:
    r"""A passage from its first whole sentence on, without a headline and byline before it.

    >>> _without_headline("The tide\nBy Ida Holm\nIt came in."), _without_headline("Tide tables")
    ('It came in.', 'Tide tables')
    """
    return "\n".join(dropwhile(lambda line: not is_ended(line), text.splitlines())) or text


def _excerpt(text: str, question: str) -> str:
    """A passage from the sentence on that shares most words with the question, the first of equals.

    >>> _excerpt("The quay was long. Ida Holm died in May. It rained.", "When did Ida Holm die?")
    '… Ida Holm died in May. It rained.'
    """
    question_stems = stems(question)
    spans = sentence_spans(text) or (Span(0, len(text)),)
    at = max(spans, key=lambda one: len(question_stems & stems(one.of(text)))).start
    return "… " * (at > 0) + shorten(text[at:], EXCERPT)


def shorten(text: str, length: int) -> str:
    """A text on one line of up to ``length`` characters, cut after a word unless that is long.

    >>> shorten("It came in  at six.", 12), shorten("A Donaudampfschiff", 12)
    ('It came in …', 'A Donaudampf …')
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: word_end(line, length, length / 2)] + " …"
