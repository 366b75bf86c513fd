"""Arguments: the wish to know what an article's author argues, or how the article concludes."""

import re
from dataclasses import replace

from qa.question.article_phrases import ARTICLE, AUTHOR, GENRE, WISH, articles_named
from qa.question.requests import ALL_ARTICLES, Focus, Meant, Summary

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
_TOLD_OF = re.compile(r"\b(?:the|that) (?:[\w-]+ )?(?:report|review|letter|forecast)s?\b", re.I)
"""What an article tells of oftener than it is called so: "What did the report recommend?"."""

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


def argued(asked: str) -> Summary | None:
    """The summary of an argument, of how it concludes, or of what was found; None for others.

    >>> argued("What does the author argue?").focus, argued("How does the essay end?").focus
    ('argument', 'ending')
    >>> argued("What is the main argument against the tram?") is None
    True
    """
    asked = asked.replace("’", "'")
    if _TOLD_OF.search(asked):
        return None
    for focus, forms in _FORMS.items():
        for form in forms:
            if found := re.fullmatch(form, asked.strip(" ?!."), re.IGNORECASE):
                which = _of_which(found)
                return which and replace(which, focus=focus)
    return None


def _of_which(found: re.Match[str]) -> Summary | None:
    """The summary of the article that is named; None of an inquiry, of which one may tell."""
    said = found.groupdict()
    if by := said.get("by"):
        return Summary(Meant(by=by), certain=False)
    if name := said.get("article"):
        articles, certain = articles_named(name)
        return Summary(articles) if certain or not articles.name else None
    return Summary(ALL_ARTICLES)
