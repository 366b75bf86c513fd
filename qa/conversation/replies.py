"""Replies: what Byline says to what asks the articles nothing."""

import re

from qa.language.question_kinds import PLEASE

THANKS = "You're welcome. Ask on whenever you like."
"""Said to whoever thanks."""

_GREETING = "Hello. Ask me something about your articles."
_FAREWELL = "Goodbye."
_NAME = (
    "I'm Byline. I answer questions from your articles and show the words each answer rests on. "
    "What they don't say, I don't know."
)
_HELP = (
    "Ask a question about your articles in your own words, and go on asking. Each answer shows "
    "the sentences it rests on; open a number to see them in the article."
)
SURE = (
    "See for yourself: open a number to read the words in their article. What is not written "
    "there I don't know."
)
"""Said to whoever doubts an answer, or asks where it is from."""

_FINE = "All right. Ask on whenever you like."
_WRONG = (
    "I may have chosen the wrong sentence. Ask again in other words, or say more exactly what you "
    "mean; every number shows what its article says."
)
_NO_CLOCK = "I have no clock and no calendar. I only know what your articles say."
_ONLY_ARTICLES = "I only tell what your articles say. Ask me something about them."
_ALL = "That is what I found. Ask about a part of it, or in other words."
AS_WRITTEN = (
    "I show what your articles say, in their own words: I cannot translate, shorten or explain "
    "them. Ask about a part of it, or in other words."
)
"""Said where the last answer is wanted in another form, which only a generator could give."""

