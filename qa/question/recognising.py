"""What kind of thing a question asks for, told from its words alone."""

import re
from dataclasses import replace
from functools import lru_cache

from qa.language.words import is_common, words
from qa.question.arguments import argued
from qa.question.article_phrases import (
    ALL,
    ARTICLE,
    AUTHOR,
    END,
    PAPER,
    PUBLISHED,
    articles_named,
    said,
)
from qa.question.library_questions import listed, of_all
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
from qa.question.summaries import summed_up

ASKS = r"(?:who|whom|whose|what|when|where|why|how|which|(?:who|what|when|where|why|how)['’]?s)"
"""A pattern of the words that a question begins with."""

PLEASE = r"(?:please |kindly |(?:can|could|would|will) you )"
"""A pattern of what is only polite before a wish."""

AND = r"(?:(?:and|but|or|so|then|also)\b[\s,]*)"
"""A pattern of what joins a question to what was said before."""

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
_OF_SITE = (
    r"(?:according to|as told by) (?P<site>[^,]+), (?P<question>.+)",
    r"(?P<question>.+?),? according to (?P<site>[^,]+)",
    r"what (?:do|does|did|has|have) (?P<site>.+?) (?:say|said|report|reported|tell us) "
    r"(?:about|on|of) (?P<topic>.+)",
)
_LONGEST_SEARCH = 4  # words
_JOINING = {"a", "and", "at", "for", "in", "of", "on", "the"}
_SEVERAL = (
    r"(?:which|what) (?!(?:is|was|does|did|has|happens)\b)\w*[^su\W]s\b(?!')|why\b|list\b|"
    r"name (?:the|all|some|two|three|four|five)\b|how (?:do|does|did|can|could)\b|"
    r"who (?:are|were)\b|what (?:are|were) (?:the|some|all)\b|what (?:\w+ )?do \w+ need\b|"
    r"(?:the )?\w+[^su\W]s (?:and \w+ )?(?:of|for)\b"
)  # fmt: skip
_AROUND = re.compile(
    rf"^{AND}?{PLEASE}*"
    r"|(?:,? (?:please|bitte|por favor|for (?:me|us)))+$",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # it is asked of one question in many places
def recognise(question: str) -> Request:
    """What a question asks for; for what its words do not say for certain, the content.

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
    asked = _AROUND.sub("", question.strip(END))
    found = of_all(asked) or _fact(asked) or summed_up(asked) or argued(asked) or listed(asked)
    if found is not None:
        return found
    told = _TOPIC.fullmatch(asked)
    topic = told["topic"] if told else asked if is_search(question) else ""
    content = Content(bool(re.match(_SEVERAL, asked, re.IGNORECASE)), topic)
    return content if topic else _of_site(asked, content)


def is_search(question: str) -> bool:
    """Whether it is a few words that are searched for, and nothing is asked.

    >>> is_search("flood 2016"), is_search("flood?"), is_search("who came")
    (True, False, False)
    """
    found = words(question)
    asks = any(is_common(word) and word not in _JOINING for word in found)
    return "?" not in question and 0 < len(found) <= _LONGEST_SEARCH and not asks


def _of_site(asked: str, content: Content) -> Content:
    """The content with the site that is to say it, and what is asked of that, if it is so asked."""
    for form in _OF_SITE:
        if found := re.fullmatch(form, asked, re.IGNORECASE):
            said = found.groupdict()
            question = said.get("question") or f"Tell me about {said['topic']}"
            return replace(content, site=said["site"], question=question)
    return content


def _fact(asked: str) -> Metadata | None:
    for fact, forms in _METADATA.items():
        for found in filter(None, (said(form, asked) for form in forms)):
            articles, certain = articles_named(found)
            if articles != ALL_ARTICLES or certain:
                return Metadata(fact, articles, certain)
    return None


def subject_of(question: str) -> str:
    """The words for what it is about: of a question on articles those that name them, or a thing.

    >>> subject_of("Summarise the article about the flood"), subject_of("Who came?")
    ('the flood', 'Who came?')
    """
    request = recognise(question)
    if isinstance(request, Summary | Metadata | Mentions):
        return request.articles.name or question
    return question


def telling_words(question: str) -> set[str]:
    """The words, in lower case, by which a question was known to ask for articles; else none.

    >>> sorted(telling_words("Wer hat „The tide“ geschrieben?")), telling_words("Who came?")
    (['geschrieben', 'hat', 'wer'], set())
    """
    request = recognise(question)
    if isinstance(request, Content | Writers):
        return set()
    return set(words(question)) - set(words(f"{request.articles.name} {request.articles.by}"))


def is_of_articles(question: str) -> bool:
    """Whether it asks about the article that is spoken of, which it does not name, or about all.

    >>> is_of_articles("Who wrote it?"), is_of_articles("Who paid for it?")
    (True, False)
    >>> is_of_articles("Which articles are there?")
    True
    """
    request = recognise(question)
    if isinstance(request, Summary | Metadata | Holdings):
        return not (request.articles.name or request.articles.by)
    return isinstance(request, Writers)
