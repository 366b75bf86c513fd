"""Rewording: what asks for the last answer in another form, which only a generator could give."""

import re

from qa.conversation.small_talk import bare

AS_WRITTEN = (
    "I show what your articles say, in their own words: I cannot translate, shorten or explain "
    "them. Ask about a part of it, or in other words."
)

_IT = r"(it|that|this|them|(the|your) (last |first )?(answer|reply|sentence)s?)"
_LANGUAGE = (
    r"(plain |simple )?(english|german|french|spanish|italian|dutch|portuguese|polish|russian|"
    r"ukrainian|turkish|greek|arabic|hebrew|chinese|japanese|korean|hindi|swedish|danish|norwegian|"
    r"finnish|czech|hungarian|latin)"
)
_LENGTH = r"(a (bit|little) |much |even )?(short|brief|simpl|long|clear)er"
_FEW = (
    r"(\d+|one|a single|two|three|a few|fewer|short|simple|simpler|plain|other|your own|easy"
    r"|easier)"
)
_CHILD = r"(like|as if|as though) (i'?m|i am|i was|i were) (five|5|six|ten|a child|a kid)"
_FORMS = (
    rf"translate( {_IT})?( again)?( for me)?( (in|into|to) {_LANGUAGE})?",
    rf"(say|repeat|write|put|give|show|tell|answer|explain)( me)?( {_IT})?( again)? in {_LANGUAGE}",
    rf"((make|say|put|give me)( {_IT})? )?{_LENGTH}( answers?| version)?",
    rf"keep {_IT} (short|brief|simple)|be (brief|concise|short)|briefly",
    rf"(shorten|simplify|rephrase|reword|paraphrase|condense)( {_IT})?",
    rf"((say|put|tell|give|answer|reply|respond|explain|sum up)( me)?( {_IT})?( again)? )?"
    rf"(in|with|using) {_FEW} (\w+ )?(sentences?|words?|lines?|terms|language)",
    rf"explain( {_IT})?( again)?( to me)?( again)?( better)?( {_CHILD}( years old)?)?",
    rf"(i )?(still )?(don'?t|do not|didn'?t) (understand|get)( {_IT})?",
    rf"(say|repeat)( {_IT})?( again)?|eli5|(that'?s |this is )?(too|way too) long",
    rf"what (do|did) you mean( by {_IT})?|(as|in) (a list|a table|bullet points|bullets)",
)
_FORM = re.compile("|".join(_FORMS))


def asks_to_reword(message: str) -> bool:
    """Whether a message asks for nothing but the last answer in another form or language.

    >>> asks_to_reword("Shorter, please!"), asks_to_reword("Can you translate that to German?")
    (True, True)
    >>> asks_to_reword("Who made the bridge shorter?"), asks_to_reword("What does fiesta mean?")
    (False, False)
    """
    return _FORM.fullmatch(bare(message)) is not None
