"""What kind of thing a question asks for, told from its words alone."""

import re
from dataclasses import dataclass
from typing import Literal

Fact = Literal["authors", "published", "updated", "site", "url"]


@dataclass(frozen=True, slots=True)
class Content:
    """What the articles say: answered by quotes."""

    several: bool = False  # more than one thing is asked for: "which countries", "why"
    topic: str = ""  # all that is asked about, where nothing is asked of it: "tell me about X"


@dataclass(frozen=True, slots=True)
class Summary:
    """An article in a few sentences."""

    article: str  # the words that name it; "" is the one that is spoken of


@dataclass(frozen=True, slots=True)
class Mentions:
    """The articles that mention something."""

    thing: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """What articles there are."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who wrote an article, when or where it was published."""

    fact: Fact
    article: str  # the words that name it; "" is the one that is spoken of
    certain: bool  # it says that an article is meant; else the words must be one's title


ASKS = r"(?:who|whom|whose|what|when|where|why|how|which|(?:who|what|when|where|why|how)['’]?s)"
"""A pattern of the words that a question begins with."""

PLEASE = r"(?:please |kindly |(?:can|could|would|will) you )"
"""A pattern of what is only polite before a wish."""

Request = Content | Summary | Mentions | Holdings | Metadata

_ARTICLE = r"(?:articles?|pieces?|texts?|stor(?:y|ies)|posts?|pages?)"
_GENRE = (
    r"(?:columns?|reports?|reviews?|obituar(?:y|ies)|interviews?|essays?|opinion(?: piece)?|"
    r"press release|forecast|correction|editorial|feature|letter)"
)
_SUM_UP = (
    r"(?:summari[sz]e|sum up|(?:(?:give|show|write|make)(?: me| us)? )?(?:an? |the )?"
    r"(?:short |brief |quick )?(?:summary|overview|outline|gist|tl;?dr) (?:of|on|about|for))"
)
_MENTION = (
    r"(?:mention(?:s|ed|ing)?|discuss(?:es|ed|ing)?|cover(?:s|ed|ing)?|name(?:s|d)?|"
    r"talk(?:s|ed|ing)? (?:about|of)|(?:write|wrote|writing) (?:about|of)|deal(?:s|t|ing)? with|"
    r"refer(?:s|red|ring)? to|report(?:s|ed|ing)? (?:on|about)|say(?:s)? something about|"
    r"(?:is|are|was|were) (?:on|about)|(?:do (?:i|we|you) have|are there|is there) (?:on|about)|"
    r"on|about)"
)
_PAPER = r"(?:web ?site|site|news ?paper|paper|magazine|publication|outlet|blog)"
_PUBLISHED = r"(?:published|written|posted|printed|released|put online)"

