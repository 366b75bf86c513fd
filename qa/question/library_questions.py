"""Library questions: what articles there are, which mention something, who wrote them."""

import re
from dataclasses import replace

from qa.language.time_words import is_relative
from qa.question.article_phrases import (
    ALL,
    ARTICLE,
    END,
    HERE,
    MENTION,
    PAPER,
    PUBLISHED,
    SUM_UP,
    meant,
    said,
    without_time,
)
from qa.question.requests import ALL_ARTICLES, Holdings, Meant, Mentions, Named, Writers

# "why it closed" is asked of what they say
_NAMED_ALONE = r"(?!(?:who|what|which|where|when|why|how|whether|if)\b)"
_LIST = re.compile(
    r"(?:(?:(?:what|which)(?:'s| is| are| was| were)|what|which|how many|list|show|find|open|"
    r"read|give|name|get|any)(?: me| us)?|(?:are|is) there|"
    r"(?:do|have) (?:you|i|we)(?: have| got)?|(?:welche[rs]?|quels?|cuál(?:es)?|qué)"
    r"(?: ist| sind| est| sont| es| son)?|was (?:ist|sind)|gibt es|zeige? mir|hay|y a-t-il)? ?",
    re.IGNORECASE,
)
_WROTE = re.compile(r"what (?:did|does|has|have)\b", re.IGNORECASE)
_MENTIONS = (
    rf"(?:do|does) (?:any|the|my) {ARTICLE} {MENTION} (?P<thing>.+)",
    r"(?:is there |do (?:you|i|we|they|the articles) (?:have|know|say) "
    r"|have (?:you|i|we) (?:got )?)?"
    rf"(?:anything|something) (?:about|on|regarding|concerning) {_NAMED_ALONE}(?P<thing>.+)",
    rf"in (?:which|what|how many) {ARTICLE} (?:is|are|was|were|do(?:es)?) (?P<thing>.+?) "
    r"(?:mentioned|named|discussed|appear|occur)",
    r"where (?:can|could|do) (?:i|we) (?:read|find)(?: something| anything| more)? (?:about|on) "
    r"(?P<thing>.+)",
    r"how (?:often|many times) (?:is|are|was|were) (?P<thing>.+?) (?:mentioned|named)",
    r"(?:is there |are there )?(?:what(?:'s| is| are)|anything|any|show me|give me)?(?: the)? ?"
    r"(?:new|news|latest(?: news)?) (?:about|on|with|from|of) (?P<thing>.+)",
    r"welche (?:artikel|texte) (?:erwähnen|handeln von|nennen) (?P<thing>.+)",
    r"qué artículos (?:mencionan|hablan de) (?P<thing>.+)",
    r"quels articles (?:mentionnent|parlent de) (?P<thing>.+)",
)
_IN_ORDER = {
    r"(?:(?:give|show|make)(?: me)? )?(?:an? |the )?(?:timeline|chronology) "
    r"(?:of|on|for|about) (?P<thing>.+)": Meant(order="oldest", several=True),
    r"when (?:is|are|was|were) (?P<thing>.+?) first (?:mentioned|in the news)": Meant(
        order="oldest", count=1
    ),
    r"when (?:is|are|was|were) (?P<thing>.+?) last (?:mentioned|in the news)": Meant(count=1),
}
_MENTIONING = _IN_ORDER | dict.fromkeys(_MENTIONS, ALL_ARTICLES)
_HOLDINGS = (
    r"what(?:'s| is| are| is there| do (?:i|we|you) have) "
    rf"(?:in here|(?:in )?{ALL}(?: (?:all )?about)?)",
    rf"what do {ALL} (?:say|cover|deal with)",
    rf"(?:{SUM_UP}|describe) (?:everything|all|them all|{ALL})",
    r"(?:what|which) (?:topics|subjects|themes)"
    rf"(?: (?:do|does|are|is)(?: (?:you|they|there|{ALL}))?(?: (?:have|cover|covered|know))?)?"
    rf"{HERE}",
    r"what do you (?:know|have)|(?:(?:give|show|tell) me |what(?:'s| is) )?(?:the )?"
    r"(?:newest |latest |recent )?news|what(?:'s| is) (?:new|the latest)(?: today)?|anything new",
    rf"what (?:was|were|is|has been|have been) {PUBLISHED}",
    r"welche artikel (?:gibt es|sind da|habe ich)|worum geht es in den artikeln",
    r"qué artículos hay|quels articles y a-t-il",
)
_WRITERS: dict[Named, str] = {
    "authors": r"(?:authors|writers|journalists)",
    "site": rf"(?:{PAPER}s|sources)",
}
_WHO = (
    r"(?:(?:what|which|who|how many|list|show|name)(?: me)?(?: are| is)? )?(?:all )?(?:of )?"
    r"(?:the |my |your )?{}"
    rf"(?: (?:of|in) {ALL}| (?:are|is|have|do) {ALL} (?:from|by|have)"
    rf"| (?:wrote|published|printed) {ALL})?{HERE}"
)


def of_all(asked: str) -> Holdings | Writers | None:
    """What is asked of all articles, or those of a time; None where it is nothing of the kind.

    >>> of_all("What's new in 2021").articles.time, of_all("Which newspapers are in here")
    ('in 2021', Writers(fact='site'))
    """
    timeless, time = without_time(asked)
    if any(re.fullmatch(form, timeless, re.IGNORECASE) for form in _HOLDINGS):
        return Holdings(Meant(time=time))
    for fact, names in _WRITERS.items():
        if re.fullmatch(_WHO.format(names), asked, re.IGNORECASE):
            return Writers(fact)
    return None


def listed(asked: str) -> Mentions | Holdings | None:
    """What is asked of some articles: "which articles ...", "what did ... write"; or None.

    >>> listed("do you have articles about goats").thing, listed("What did Ada Hale buy")
    ('goats', None)
    """
    verb = _LIST.match(asked)
    begin = verb.end() if verb else 0
    found = meant(asked[begin:])
    if found is None and _WROTE.match(asked):
        found = meant(f"articles{asked[4:]}")
        found = found if found and found.by else None
    if found and (found.selects or found.several or (begin and found.name)):
        return Mentions(found) if found.name else Holdings(found)
    for form, articles in _MENTIONING.items():
        if thing := (said(form, asked) or "").strip(END):
            return _mentioning(replace(articles, name=thing))
    return None


def _mentioning(articles: Meant) -> Mentions | Holdings:
    """What mentions a thing, of a time where that is seen from today.

    "The flood in 1953" may be what an article says.
    """
    timeless, time = without_time(articles.name)
    if time and is_relative(time):
        articles = replace(articles, name=timeless, time=time)
    return Mentions(articles) if articles.name else Holdings(articles)
