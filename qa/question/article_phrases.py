"""Article phrases: "the two newest articles by Ada Hale about the tide", as what they select."""

import re

from embeddings.calendar_words import ENGLISH_MONTHS
from qa.language.number_words import COUNT, count_of
from qa.language.time_words import time_phrase
from qa.language.words import is_common, words
from qa.question.requests import ALL_ARTICLES, QUOTED, Meant, Order

ARTICLE = r"(?:articles?|artikel|artículos?|pieces?|texts?|stor(?:y|ies)|posts?|pages?)"
"""A pattern of the words for an article."""

AUTHOR = r"(?:the|this|its) (?:author|writer|columnist|essayist|reviewer)"
"""A pattern of the words for who wrote one that is spoken of."""

PAPER = r"(?:web ?site|site|news ?paper|paper|magazine|publication|outlet|blog)"
"""A pattern of the words for what publishes articles."""

PUBLISHED = r"(?:published|written|posted|printed|released|put online)"
"""A pattern of what is done to an article."""

MENTION = (
    r"(?:mention(?:s|ed|ing)?|discuss(?:es|ed|ing)?|cover(?:s|ed|ing)?|name(?:s|d)?|"
    r"talk(?:s|ed|ing)? (?:about|of)|(?:write|wrote|writing) (?:about|of)|deal(?:s|t|ing)? with|"
    r"refer(?:s|red|ring)? to|report(?:s|ed|ing)? (?:on|about)|say(?:s)? something about|"
    r"on|about|über|sobre|sur)"
)
"""A pattern of what an article does to a thing."""

ALL = (
    r"(?:(?:all )?(?:of )?(?:the|my|these|those|your|our)? ?(?:articles|pieces|texts|stories)|"
    r"(?:the|my|this|your|our) (?:whole )?(?:library|collection))"
)
"""A pattern of the words for all articles."""

HERE = (
    r"(?: (?:are|is)(?: there| here)?| (?:do|can) (?:i|you|we) (?:have|know|read|see)"
    r"| have (?:i|you|we)(?: got)?| (?:i|you|we) have| there are)?"
    r"(?: in (?:here|there|(?:the|my|this|your|our) (?:library|collection)))?"
)
"""A pattern of what may follow on these: that they are there."""

GIST = (
    r"(?:(?:(?:very )?(?:short|brief|quick|concise) )?"
    r"(?:sum+[ae]ry|overview|outline|recap|gist|essence|tl;?dr)"
    r"|(?:main |key )(?:points?|facts|ideas?|message)|(?:main |key )?(?:takeaways?|highlights))"
)
"""A pattern of the words for a summary, also as they are mistyped."""

WISH = (
    r"(?:(?:(?:give|show|write|make|list|tell)(?: me| us)?|what(?:'s| is| are)"
    r"|i (?:want|need|would like)|i'd like) )?(?:(?:an?|the|your) )?"
)
"""A pattern of what may stand before these words."""

SUM_UP = rf"(?:sum+[ae]ri[sz]e|sum up|recap|{WISH}{GIST} (?:of|on|about|for|from|in))"
"""A pattern of the wish for a summary of what follows."""

END = " \t?!.…¿¡"
"""What a question may end with, or begin."""