_SUMMARIES = (
    rf"{PLEASE}*{_SUM_UP} (?P<article>.+)",
    r"what(?:'s| is| are| was) (?P<article>.+?) (?:all )?about",
    rf"what do(?:es)? (?P<article>(?:this|the) {_ARTICLE}) say",
    r"what(?:'s| is) the (?:gist|main point|main idea|point|essence) of (?P<article>.+)",
    r"(?:bitte )?fass(?:e|en sie)? (?P<article>.+) zusammen|worum geht es in (?P<article2>.+)",
    r"(?:resume|resumir) (?P<article>.+)|¿?de qué trata (?P<article2>.+)",
    r"résum(?:e|er|ez) (?P<article>.+)|de quoi parle (?P<article2>.+)",
)
# "why it closed" is asked of what they say
_NAMED_ALONE = r"(?!(?:who|what|which|where|when|why|how|whether|if)\b)"
_MENTIONS = (
    rf"(?:which|what|how many|list|show|find)(?: me)?(?: all)?(?: of)?(?: the| my| these| your)? "
    rf"(?:articles|article|pieces|stories|texts)(?: that| which)? {_MENTION} (?P<thing>.+)",
    rf"(?:do|does) (?:any|the|my) {_ARTICLE} mention (?P<thing>.+)",
    r"(?:any |all )?articles (?:on|about|mentioning) (?P<thing>.+)",
    r"(?:is there |do (?:you|i|we|they|the articles) (?:have|know|say) "
    r"|have (?:you|i|we) (?:got )?)?"
    rf"(?:anything|something) (?:about|on|regarding|concerning) {_NAMED_ALONE}(?P<thing>.+)",
    rf"in (?:which|what|how many) {_ARTICLE} (?:is|are|was|were|do(?:es)?) (?P<thing>.+?) "
    r"(?:mentioned|named|discussed|appear|occur)",
    r"(?:is there |are there )?(?:what(?:'s| is| are)|anything|any|show me|give me)?(?: the)? ?"
    r"(?:new|news|latest(?: news)?) (?:about|on|with|from|of) (?P<thing>.+)",
    r"welche (?:artikel|texte) (?:erwähnen|handeln von|nennen) (?P<thing>.+)",
    r"¿?qué artículos (?:mencionan|hablan de) (?P<thing>.+)",
    r"quels articles (?:mentionnent|parlent de) (?P<thing>.+)",
)
_ALL = (
    r"(?:(?:all )?(?:of )?(?:the|my|these|those|your|our)? ?(?:articles|pieces|texts|stories)|"
    r"(?:the|my|this|your|our) (?:whole )?(?:library|collection))"
)
_HERE = (
    r"(?: (?:are|is)(?: there| here)?| (?:do|can) (?:i|you|we) (?:have|know|read|see)"
    r"| have (?:i|you|we)| there are)?"
    r"(?: in (?:here|there|(?:the|my|this|your|our) (?:library|collection)))?"
)
_HOLDINGS = (
    r"(?:what|which|how many|list|show|name)(?: me)? (?:all )?(?:the )?"
    rf"(?:newest |latest |recent )?{_ALL}{_HERE}",
    r"what(?:'s| is| are| is there| do (?:i|you|we) have) "
    rf"(?:in here|(?:in )?{_ALL}(?: (?:all )?about)?)",
    rf"what do {_ALL} (?:say|cover|deal with)",
    rf"{PLEASE}*(?:{_SUM_UP}|describe) (?:everything|all|them all|{_ALL})",
    r"(?:what|which) (?:topics|subjects|themes|sites|papers|newspapers|sources)"
    rf"(?: (?:do|does|are|is)(?: (?:you|they|there|{_ALL}))?(?: (?:have|cover|covered|know))?)?"
    rf"{_HERE}",
    r"what do you (?:know|have)|(?:(?:give|show|tell) me )?(?:the )?(?:latest )?news|"
    r"what(?:'s| is) new(?: today)?|anything new",
    r"welche artikel (?:gibt es|sind da|habe ich)|worum geht es in den artikeln",
    r"¿?qué artículos hay|quels articles y a-t-il",
)
_METADATA: tuple[tuple[str, Fact], ...] = (
    (r"who (?:wrote|authored|penned|has written) (?P<article>.+)", "authors"),
    (
        r"who(?:'s| is| are| was| were) the (?:author|writer|journalist)s? (?:of|behind) "
        r"(?P<article>.+)",
        "authors",
    ),
    (r"by whom (?:is|was|were) (?P<article>.+?) written", "authors"),
    (r"(?:the )?authors? of (?P<article>.+)", "authors"),
    (rf"when (?:is|was|were) (?P<article>.+?) (?:first )?{_PUBLISHED}", "published"),
    (r"when did (?P<article>.+?) (?:come out|appear)", "published"),
    (
        r"(?:what is |what's |what was )?the (?:publication |publishing )?date of (?P<article>.+)",
        "published",
    ),
    (r"(?:from when|of what date) is (?P<article>.+)", "published"),
    # a title may name a person
    (rf"how old is (?P<article>(?=.*\b{_ARTICLE}\b|it$|this$).+)", "published"),
    (
        r"when (?:is|was|were) (?P<article>.+?) (?:last )?(?:updated|changed|amended|edited)",
        "updated",
    ),
    (
        rf"(?:on )?(?:which|what) {_PAPER}"
        rf"(?: was| is| has)? (?P<article>.+?) (?:{_PUBLISHED}|from|in)(?: in| on| by)?",
        "site",
    ),
    (
        rf"(?:which|what) {_PAPER} "
        r"(?:published|printed|ran|carried) (?P<article>.+)",
        "site",
    ),
    (rf"where (?:is|was|were) (?P<article>.+?) {_PUBLISHED}", "site"),
    (r"(?:what is |what's )?the (?:address|url|link) of (?P<article>.+)", "url"),
)
_TOPIC = re.compile(
    rf"(?!on\b){PLEASE}*(?:(?:tell|show|give) (?:me|us) )?"
    r"(?:anything |something |all |more |information |facts )?"
    rf"(?:what (?:do|does|did|can) (?:{_ALL}|they|you) (?:say|know|tell(?: me| us)?|write) )?"
    r"(?:about|on) (?P<topic>.+)",
    re.IGNORECASE,
)
_SEVERAL = (
    r"(?:which|what) (?!(?:is|was|does|did|has|happens)\b)\w*[^su\W]s\b(?!')|why\b|list\b|"
    r"name (?:the|all|some|two|three|four|five)\b|how (?:do|does|did|can|could)\b|"
    r"who (?:are|were)\b|what (?:are|were) (?:the|some|all)\b"
)  # fmt: skip
_THIS = re.compile(
    rf"(?:(?:this|that|the|my|current|your|diesen|der|den|dem|este|el|cet|cette) )*"
    rf"(?:{_ARTICLE}|it|this|that|artikel|artículo|diesem artikel)", re.IGNORECASE
)  # fmt: skip
_CALLED = re.compile(
    rf"(?:(?:this|that|the|an?|my) )*(?:[\w-]+ )?(?:{_ARTICLE}|{_GENRE})"
    r"(?: (?:about|on|of|with|called|titled|entitled|named|headlined|by))? (?P<name>.+)",
    re.IGNORECASE,
)
_SO_CALLED = re.compile(rf"(?P<name>.+) (?:{_ARTICLE}|{_GENRE})", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”„«»](?P<name>[^\"“”„«»]+)[\"“”„«»]")
_END = " \t?!.…"
_AROUND = re.compile(
    r"^(?:and|but|so|then|also)\b,? |,? (?:please|bitte|por favor)$", re.IGNORECASE
)


def recognise(question: str) -> Request:
    """What a question asks for; for what its words do not say for certain, the content.

    >>> recognise("Summarise the article about the flood, please.")
    Summary(article='the flood')
    >>> recognise("Which articles mention Mill Bridge?")
    Mentions(thing='Mill Bridge')
    >>> recognise("What are the articles about?")
    Holdings()
    >>> recognise("And who wrote this article?")
    Metadata(fact='authors', article='', certain=True)
    >>> recognise("Who wrote the report?")
    Content(several=False, topic='')
    >>> recognise("What do the articles say about seagrass?")
    Content(several=False, topic='seagrass')
    """
    asked = _AROUND.sub("", question.strip(_END))
    if any(re.fullmatch(form, asked, re.IGNORECASE) for form in _HOLDINGS):
        return Holdings()
    for form in _MENTIONS:
        if found := _said(form, asked):
            return Mentions(_unquoted(found.strip(_END)))
    for form, fact in _METADATA:
        if found := _said(form, asked):
            name, certain = _name_of_article(found)
            if name or certain:
                return Metadata(fact, name, certain)
    for form in _SUMMARIES:
        if found := _said(form, asked):
            return Summary(_name_of_article(found)[0])
    topic = _TOPIC.fullmatch(asked)
    return Content(bool(re.match(_SEVERAL, asked, re.IGNORECASE)), topic["topic"] if topic else "")


def is_of_articles(question: str) -> bool:
    """Whether it asks about the article that is spoken of, which it does not name, or about all.

    >>> is_of_articles("Who wrote it?"), is_of_articles("Who paid for it?")
    (True, False)
    >>> is_of_articles("Which articles are there?")
    True
    """
    request = recognise(question)
    this = isinstance(request, Summary | Metadata) and not request.article
    return this or isinstance(request, Holdings)


def _said(form: str, asked: str) -> str | None:
    match = re.fullmatch(form, asked, re.IGNORECASE)
    if match is None:
        return None
    return next(found for found in match.groupdict().values() if found)


def _name_of_article(words: str) -> tuple[str, bool]:
    """The words that name an article, and whether they say that it is one.

    >>> _name_of_article("the obituary of Wilma Tarrant"), _name_of_article("this article")
    (('Wilma Tarrant', True), ('', True))
    >>> _name_of_article("the weather book"), _name_of_article("the report")
    (('the weather book', False), ('', False))
    """
    words = words.strip(_END)
    if _THIS.fullmatch(words):
        return "", True
    if quoted := _QUOTED.search(words):
        return quoted["name"].strip(), True
    if re.fullmatch(rf"(?:(?:this|that|the|an?|my) )*{_GENRE}", words, re.IGNORECASE):
        return "", False
    if called := _CALLED.fullmatch(words) or _SO_CALLED.fullmatch(words):
        return called["name"], True
    return words, False


def _unquoted(words: str) -> str:
    quoted = _QUOTED.fullmatch(words)
    return quoted["name"].strip() if quoted else words
