"""Small talk: what is said to Byline and asks the articles nothing."""

import re

_THANKS = "You're welcome. Ask on whenever you like."
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
_SURE = (
    "See for yourself: open a number to read the words in their article. What is not written "
    "there I don't know."
)
_FINE = "All right. Ask on whenever you like."

_BYE = r"(good ?bye|bye|bye bye|see you|see you later|good ?night|cheerio)"
_THANK = (
    r"((many |ok |okay |great |perfect |super |cool |nice |no )?(thanks|thank you|thank u|thx|ty|"
    r"cheers|much appreciated|danke|merci|gracias)( you)?( so much| very much| a lot| again|"
    r" a million| a bunch| anyway| indeed| for (the|your|all the|all your) (help|answers?))?)"
)
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        rf"(that'?s (all|it|great|helpful|perfect) |that is all )?{_THANK}"
        rf"( that'?s (all|it|great|helpful|perfect)| {_BYE}| byline)*",
        _THANKS,
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
    (r"(are you|you) (really |quite |absolutely )?sure( (about|of) (that|it|this))?|really", _SURE),
    (
        r"help|what can (you|i) (do|ask)( here| for me| you)?|how (do|can) i use (this|you|byline)|"
        r"how (do|does) (you|this|byline) work|what do you do|(can|how can) you help( me)?",
        _HELP,
    ),
    (
        r"(ok|okay|great|good|perfect|super|cool|nice|fine|wonderful|excellent|awesome|got it|"
        r"sorry|oh|yes|wow|interesting|i see|understood|alright|all right|very good|well done|"
        r"(good|great) (answer|job)|never ?mind|that helps|"
        r"that'?s (all|great|helpful|perfect|good|right|it|interesting))",
        _FINE,
    ),
)
_TALK = tuple((re.compile(pattern), reply) for pattern, reply in _PATTERNS)
_BEFORE = re.compile(r"([^.,;:!?–-]{1,40}[.,;:!?–-]+) (.+)")
_NOT_A_WORD = re.compile(r"[^\w' ]+")


def small_talk(message: str) -> str | None:
    """A short reply to thanks, a greeting or a question about Byline itself; None to all else.

    The whole message must be small talk: what goes with a question is left to the question.

    >>> small_talk("Thanks!"), small_talk("Thanks to whom was the bridge saved?")
    ("You're welcome. Ask on whenever you like.", None)
    """
    said = " ".join(_NOT_A_WORD.sub(" ", message.lower().replace("’", "'")).split())
    if reply := next((reply for talk, reply in _TALK if talk.fullmatch(said)), None):
        return reply
    rest = without_small_talk(message)
    return small_talk(rest) if rest != message else None


def without_small_talk(message: str) -> str:
    """A message without the thanks or the greeting before what it asks.

    >>> without_small_talk("Thanks! And who paid for it?"), without_small_talk("Hello!")
    ('And who paid for it?', 'Hello!')
    """
    while (parts := _BEFORE.fullmatch(message)) and small_talk(parts[1]):
        message = parts[2]
    return message