_HERE = r"( outside| today| now| right now| here)"
_SOME = r"(a|an|another|some) (\w+ )?"
_BYE = r"(good ?bye|bye|bye bye|see you|see you later|good ?night|cheerio)"
_THANK = (
    r"((many |ok |okay |great |perfect |super |cool |nice |no )?(thanks|thank you|thank u|thx|ty|"
    r"cheers|much appreciated|danke|merci|gracias)( you)?( so much| very much| a lot| again|"
    r" in advance| a million| a bunch| anyway| indeed"
    r"| for (the|your|all the|all your) (help|answers?))?)"
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
_OTHER_FORMS = (
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
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        rf"(that'?s (all|it|great|helpful|perfect) |that is all )?{_THANK}"
        rf"( that'?s (all|it|great|helpful|perfect)| {_BYE}| byline)*",
        THANKS,
    ),
    (
        r"(hi|hello|hey|hello there|hi there|hey there|good (morning|afternoon|evening|day)|hallo|"
        r"hola|bonjour|how are you( doing)?( today)?)( byline| there| everyone)?",
        _GREETING,
    ),
    (_BYE, _FAREWELL),
    (
        r"(who|what) (are|r) (you|u)( exactly| actually)?|what('?s| is) your name|"
        r"are you (a |an )?(human|robot|bot|machine|person|real|ai|chatbot|chatgpt|gpt)|"
        r"introduce yourself|who (made|built|wrote) you",
        _NAME,
    ),
    (
        r"(are you|you) (really |quite |absolutely )?sure( (about|of) (that|it|this))?|really|"
        r"is (that|this|it) (really )?(true|right|correct)|(says|according to) who|"
        r"who (says|said) so|prove it|"
        r"what('?s| is| are| were) your sources?|where('?s| is| was) (that|this) from|"
        r"where (did|do) you (get|have|find|take|read|see) (it|that|this|these)( from)?|"
        r"how do you know( that| this| it)?|"
        r"where (does|did|do) (it|they|the (article|text)) say (that|this|so|it)|"
        r"where (is|was) (that|this|it) (written|said|stated)|(in )?(which|what) articles?"
        r"( (is|was) (that|this|it) (in|from)| (says|said) (that|this|so|it))?|"
        r"(show|tell|give|name)( me)? (the|your) sources?( for (that|this|it))?|sources?",
        SURE,
    ),
    (
        r"(no |nope |but )*(that'?s|that is|this is|it'?s|it is|you'?re|you are|that was) "
        r"(all )?(so |completely |totally |just |simply )?"
        r"(wrong|incorrect|false|mistaken|nonsense|rubbish|not (right|true|correct|it)|untrue)|"
        r"no|nope|wrong|wrong answer|(that|this) (isn'?t|is not|wasn'?t) (right|true|correct|it)|"
        r"(that'?s|that is|that was) not (what i (asked|meant|wanted)( for| to know)?|my question)|"
        r"you (did not|didn'?t) answer( my question| that| me)?|"
        r"that (makes|made) no sense|(that|this) (does not|doesn'?t|did not|didn'?t) "
        r"(help|answer my question|make sense)|(bad|stupid|useless) answer",
        _WRONG,
    ),
    (
        r"what('?s| is) (the time|(the )?(time|date|day|year) (today|now|right now)|today'?s date)|"
        r"(do you know )?what (day|date|year|month|time)( of the week)? "
        r"(is it|it is|is today|do we have)( now| today| right now| currently)*",
        _NO_CLOCK,
    ),
    (
        rf"(is it (raining|snowing)|(what|how)('?s| is) the weather( like)?){_HERE}*|"
        rf"is it (sunny|cold|hot|warm|windy|dark){_HERE}+",
        _NO_CLOCK,
    ),
    (
        r"what (do|would) you (think|recommend|suggest|advise)( (of|about|if) .+)?|"
        r"what would you do (about|if|in) .+|"
        r"do you (think|like|love|hate|agree|prefer|believe)( .+)?|"
        r"would you (recommend|prefer|like|want)( .+)?|"
        r"what('?s| is| are) your (own |personal )?(opinions?|views?|favou?rites?|advice|thoughts?)"
        r"( .+)?",
        _ONLY_ARTICLES,
    ),
    (
        rf"((tell|give|make|write)( me| us)? {_SOME}(joke|riddle|poem|limerick|haiku)|"
        rf"(write|compose|draft|sing)( me| us)? {_SOME}(song|essay|letter|e ?mail))s?"
        r"( (about|on|for|to) .+)?",
        _ONLY_ARTICLES,
    ),
    (r"(continue|go on|keep going|carry on)", _ALL),
    (
        r"help|what can (you|i) (do|ask)( here| for me| you)?|how (do|can) i use (this|you|byline)|"
        r"how (do|does) (you|this|byline) work|what do you do|(can|how can) you help( me)?",
        _HELP,
    ),
    (
        r"(ok|okay|great|good|perfect|super|cool|nice|fine|wonderful|excellent|awesome|got it|"
        r"sorry|oh|yes|wow|lol|haha|hm+|stop|interesting|i see|understood|alright|"
        r"all right|very good|well done|"
        r"(good|great) (answer|job)|never ?mind|that helps|"
        r"that'?s (all|great|helpful|perfect|good|right|it|interesting))",
        _FINE,
    ),
    ("|".join(_OTHER_FORMS), AS_WRITTEN),
)
_TALK = tuple((re.compile(pattern), reply) for pattern, reply in _PATTERNS)
_POLITE = re.compile(rf"(?:{PLEASE}|now |just |and |but )*(.+?)(?: please| now| then| byline)*")
_CLAUSE = re.compile(r"([^.,;:!?–-]{1,40}[.,;:!?–-]+) (.+)")
_NO = re.compile(r"\W*(?:no|nope)\W*", re.IGNORECASE)
_NOT_A_WORD = re.compile(r"[^\w' ]+")


def small_talk(message: str) -> str | None:
    """A short reply to thanks, a greeting or a question about Byline itself; None to all else.

    The whole message must be small talk: what goes with a question is left to the question.

    >>> small_talk("Hi! Thanks!"), small_talk("Thanks to whom was the bridge saved?")
    ("You're welcome. Ask on whenever you like.", None)
    """
    said = " ".join(_NOT_A_WORD.sub(" ", message.lower().replace("’", "'")).split())
    polite = _POLITE.fullmatch(said)
    for each in (said, polite[1] if polite else said):
        for talk, reply in _TALK:
            if talk.fullmatch(each):
                return reply
    rest = without_small_talk(message)
    return small_talk(rest) if rest != message else None


def without_small_talk(message: str) -> str:
    """A message without the thanks or the greeting before what it asks.

    "No" before it says that it is a correction.

    >>> without_small_talk("Thanks! And who paid for it?"), without_small_talk("Hello!")
    ('And who paid for it?', 'Hello!')
    """
    while parts := _CLAUSE.fullmatch(message):
        if small_talk(parts[1]) is None or is_no(parts[1]):
            break
        message = parts[2]
    return message


def is_no(message: str) -> bool:
    """Whether it is a bare "no", after which comes what was meant."""
    return _NO.fullmatch(message) is not None
