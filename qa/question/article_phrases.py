"""Article phrases: parses words like "the two newest articles by Ada Hale about the tide"."""

import re

from embeddings.calendar_words import ENGLISH_MONTHS
from qa.language.number_words import COUNT, count_of
from qa.language.time_words import time_phrase
from qa.language.words import is_common, words
from qa.question.requests import ALL_ARTICLES, QUOTED, Order, Selection

ARTICLE = r"(?:articles?|artikel|artículos?|pieces?|texts?|stor(?:y|ies)|posts?|pages?)"
"""Pattern for an article."""

AUTHOR = r"(?:the|this|its) (?:author|writer|columnist|essayist|reviewer)"
"""Pattern for the author of the article spoken of."""

PAPER = r"(?:web ?site|site|news ?paper|paper|magazine|publication|outlet|blog)"
"""Pattern for a site or paper."""

PUBLISHED = r"(?:published|written|posted|printed|released|put online)"
"""Pattern of the verbs for publishing."""

MENTION = (
    r"(?:mention(?:s|ed|ing)?|discuss(?:es|ed|ing)?|cover(?:s|ed|ing)?|name(?:s|d)?|"
    r"talk(?:s|ed|ing)? (?:about|of)|(?:write|wrote|writing) (?:about|of)|deal(?:s|t|ing)? with|"
    r"refer(?:s|red|ring)? to|report(?:s|ed|ing)? (?:on|about)|say(?:s)? something about|"
    r"on|about|über|sobre|sur)"
)
"""Pattern of the verbs and prepositions between an article and its topic."""

ALL = (
    r"(?:(?:all )?(?:of )?(?:the|my|these|those|your|our)? ?(?:articles|pieces|texts|stories)|"
    r"(?:the|my|this|your|our) (?:whole )?(?:library|collection))"
)
"""Pattern for all articles."""

HERE = (
    r"(?: (?:are|is)(?: there| here)?| (?:do|can) (?:i|you|we) (?:have|know|read|see)"
    r"| have (?:i|you|we)(?: got)?| (?:i|you|we) have| there are)?"
    r"(?: in (?:here|there|(?:the|my|this|your|our) (?:library|collection)))?"
)
"""Pattern of what may follow on them: that they are there."""

GIST = (
    r"(?:(?:(?:very )?(?:short|brief|quick|concise) )?"
    r"(?:sum+[ae]ry|overview|outline|recap|gist|essence|tl;?dr)"
    r"|(?:main |key )(?:points?|facts|ideas?|message)|(?:main |key )?(?:takeaways?|highlights))"
)
"""Pattern for a summary, misspellings included."""

WISH = (
    r"(?:(?:(?:give|show|write|make|list|tell)(?: me| us)?|what(?:'s| is| are)"
    r"|i (?:want|need|would like)|i'd like) )?(?:(?:an?|the|your) )?"
)
"""Pattern of what may precede a summary: "give me a"."""

SUM_UP = rf"(?:sum+[ae]ri[sz]e|sum up|recap|{WISH}{GIST} (?:of|on|about|for|from|in))"
"""Pattern of a request to summarise what follows."""

END = " \t?!.…¿¡"
"""Characters that are stripped from both ends of a question."""

