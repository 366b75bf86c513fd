"""Recognises what a question asks for, from its words alone."""

import re
from dataclasses import replace
from functools import lru_cache

from qa.language.words import is_common, words
from qa.question.arguments import parse_argument
from qa.question.article_phrases import (
    ALL,
    ARTICLE,
    AUTHOR,
    END,
    PAPER,
    PUBLISHED,
    first_group,
    parse_articles,
)
from qa.question.library_questions import parse_holdings, parse_list
from qa.question.requests import (
    ALL_ARTICLES,
    Content,
    Fact,
    Holdings,
    Mentions,
    Metadata,
    Request,
    Summary,
    Writers,
)
from qa.question.summaries import parse_summary

ASKS = r"(?:who|whom|whose|what|when|where|why|how|which|(?:who|what|when|where|why|how)['’]?s)"
"""Pattern of the words that begin a question."""

PLEASE = r"(?:please |kindly |(?:can|could|would|will) you )"
"""Pattern of polite words before a request."""

AND = r"(?:(?:and|but|or|so|then|also)\b[\s,]*)"
"""Pattern of the words that join a question to the turn before."""

_METADATA: dict[Fact, tuple[str, ...]] = {
    "authors": (
        r"who (?:wrote|authored|penned|has written) (?P<article>.+)",
        r"who(?:'s| is| are| was| were) the (?:author|writer|journalist)s? (?:of|behind) "
        r"(?P<article>.+)",
        r"by whom (?:is|was|were) (?P<article>.+?) written",
        r"(?:the )?authors? of (?P<article>.+)",
        r"wer (?:hat (?P<article>.+) geschrieben|schrieb (?P<article2>.+))",
        r"(?:qui a écrit|quién escribió) (?P<article>.+)",
        r"(?:qui (?P<article>l['’])a écrit|quién (?P<article2>lo) escribió)",
    ),
    "published": (
        rf"when (?:is|was|were) (?P<article>.+?) (?:first )?{PUBLISHED}",
        r"when did (?P<article>.+?) (?:come out|appear)",
        r"(?:what is |what's |what was )?the (?:publication |publishing )?date of (?P<article>.+)",
        r"(?:from when|of what date) is (?P<article>.+)",
        rf"how old is (?P<article>(?=.*\b{ARTICLE}\b).+)",  # not a person
        r"wann (?:wurde|ist) (?P<article>.+) (?:veröffentlicht|erschienen)",
        r"(?:quand a été publié|cuándo se publicó) (?P<article>.+)",
    ),
    "updated": (
        r"when (?:is|was|were) (?P<article>.+?) (?:last )?(?:updated|changed|amended|edited)",
    ),
    "site": (
        rf"(?:on )?(?:which|what) {PAPER}"
        rf"(?: was| is| has)? (?P<article>.+?) (?:{PUBLISHED}|from|in)(?: in| on| by)?",
        rf"(?:which|what) {PAPER} (?:published|printed|ran|carried) (?P<article>.+)",
    ),
    "url": (r"(?:what is |what's )?the (?:address|url|link) of (?P<article>.+)",),
}
_TOPIC = re.compile(
    rf"(?!on\b)(?:(?:tell|show|give) (?:me|us) )?"
    r"(?:anything |something |all |more |information |facts )?"
    r"(?:what (?:(?:do|does|did|can) )?"
    rf"(?:{ALL}|{AUTHOR}|this {ARTICLE}|the article|they|you|we|i) "
    r"(?:say|think|know|tell(?: me| us)?|write) )?"
    r"(?:about|on) (?P<topic>.+)",
    re.IGNORECASE,
)
_ACCORDING_TO = (
    r"(?:according to|as told by) (?P<site>[^,]+), (?P<question>.+)",
    r"(?P<question>.+?),? according to (?P<site>[^,]+)",
    r"what (?:do|does|did|has|have) (?P<site>.+?) (?:say|said|report|reported|tell us) "
    r"(?:about|on|of) (?P<topic>.+)",
)
_MOST_SEARCH_WORDS = 4  # words
_JOINING_WORDS = {"a", "and", "at", "for", "in", "of", "on", "the"}
_ASKS_SEVERAL = (
    r"(?:which|what) (?!(?:is|was|does|did|has|happens)\b)\w*[^su\W]s\b(?!')|why\b|list\b|"
    r"name (?:the|all|some|two|three|four|five)\b|how (?:do|does|did|can|could)\b|"
    r"who (?:are|were)\b|what (?:are|were) (?:the|some|all)\b|what (?:\w+ )?do \w+ need\b|"
    r"(?:the )?\w+[^su\W]s (?:and \w+ )?(?:of|for)\b"
)  # fmt: skip
_POLITE_WORDS = re.compile(
    rf"^{AND}?{PLEASE}*"
    r"|(?:,? (?:please|bitte|por favor|for (?:me|us)))+$",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # many callers ask for the same question
def recognise(question: str) -> Request:
    """What a question asks for; the content of the articles where the words leave it open.

    >>> recognise("Summarise the article about the flood, please.").articles.name
    'the flood'
    >>> recognise("Which articles mention Mill Bridge?").thing
    'Mill Bridge'
    >>> recognise("What are the articles about?") == Holdings()
    True
    >>> recognise("And who wrote this article?") == Metadata("authors", ALL_ARTICLES, certain=True)
    True
    >>> recognise("Who wrote the report?")
    Content(several=False, topic='', site='', question='')
    >>> recognise("What does the author say about seagrass?")
    Content(several=False, topic='seagrass', site='', question='')
    """
    plain = _POLITE_WORDS.sub("", question.strip(END))
    found = (
        parse_holdings(plain)
        or _parse_metadata(plain)
        or parse_summary(plain)
        or parse_argument(plain)
        or parse_list(plain)
    )
    if found is not None:
        return found
    match = _TOPIC.fullmatch(plain)
    topic = match["topic"] if match else plain if is_search(question) else ""
    content = Content(bool(re.match(_ASKS_SEVERAL, plain, re.IGNORECASE)), topic)
    return content if topic else _with_site(plain, content)


def is_search(question: str) -> bool:
    """Whether a message is a few search words and no question.

    >>> is_search("flood 2016"), is_search("flood?"), is_search("who came")
    (True, False, False)
    """
    found = words(question)
    asks = any(is_common(word) and word not in _JOINING_WORDS for word in found)
    return "?" not in question and 0 < len(found) <= _MOST_SEARCH_WORDS and not asks


def _with_site(plain: str, content: Content) -> Content:
    """The content with the site in "according to ..." and the question put to it, if any."""
    for form in _ACCORDING_TO:
        if found := re.fullmatch(form, plain, re.IGNORECASE):
            groups = found.groupdict()
            question = groups.get("question") or f"Tell me about {groups['topic']}"
            return replace(content, site=groups["site"], question=question)
    return content


def _parse_metadata(plain: str) -> Metadata | None:
    for fact, forms in _METADATA.items():
        for found in filter(None, (first_group(form, plain) for form in forms)):
            articles, certain = parse_articles(found)
            if articles != ALL_ARTICLES or certain:
                return Metadata(fact, articles, certain)
    return None


def subject_of(question: str) -> str:
    """What a question is about: the words naming its articles or thing, else the question.

    >>> subject_of("Summarise the article about the flood"), subject_of("Who came?")
    ('the flood', 'Who came?')
    """
    request = recognise(question)
    if isinstance(request, Summary | Metadata | Mentions):
        return request.articles.name or question
    return question


def request_words(question: str) -> set[str]:
    """The lower-case words by which a request for articles was recognised; none for content.

    >>> sorted(request_words("Wer hat „The tide“ geschrieben?")), request_words("Who came?")
    (['geschrieben', 'hat', 'wer'], set())
    """
    request = recognise(question)
    if isinstance(request, Content | Writers):
        return set()
    return set(words(question)) - set(words(f"{request.articles.name} {request.articles.by}"))


def is_of_articles(question: str) -> bool:
    """Whether a question is about all articles, or about one that it does not name.

    >>> is_of_articles("Who wrote it?"), is_of_articles("Who paid for it?")
    (True, False)
    >>> is_of_articles("Which articles are there?")
    True
    """
    request = recognise(question)
    if isinstance(request, Summary | Metadata | Holdings):
        return not (request.articles.name or request.articles.by)
    return isinstance(request, Writers)
