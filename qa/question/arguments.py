"""Arguments: recognises questions about what an author argues, found or concludes."""

import re
from dataclasses import replace

from qa.question.article_phrases import ARTICLE, AUTHOR, GENRE, WISH, parse_articles
from qa.question.requests import ALL_ARTICLES, Focus, Selection, Summary

_NAME = r"(?P<by>(?-i:[A-ZÀ-Þ][\w'’-]*)(?: (?-i:[A-ZÀ-Þ])[\w'’.-]*)+)"
_ONE = (
    rf"(?P<article>(?:this|that|the) (?:[\w-]+ )?(?:{ARTICLE}|{GENRE})"
    r"(?: (?:about|on|of|by|from|called|titled) .+)?)"
)
_OF_ANY = r"(?: (?:of|in) (?P<article>.+))?"
_MAIN = r"(?:(?:main|central|key|overall|basic|core|underlying|final|general|overarching) )"
_TELL = r"(?:say|argue|claim|think|believe|contend|mean|feel)"
_VIEW = r"(?:arguments?|thesis|claims?|point|contention|message|views?|opinions?|position|stance)"
_END = r"(?:conclude|recommend|propose|suggest|advise|advocate|want)"
_CONCLUSION = r"(?:conclusions?|moral|bottom line)"
_RECOUNTED = re.compile(r"\b(?:the|that) (?:[\w-]+ )?(?:report|review|letter|forecast)s?\b", re.I)
"""Words that name something an article writes about oftener than an article: "the report"."""

_FORMS: dict[Focus, tuple[str, ...]] = {
    "argument": (
        rf"what (?:does|did|do) (?:{AUTHOR}s?(?: of (?P<article>.+?))?|{_NAME}) {_TELL}",
        rf"what (?:does|did) {_ONE} {_TELL}",
        rf"(?:what was the |{WISH})(?:{AUTHOR}'s {_MAIN}?|{_MAIN}+){_VIEW}{_OF_ANY}",
        rf"(?:what was the |{WISH}){_VIEW} (?:of|in) {_ONE}",
    ),
    "ending": (
        rf"what (?:does|did|do) {AUTHOR}s?(?: of (?P<article>.+?))? {_END}",
        rf"what (?:does|did) {_ONE} {_END}",
        rf"(?:what was the |{WISH})(?:{AUTHOR}'s )?{_MAIN}?{_CONCLUSION}{_OF_ANY}",
        rf"how (?:does|did) {_ONE} (?:end|conclude|finish)",
        rf"what happens (?:in|at) the end(?: of {_ONE})?",
    ),
    "findings": (
        rf"(?:what were the |{WISH}){_MAIN}?findings(?: (?:of|in) {_ONE})?",
        rf"what (?:does|did) {_ONE} find",
    ),
}


def parse_argument(question: str) -> Summary | None:
    """The request for a summary of an argument, findings or the ending; None for other questions.

    >>> (
    ...     parse_argument("What does the author argue?").focus,
    ...     parse_argument("How does the essay end?").focus,
    ... )
    ('argument', 'ending')
    >>> parse_argument("What is the main argument against the tram?") is None
    True
    """
    question = question.replace("’", "'")
    if _RECOUNTED.search(question):
        return None
    for focus, forms in _FORMS.items():
        for form in forms:
            if found := re.fullmatch(form, question.strip(" ?!."), re.IGNORECASE):
                which = _summary(found)
                return which and replace(which, focus=focus)
    return None


def _summary(found: re.Match[str]) -> Summary | None:
    """A summary of the article named in a match; None if the words may name something else."""
    groups = found.groupdict()
    if by := groups.get("by"):
        return Summary(Selection(by=by), certain=False)
    if name := groups.get("article"):
        articles, certain = parse_articles(name)
        return Summary(articles) if certain or not articles.name else None
    return Summary(ALL_ARTICLES)