_ORDERS: dict[str, Order] = {
    "newest": "newest", "latest": "newest", "most recent": "newest", "last": "newest",
    "recent": "newest", "newer": "newest", "oldest": "oldest", "older": "oldest",
    "earliest": "oldest", "first": "oldest",
    "neueste": "newest", "neuesten": "newest", "letzte": "newest", "letzten": "newest",
    "älteste": "oldest", "ältesten": "oldest", "último": "newest", "últimos": "newest",
    "primer": "oldest", "primeros": "oldest", "dernier": "newest", "derniers": "newest",
    "premier": "oldest", "premiers": "oldest",
}  # fmt: skip
_ORDERS_AFTER: dict[str, Order] = {
    "más reciente": "newest", "más recientes": "newest", "más antiguo": "oldest",
    "más antiguos": "oldest", "le plus récent": "newest", "les plus récents": "newest",
    "le plus ancien": "oldest", "les plus anciens": "oldest",
}  # fmt: skip
_ORDER = "|".join(_ORDERS)
_DETERMINERS = (
    r"(?:(?:all|any|some|the|my|this|that|these|those|your|our|current|of|an?|der|die|das|den|dem|"
    r"einen?|diese[rnm]|el|los|un|este|le|les|des|cet) |l['’])*"
)
_HEAD = re.compile(
    rf"{_DETERMINERS}(?:(?P<order>{_ORDER}) )?"
    rf"(?:(?P<count>(?!an? |une? |una ){COUNT}) )?(?:(?P<late>{_ORDER}) )?"
    rf"(?:news (?=\w))?(?P<noun>{ARTICLE}|news)\b(?: (?P<after>{'|'.join(_ORDERS_AFTER)})\b)?",
    re.IGNORECASE,
)
_RELATIVE = (
    r"(?: (?:that|which))?"
    r"(?: (?:is|are|was|were|has been|have been|(?:are|is) there|(?:do )?(?:i|you|we) have|"
    r"(?:should|can|could) (?:i|we) read|sind|sont|son|hay|gibt es|y a-t-il))?"
)
# "the house by the sea" is a topic: an author is capitalised or comes first; "by Ada Hale and by
# Otto Marsh" is one author phrase
_BEFORE_NEXT = (
    rf"(?= (?:{PUBLISHED} by|(?:that |which )?{MENTION}) "
    rf"|(?<! and)(?<! or) by (?-i:[A-ZÀ-Þ])|{HERE}$)"
)
_TOPIC_OR_AUTHOR = re.compile(
    rf"{_RELATIVE} (?:(?P<by>(?:{PUBLISHED} )?(?:by|from|von|de|par)|{PUBLISHED} (?:in|on))"
    rf"|(?P<about>{MENTION})) (?P<words>.+?){_BEFORE_NEXT}",
    re.IGNORECASE,
)
_WHO_WROTE = re.compile(
    r" (?:did|does|do|has|have) (?P<by>.+?) (?:writ(?:e|ten)|publish(?:ed)?|post(?:ed)?)"
    r"(?: (?:about|on)(?: (?P<about>.+))?)?",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"{_RELATIVE}(?: {PUBLISHED})?{HERE}", re.IGNORECASE)
_FROM_DATE = re.compile(
    rf"\bfrom (?=(?:(?:{'|'.join(ENGLISH_MONTHS)}) )?(?:19|20)\d\d\b"
    r"(?! (?:to|until)\b| on(?:wards?)?$))",
    re.IGNORECASE,
)
"""The "from" before a single year or month, in contrast to "from 2016 on"."""
_PREPOSITION_BEFORE = re.compile(r"\b(?:from|of) $", re.IGNORECASE)
_REST_AFTER = re.compile(r"^(?: on(?:wards?)?$|['’]s\b)", re.IGNORECASE)
"""What goes with the time before it: "since 2020 on", "last week's flood"."""

GENRE = (
    r"(?:columns?|reports?|reviews?|obituar(?:y|ies)|interviews?|essays?|opinion(?: pieces?)?|"
    r"press releases?|forecasts?|corrections?|editorials?|features?|letters?)"
)
"""Pattern for kinds of articles."""

_SPOKEN_OF = re.compile(
    rf"{_DETERMINERS}(?:{ARTICLE}|it|this|that|das|dies|es|er|ihn|lo|l['’])", re.IGNORECASE
)
_ARTICLE_CALLED = re.compile(
    rf"{_DETERMINERS}(?:[\w-]+ )?(?:{ARTICLE}|{GENRE})(?: (?:about|on|of"
    r"|with|über|sobre|sur|called|titled|entitled|named|headlined|by))? (?P<name>.+)",
    re.IGNORECASE,
)
_CALLED_ARTICLE = re.compile(rf"(?P<name>.+) (?:{ARTICLE}|{GENRE})", re.IGNORECASE)


