"""Summaries: recognises requests to sum up articles, and in how many sentences."""

import re
from dataclasses import replace

from qa.language.number_words import COUNT, count_of
from qa.question.article_phrases import (
    ARTICLE,
    GIST,
    SUM_UP,
    WISH,
    first_group,
    parse_articles,
    parse_selection,
)
from qa.question.requests import ALL_ARTICLES, Holdings, Summary

_COUNT = rf"(?P<count>{COUNT})"
_WORDS_IN_ONE = 20  # in a usual sentence of an article
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
_SUMMARY_FORMS = (
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
_BARE = (
    rf"sum+[ae]ri[sz]e|sum up|recap|(?!what(?:'s| is) an? ){WISH}{GIST}"
    r"|zusammenfassung|résumé|resumen"
)


def parse_summary(question: str) -> Summary | Holdings | None:
    """The summary that a question asks for; Holdings if of several articles; None for others.

    >>> parse_summary("tl;dr") == Summary(ALL_ARTICLES), parse_summary("the weather")
    (True, None)
    >>> parse_summary("Summarise the article in two sentences").sentences
    2
    """
    shorter, sentences = _without_length(question)
    for form in _SUMMARY_FORMS:
        if found := first_group(form, shorter):
            selection = parse_selection(found)
            if selection and selection.several and not selection.name:
                return Holdings(selection)
            articles, certain = parse_articles(found)
            certain = certain or not articles.name or form not in _OF_ANYTHING
            if part := _PART.fullmatch(articles.name):
                articles = replace(articles, name=part["thing"])
                return Summary(articles, sentences, certain, part["thing"])
            return Summary(articles, sentences, certain)
    return Summary(ALL_ARTICLES, sentences) if re.fullmatch(_BARE, shorter, re.I) else None


def _without_length(question: str) -> tuple[str, int]:
    """A request without its words for a length, and the number of sentences that these mean.

    >>> _without_length("a 3-sentence summary of it"), _without_length("sum it up in 50 words")
    (('a summary of it', 3), ('sum it up', 2))
    >>> _without_length("summarise it as bullet points")
    ('summarise it', 0)
    """
    for form in _LENGTHS:
        if length := re.search(form, question, re.IGNORECASE):
            groups = {"count": None, "unit": None} | length.groupdict()
            number = count_of(groups["count"])
            unit = (groups["unit"] or "").lower()
            if unit.startswith(("word", "wört", "palabra", "mot")):
                number = number and max(1, number // _WORDS_IN_ONE)
            elif unit.startswith("paragraph"):
                number = 0
            return question[: length.start()] + question[length.end() :], number
    return question, 0
