"""Summaries: the wish to have an article in a few sentences, and in how many."""

import re
from dataclasses import replace

from qa.language.number_words import COUNT, count_of
from qa.question.article_phrases import ARTICLE, GIST, SUM_UP, WISH, articles_named, meant, said
from qa.question.requests import ALL_ARTICLES, Holdings, Summary

_COUNT = rf"(?P<count>{COUNT})"
_WORDS_IN_ONE = 20  # of the usual sentence of an article
_LENGTHS = (
    # "in three short sentences", "as bullet points", "in fünf Sätzen"
    rf",? (?:in|as|with|using|en)(?: (?:just|only|about|around|at most|under|a few|some))*"
    rf"(?: {_COUNT})?(?: (?:few|short|brief|simple|key|main))*"
    r" (?P<unit>sentences?|lines?|(?:bullet[ -]?)?points?|bullets?|paragraphs?|words?"
    r"|sätzen?|stichpunkten?|wörtern|phrases?|frases?|puntos|palabras|mots)(?=$| zusammen$)",
    r",? (?:(?:in|en) (?:short|brief|a nutshell|bref)|briefly|quickly)$|^briefly,? ",
    # "a 3-sentence summary of", "the five key points of"
    rf"\b(?!an? ){_COUNT}(?:[ -](?P<unit>sentence|line|bullet(?:[ -]point)?|point|paragraph|word))?"
    rf" (?={GIST}\b)",
)
_ONE = rf"(?:this|the) {ARTICLE}(?: (?:about|on|of|by|from|called|titled) .+| to (?:me|us))?"
_OF_ANYTHING = (
    r"what(?:'s| is| are| was) (?P<article>.+?) (?:all )?about",
    r"what(?:'s| is) the point of (?P<article>.+)",
)
_OF_ONE = (
    *_OF_ANYTHING,
    rf"{SUM_UP} (?P<article>.+)",
    rf"sum (?P<article>.+) up|explain (?P<article2>{_ONE})",
    rf"what do(?:es)? (?P<article>(?:this|the) (?:[\w-]+ )?{ARTICLE}(?: .+)?) say",
    rf"what happens in (?P<article>{_ONE})",
    r"(?:bitte )?fass(?:e|en sie)? (?P<article>.+) zusammen|worum geht es in (?P<article2>.+)",
    r"(?:resume|resumir) (?P<article>.+)|de qué trata (?P<article2>.+)",
    r"résum(?:e|er|ez) (?P<article>.+)|de quoi parle (?P<article2>.+)",
)
_PART = re.compile(r"the (?:part|section|bit|passage)s? (?:about|on|with) (?P<thing>.+)", re.I)
# "what is a summary" asks for no summary
_ALONE = (
    rf"sum+[ae]ri[sz]e|sum up|recap|(?!what(?:'s| is) an? ){WISH}{GIST}"
    r"|zusammenfassung|résumé|resumen"
)


def summed_up(asked: str) -> Summary | Holdings | None:
    """The summary that is wished for; where it is of all articles, these; None where none is.

    >>> summed_up("tl;dr") == Summary(ALL_ARTICLES), summed_up("the weather")
    (True, None)
    >>> summed_up("Summarise the article in two sentences").sentences
    2
    """
    shorter, sentences = _without_length(asked)
    for form in _OF_ONE:
        if found := said(form, shorter):
            every = meant(found)
            if every and every.several and not every.name:
                return Holdings(every)
            articles, said_so = articles_named(found)
            certain = said_so or not articles.name or form not in _OF_ANYTHING
            if part := _PART.fullmatch(articles.name):
                articles = replace(articles, name=part["thing"])
                return Summary(articles, sentences, certain, part["thing"])
            return Summary(articles, sentences, certain)
    return Summary(ALL_ARTICLES, sentences) if re.fullmatch(_ALONE, shorter, re.I) else None


def _without_length(asked: str) -> tuple[str, int]:
    """A wish without the words for how long it is to be, and how many sentences these mean.

    >>> _without_length("a 3-sentence summary of it"), _without_length("sum it up in 50 words")
    (('a summary of it', 3), ('sum it up', 2))
    >>> _without_length("summarise it as bullet points")
    ('summarise it', 0)
    """
    for form in _LENGTHS:
        if length := re.search(form, asked, re.IGNORECASE):
            told = {"count": None, "unit": None} | length.groupdict()
            number = count_of(told["count"])
            unit = (told["unit"] or "").lower()
            if unit.startswith(("word", "wört", "palabra", "mot")):
                number = number and max(1, number // _WORDS_IN_ONE)
            elif unit.startswith("paragraph"):
                number = 0
            return asked[: length.start()] + asked[length.end() :], number
    return asked, 0
