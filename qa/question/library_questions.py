"""Library questions: recognises which articles, mentions or authors a question asks for."""

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
    first_group,
    parse_selection,
    without_time,
)
from qa.question.requests import ALL_ARTICLES, Holdings, Mentions, Named, Selection, Writers

# "anything on why it closed" asks for an answer and no list
_NO_CLAUSE = r"(?!(?:who|what|which|where|when|why|how|whether|if)\b)"
_LIST_VERB = re.compile(
    r"(?:(?:(?:what|which)(?:'s| is| are| was| were)|what|which|how many|list|show|find|open|"
    r"read|give|name|get|any)(?: me| us)?|(?:are|is) there|"
    r"(?:do|have) (?:you|i|we)(?: have| got)?|(?:welche[rs]?|quels?|cuál(?:es)?|qué)"
    r"(?: ist| sind| est| sont| es| son)?|was (?:ist|sind)|gibt es|zeige? mir|hay|y a-t-il)? ?",
    re.IGNORECASE,
)
_WHAT_DID = re.compile(r"what (?:did|does|has|have)\b", re.IGNORECASE)
_ANY_MENTIONS = (
    rf"(?:do|does) (?:any|the|my) {ARTICLE} {MENTION} (?P<thing>.+)",
    r"(?:is there |do (?:you|i|we|they|the articles) (?:have|know|say) "
    r"|have (?:you|i|we) (?:got )?)?"
    rf"(?:anything|something) (?:about|on|regarding|concerning) {_NO_CLAUSE}(?P<thing>.+)",
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
_ORDERED_MENTIONS = {
    r"(?:(?:give|show|make)(?: me)? )?(?:an? |the )?(?:timeline|chronology) "
    r"(?:of|on|for|about) (?P<thing>.+)": Selection(order="oldest", several=True),
    r"when (?:is|are|was|were) (?P<thing>.+?) first (?:mentioned|in the news)": Selection(
        order="oldest", count=1
    ),
    r"when (?:is|are|was|were) (?P<thing>.+?) last (?:mentioned|in the news)": Selection(count=1),
}
_MENTION_FORMS = _ORDERED_MENTIONS | dict.fromkeys(_ANY_MENTIONS, ALL_ARTICLES)
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
_WRITERS_FORM = (
    r"(?:(?:what|which|who|how many|list|show|name)(?: me)?(?: are| is)? )?(?:all )?(?:of )?"
    r"(?:the |my |your )?{}"
    rf"(?: (?:of|in) {ALL}| (?:are|is|have|do) {ALL} (?:from|by|have)"
    rf"| (?:wrote|published|printed) {ALL})?{HERE}"
)


def parse_holdings(question: str) -> Holdings | Writers | None:
    """The request for all articles, those of a time, or their writers; None for other questions.

    >>> (
    ...     parse_holdings("What's new in 2021").articles.time,
    ...     parse_holdings("Which newspapers are in here"),
    ... )
    ('in 2021', Writers(fact='site'))
    """
    timeless, time = without_time(question)
    if any(re.fullmatch(form, timeless, re.IGNORECASE) for form in _HOLDINGS):
        return Holdings(Selection(time=time))
    for fact, names in _WRITERS.items():
        if re.fullmatch(_WRITERS_FORM.format(names), question, re.IGNORECASE):
            return Writers(fact)
    return None


def parse_list(question: str) -> Mentions | Holdings | None:
    """The request for some articles: "which articles ...", "what did ... write"; or None.

    >>> (
    ...     parse_list("do you have articles about goats").thing,
    ...     parse_list("What did Ada Hale buy"),
    ... )
    ('goats', None)
    """
    verb = _LIST_VERB.match(question)
    begin = verb.end() if verb else 0
    found = parse_selection(question[begin:])
    if found is None and _WHAT_DID.match(question):
        found = parse_selection(f"articles{question[4:]}")
        found = found if found and found.by else None
    if found and (found.selects or found.several or (begin and found.name)):
        return Mentions(found) if found.name else Holdings(found)
    for form, articles in _MENTION_FORMS.items():
        if thing := (first_group(form, question) or "").strip(END):
            return _mentions(replace(articles, name=thing))
    return None


def _mentions(articles: Selection) -> Mentions | Holdings:
    """The request for mentions of a thing, limited to a time that is relative to today.

    "In 1953" stays part of the thing: an article may say "the flood in 1953".
    """
    timeless, time = without_time(articles.name)
    if time and is_relative(time):
        articles = replace(articles, name=timeless, time=time)
    return Mentions(articles) if articles.name else Holdings(articles)