_ORDERS: dict[str, Order] = {
    "newest": "newest", "latest": "newest", "most recent": "newest", "last": "newest",
    "recent": "newest", "newer": "newest", "oldest": "oldest", "older": "oldest",
    "earliest": "oldest", "first": "oldest",
    "neueste": "newest", "neuesten": "newest", "letzte": "newest", "letzten": "newest",
    "älteste": "oldest", "ältesten": "oldest", "último": "newest", "últimos": "newest",
    "primer": "oldest", "primeros": "oldest", "dernier": "newest", "derniers": "newest",
    "premier": "oldest", "premiers": "oldest",
}  # fmt: skip
_AFTER: dict[str, Order] = {
    "más reciente": "newest", "más recientes": "newest", "más antiguo": "oldest",
    "más antiguos": "oldest", "le plus récent": "newest", "les plus récents": "newest",
    "le plus ancien": "oldest", "les plus anciens": "oldest",
}  # fmt: skip
_ORDER = "|".join(_ORDERS)
_WHICH = (
    r"(?:(?:all|any|some|the|my|this|that|these|those|your|our|current|of|an?|der|die|das|den|dem|"
    r"einen?|diese[rnm]|el|los|un|este|le|les|des|cet) |l['’])*"
)
_HEAD = re.compile(
    rf"{_WHICH}(?:(?P<order>{_ORDER}) )?"
    rf"(?:(?P<count>(?!an? |une? |una ){COUNT}) )?(?:(?P<late>{_ORDER}) )?"
    rf"(?:news (?=\w))?(?P<noun>{ARTICLE}|news)\b(?: (?P<after>{'|'.join(_AFTER)})\b)?",
    re.IGNORECASE,
)
_ARE = (
    r"(?: (?:that|which))?"
    r"(?: (?:is|are|was|were|has been|have been|(?:are|is) there|(?:do )?(?:i|you|we) have|"
    r"(?:should|can|could) (?:i|we) read|sind|sont|son|hay|gibt es|y a-t-il))?"
)
# "the house by the sea" is a topic; who wrote of it has a capital letter there, or comes before;
# of "by Ada Hale and by Otto Marsh" both did
_NEXT = (
    rf"(?= (?:{PUBLISHED} by|(?:that |which )?{MENTION}) "
    rf"|(?<! and)(?<! or) by (?-i:[A-ZÀ-Þ])|{HERE}$)"
)
_MORE = re.compile(
    rf"{_ARE} (?:(?P<by>(?:{PUBLISHED} )?(?:by|from|von|de|par)|{PUBLISHED} (?:in|on))"
    rf"|(?P<about>{MENTION})) (?P<words>.+?){_NEXT}",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r" (?:did|does|do|has|have) (?P<by>.+?) (?:writ(?:e|ten)|publish(?:ed)?|post(?:ed)?)"
    r"(?: (?:about|on)(?: (?P<about>.+))?)?",
    re.IGNORECASE,
)
_CLOSE = re.compile(rf"{_ARE}(?: {PUBLISHED})?{HERE}", re.IGNORECASE)
_FROM = re.compile(
    rf"\bfrom (?=(?:(?:{'|'.join(ENGLISH_MONTHS)}) )?(?:19|20)\d\d\b"
    r"(?! (?:to|until)\b| on(?:wards?)?$))",
    re.IGNORECASE,
)
"""The "from" of articles that are from a year or a month: since then many others are, too."""
_OF = re.compile(r"\b(?:from|of) $", re.IGNORECASE)
_ON = re.compile(r"^(?: on(?:wards?)?$|['’]s\b)", re.IGNORECASE)
"""What belongs to the words for a time that it follows: "since 2020 on", "last week's flood"."""

GENRE = (
    r"(?:columns?|reports?|reviews?|obituar(?:y|ies)|interviews?|essays?|opinion(?: pieces?)?|"
    r"press releases?|forecasts?|corrections?|editorials?|features?|letters?)"
)
"""A pattern of the words for kinds of articles."""

_THIS = re.compile(
    rf"{_WHICH}(?:{ARTICLE}|it|this|that|das|dies|es|er|ihn|lo|l['’])", re.IGNORECASE
)
_CALLED = re.compile(
    rf"{_WHICH}(?:[\w-]+ )?(?:{ARTICLE}|{GENRE})(?: (?:about|on|of"
    r"|with|über|sobre|sur|called|titled|entitled|named|headlined|by))? (?P<name>.+)",
    re.IGNORECASE,
)
_SO_CALLED = re.compile(rf"(?P<name>.+) (?:{ARTICLE}|{GENRE})", re.IGNORECASE)