def parse_selection(words: str) -> Selection | None:
    """The selection in a phrase that begins with "article" or the like, or None.

    >>> parse_selection("the three newest articles by Ada Hale about the tide")
    Selection(name='the tide', by='Ada Hale', time='', order='newest', count=3, several=True)
    >>> parse_selection("the oldest story"), parse_selection("articles from 2021").time
    (Selection(name='', by='', time='', order='oldest', count=1, several=False), 'in 2021')
    >>> parse_selection("articles that Ada Hale read"), parse_selection("the tide")
    (None, None)
    """
    words, time = without_time(words)
    head = _HEAD.match(words)
    if head is None:
        return None
    name_and_by = _topic_and_author(words[head.end() :])
    if name_and_by is None:
        return None
    order = (head["order"] or head["late"] or head["after"] or "").lower()
    # a single "Artikel" is "der" or "den"
    several = head["noun"].lower().endswith("s") or head[0].lower().startswith("die ")
    first = count_of(head["count"]) or int(bool(order) and not several)
    orders = _ORDERS | _ORDERS_AFTER
    return Selection(*name_and_by, time, orders.get(order, "newest"), first, several)


def parse_articles(name: str) -> tuple[Selection, bool]:
    """The articles that a phrase selects or names, and whether it says that they are articles.

    >>> parse_articles("the obituary of Wilma Tarrant")[0].name, parse_articles("this article")[1]
    ('Wilma Tarrant', True)
    >>> parse_articles("the weather book")[0].name, parse_articles("the weather book")[1]
    ('the weather book', False)
    >>> parse_articles("it for me") == (ALL_ARTICLES, False)
    True
    """
    name = name.strip(END)
    if _SPOKEN_OF.fullmatch(name):
        return ALL_ARTICLES, True
    if quoted := QUOTED.search(name):
        return Selection(quoted["name"].strip()), True
    if re.fullmatch(rf"{_DETERMINERS}{GENRE}", name, re.IGNORECASE):
        return ALL_ARTICLES, False
    if (selected := parse_selection(name)) and selected.selects:
        return selected, True
    called = _ARTICLE_CALLED.fullmatch(name) or _CALLED_ARTICLE.fullmatch(name)
    title = called["name"] if called else name
    if all(map(is_common, words(title))):  # "it again", "the article to me"
        return ALL_ARTICLES, called is not None
    return Selection(title), called is not None


def phrase(articles: Selection) -> str:
    """A phrase that ``parse_selection`` parses into these articles, without count and order.

    >>> phrase(Selection("the tide", "Ada Hale", "in 2021"))
    'articles by Ada Hale about the tide in 2021'
    """
    by = f" by {articles.by}" if articles.by else ""
    name = f" about {articles.name}" if articles.name else ""
    return f"articles{by}{name} {articles.time}".rstrip()


def without_time(words: str) -> tuple[str, str]:
    """A phrase without the words that name a time, and these words.

    >>> without_time("all articles from 2021 on tea")
    ('all articles on tea', 'in 2021')
    >>> without_time("all articles from last week"), without_time("last week's flood")
    (('all articles', 'last week'), ('flood', 'last week'))
    """
    words = _FROM_DATE.sub("in ", words)
    time = time_phrase(words)
    if not time:
        return words, ""
    before, after = words.split(time, 1)
    rest = _PREPOSITION_BEFORE.sub("", before).split() + _REST_AFTER.sub("", after).split()
    return " ".join(rest), time


def _topic_and_author(rest: str) -> tuple[str, str] | None:
    """The topic and the author in the words after "articles"; None if there are other words."""
    if wrote := _WHO_WROTE.fullmatch(rest):
        return wrote["about"] or "", wrote["by"]
    name = by = ""
    while more := _TOPIC_OR_AUTHOR.match(rest):
        if more["by"] and not by:
            by = more["words"]
        elif more["about"] and not name:
            name = more["words"]
        else:
            return None
        rest = rest[more.end() :]
    return (name, by) if _TAIL.fullmatch(rest) else None


def first_group(form: str, question: str) -> str | None:
    """The first non-empty group of a pattern that matches the whole question, or None.

    >>> first_group("who wrote (?P<article>.+)", "Who wrote it")
    'it'
    """
    match = re.fullmatch(form, question, re.IGNORECASE)
    if match is None:
        return None
    return next(found for found in match.groupdict().values() if found)