def meant(words: str) -> Meant | None:
    """What words select that begin with some articles; None where they are no such words.

    >>> meant("the three newest articles by Ada Hale about the tide")
    Meant(name='the tide', by='Ada Hale', time='', order='newest', count=3, several=True)
    >>> meant("the oldest story"), meant("articles from 2021").time
    (Meant(name='', by='', time='', order='oldest', count=1, several=False), 'in 2021')
    >>> meant("articles that Ada Hale read"), meant("the tide")
    (None, None)
    """
    words, time = without_time(words)
    head = _HEAD.match(words)
    if head is None:
        return None
    named = _named(words[head.end() :])
    if named is None:
        return None
    said = (head["order"] or head["late"] or head["after"] or "").lower()
    # one "Artikel" is "der" or "den"
    several = head["noun"].lower().endswith("s") or head[0].lower().startswith("die ")
    first = count_of(head["count"]) or int(bool(said) and not several)
    return Meant(*named, time, (_ORDERS | _AFTER).get(said, "newest"), first, several)


def articles_named(name: str) -> tuple[Meant, bool]:
    """The articles that some words select or name, and whether they say that these are articles.

    >>> articles_named("the obituary of Wilma Tarrant")[0].name, articles_named("this article")[1]
    ('Wilma Tarrant', True)
    >>> articles_named("the weather book")[0].name, articles_named("the weather book")[1]
    ('the weather book', False)
    >>> articles_named("it for me") == (ALL_ARTICLES, False)
    True
    """
    name = name.strip(END)
    if _THIS.fullmatch(name):
        return ALL_ARTICLES, True
    if quoted := QUOTED.search(name):
        return Meant(quoted["name"].strip()), True
    if re.fullmatch(rf"{_WHICH}{GENRE}", name, re.IGNORECASE):
        return ALL_ARTICLES, False
    if (selected := meant(name)) and selected.selects:
        return selected, True
    called = _CALLED.fullmatch(name) or _SO_CALLED.fullmatch(name)
    named = called["name"] if called else name
    if all(map(is_common, words(named))):  # "it again", "the article to me"
        return ALL_ARTICLES, called is not None
    return Meant(named), called is not None


def phrase(articles: Meant) -> str:
    """The words for articles that ``meant`` understands so, whatever their number and order.

    >>> phrase(Meant("the tide", "Ada Hale", "in 2021"))
    'articles by Ada Hale about the tide in 2021'
    """
    by = f" by {articles.by}" if articles.by else ""
    name = f" about {articles.name}" if articles.name else ""
    return f"articles{by}{name} {articles.time}".rstrip()


def without_time(words: str) -> tuple[str, str]:
    """The words without those that name a time, and these.

    >>> without_time("all articles from 2021 on tea")
    ('all articles on tea', 'in 2021')
    >>> without_time("all articles from last week"), without_time("last week's flood")
    (('all articles', 'last week'), ('flood', 'last week'))
    """
    words = _FROM.sub("in ", words)
    time = time_phrase(words)
    if not time:
        return words, ""
    before, after = words.split(time, 1)
    return " ".join(f"{_OF.sub('', before)} {_ON.sub('', after)}".split()), time


def _named(rest: str) -> tuple[str, str] | None:
    """The topic and the author in what follows on the articles; None where it says other things."""
    if wrote := _WROTE.fullmatch(rest):
        return wrote["about"] or "", wrote["by"]
    name = by = ""
    while more := _MORE.match(rest):
        if more["by"] and not by:
            by = more["words"]
        elif more["about"] and not name:
            name = more["words"]
        else:
            return None
        rest = rest[more.end() :]
    return (name, by) if _CLOSE.fullmatch(rest) else None


def said(form: str, asked: str) -> str | None:
    """What the first group of a pattern that has any is in a question; None where it differs.

    >>> said("who wrote (?P<article>.+)", "Who wrote it")
    'it'
    """
    match = re.fullmatch(form, asked, re.IGNORECASE)
    if match is None:
        return None
    return next(found for found in match.groupdict().values() if found)
