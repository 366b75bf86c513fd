"""Replies: Byline's own words to messages that ask the articles nothing."""

import re

from qa.question.article_phrases import ALL, GENRE
from qa.question.recognising import PLEASE

THANKS = "You're welcome. Ask on whenever you like."
"""The reply to thanks."""

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
SEE_SOURCE = (
    "See for yourself: open a number to read the words in their article. What is not written "
    "there I don't know."
)
"""The reply to whoever doubts an answer, or asks for its source."""

_FINE = "All right. Ask on whenever you like."
_WRONG = (
    "I may have chosen the wrong sentence. Ask again in other words, or say more exactly what you "
    "mean; every number shows what its article says."
)
_NO_CLOCK = "I know no time, day or weather, only what your articles say."
_ONLY_ARTICLES = "I only tell what your articles say. Ask me something about them."
_NO_LIST = (
    "I know who wrote an article, when and where, and not what kind it is or whom it names. Ask "
    "which articles mention somebody, or who somebody is."
)
_ALL = "That is what I found. Ask about a part of it, or in other words."
AS_WRITTEN = (
    "I show what your articles say, in their own words: I cannot translate, shorten or explain "
    "them. Ask about a part of it, or in other words."
)
"""The reply to a wish for the last answer in another form, which only a generator could write."""

_BYE = """(good ?bye|bye|bye bye|see you|see you later|good ?night|cheerio|tschüss?|auf wiedersehen
    |au revoir|à bientôt|adi[oó]s|hasta luego|arrivederci|tchau|tot ziens|do widzenia|до свидания
    |hoşça ?kal|再见|さようなら)"""
_GOOD = "(all|it|great|helpful|perfect)"
_IS = "('?s| is)"
_ARE = "('?s| is| are| was| were)"
_IT = "(it|that|this|them|(the|your) (last |first )?(answer|reply|sentence)s?)"
_SAY = "(say|repeat|write|put|give|show|tell|answer|reply|respond|explain)"
_LANGUAGE = """(plain |simple )?(english|german|french|spanish|italian|dutch|portuguese|polish
    |russian|ukrainian|turkish|greek|arabic|hebrew|chinese|japanese|korean|hindi|swedish|danish
    |norwegian|finnish|czech|hungarian|latin)"""
_FEW = r"""(\d+|one|a single|two|three|a few|fewer|short|simpler?|plain|other|your own|easy|easier)
    ( \w+)? (sentences?|words?|lines?|terms|language)"""
_SOME = r"( me| us)? (an?|another|some) (\w+ )?"
_ABOUT = "s?( (about|on|for|to) .+)?"
_HERE = "( outside| today| now| right now| here)"
# The messages that get each reply, in small letters and without marks. An indented line continues
# the one before it.
_MESSAGES = {
    THANKS: f"""
(that{_IS} {_GOOD} )?((many|ok|okay|great|perfect|super|cool|nice|no) )?
    (thanks|thank (you|u)|thx|ty|cheers|much appreciated|merci( beaucoup| bien)?
    |danke( sehr| schön| dir| ihnen)?|(vielen|herzlichen|besten) dank|((muchas|mil) )?gracias
    |grazie( mille)?|(muito )?obrigad[oa]|dank (je|u)( wel)?|bedankt|dzięk(i|uję)( bardzo)?
    |(большое )?спасибо( большое)?|teşekkür(ler| ederim)|شكرا( جزيلا)?|谢谢[你您]?
    |ありがとう(ございます)?)( you)?
    ( so much| very much| a lot| again| in advance| a million| a bunch| anyway| indeed
    | for (the|your|all the|all your) (help|answers?))?( that{_IS} {_GOOD}| {_BYE}| byline)*""",
    _GREETING: """
(hi|hello|hey|hello there|hi there|hey there|good (morning|afternoon|evening|day)|hallo
    |guten (tag|morgen|abend)|moin( moin)?|servus|grüß gott|bonjour|bonsoir|salut|hola
    |buen[oa]s (días|dias|tardes|noches)|ciao|salve|buon(giorno|asera)
    |ol[áa]|bom dia|boa (tarde|noite)|goede(morgen|middag|navond)|cześć
    |dzień dobry|привет|здравствуйте|добрый день|merhaba|selam|مرحبا|السلام عليكم|[你您]好
    |こんにちは|how are you( doing)?( today)?)( byline| there| everyone)?""",
    _FAREWELL: _BYE,
    _NAME: f"""
(who|what) (are|r) (you|u)( exactly| actually)?|what{_IS} your name
are you (an? )?(human|robot|bot|machine|person|real|ai|chatbot|chatgpt|gpt)|introduce yourself
who (made|built|wrote) you|wer (bist du|sind sie)|qui (es tu|êtes vous)|quién eres|chi sei""",
    SEE_SOURCE: f"""
(are you|you) (really |quite |absolutely )?sure( (about|of) (that|it|this))?|really
is (that|this|it) (really |still )?(true|right|correct)|(says|according to) who
who (says|said) so|prove it
what{_ARE} your sources?|where{_ARE} (that|this) from
where (did|do) you (get|have|find|take|read|see) (it|that|this|these)( from)?
how do you know( that| this| it)?
where (does|did|do) (it|they|the (article|text)) say (that|this|so|it)
where (is|was) (that|this|it) (written|said|stated)
(in )?(which|what) articles?( (is|was) (that|this|it) (in|from)| (says|said) (that|this|so|it))?
((show|tell|give|name)( me)? (the|your) )?sources?( for (that|this|it))?""",
    _WRONG: f"""
(no |nope |but )*((that|this|it|you){_ARE}|you'?re) (all )?(so |completely |totally |just |simply )?
    (wrong|incorrect|false|mistaken|nonsense|rubbish|not (right|true|correct|it)|untrue)
no|nope|wrong( answer)?|(that|this) (isn'?t|is not|wasn'?t) (right|true|correct|it)
that{_ARE} not (what i (asked|meant|wanted)( for| to know)?|my question)
you (did not|didn'?t) answer( my question| that| me)?|that (makes|made) no sense
(that|this) (does not|doesn'?t|did not|didn'?t) (help|answer my question|make sense)
(bad|stupid|useless) answer""",
    _NO_CLOCK: f"""
what{_IS} (the time|(the )?(time|date|day|year) (today|now|right now)|today'?s date)
(do you know )?what (day|date|year|month|time)( of the week)? (is it|it is|is today|do we have)
    ( now| today| right now| currently)*
(is it (raining|snowing)|(what|how){_IS} the weather( like)?){_HERE}*
is it (sunny|cold|hot|warm|windy|dark){_HERE}+""",
    _ONLY_ARTICLES: f"""
what (do|would) you (think|recommend|suggest|advise)( (of|about|if) .+)?
what would you do (about|if|in) .+|do you (think|like|love|hate|agree|prefer|believe)( .+)?
would you (recommend|prefer|like|want)( .+)?
what{_ARE} your (own |personal )?(opinions?|views?|favou?rites?|advice|thoughts?)( .+)?
(tell|give|make|write){_SOME}(joke|riddle|poem|limerick|haiku){_ABOUT}
(write|compose|draft|sing){_SOME}(song|essay|letter|e ?mail){_ABOUT}""",
    _NO_LIST: rf"""
((list|name|show( me)?|who are|(what|which)( are)?|how many)( all)?( the)?
    ( people| persons| names| places| companies| organi[sz]ations| countries)(( that| who)? are)?
    |who (is|are)) (mentioned|named|quoted)( in {ALL})?
(which|what|how many)( of)?( the| my| these)? (articles|pieces|texts|stories) are {GENRE}""",
    _ALL: "(continue|go on|keep going|carry on)",
    _HELP: """
help|hilfe|aide|ayuda|aiuto|was kannst du( alles)?|que (peux|sais) tu faire|qué puedes hacer
what can (you|i) (do|ask)( here| for me| you)?|how (do|can) i use (this|you|byline)
how (do|does) (you|this|byline) work|what do you do|(can|how can) you help( me)?""",
    _FINE: f"""
(ok|okay|great|good|perfect|super|cool|nice|fine|wonderful|excellent|awesome|got it|sorry|oh|yes|wow
    |lol|haha|hm+|stop|interesting|i see|understood|alright|all right|very good|well done
    |(good|great) (answer|job)|never ?mind|that helps|that'?s ({_GOOD}|good|right|interesting))""",
    AS_WRITTEN: f"""
translate( {_IT})?( again)?( for me)?( (in|into|to) {_LANGUAGE})?
{_SAY}( me)?( {_IT})?( again)? in {_LANGUAGE}
((make|say|put|give me)( {_IT})? )?(an? (bit |little )?|much |even )?
    (short|brief|simpl|long|clear)er( answers?| version| one)?
keep {_IT} (short|brief|simple)|be (brief|concise|short)|briefly
(shorten|simplify|rephrase|reword|paraphrase|condense)( {_IT})?
({_SAY}( me)?( {_IT})?( again)? )?(in|with|using) {_FEW}
explain( {_IT})?( again)?( to me)?( again)?( better)?
    ( (like|as if|as though) (i'?m|i am|i was|i were) (five|5|six|ten|a child|a kid)( years old)?)?
(i )?(still )?(don'?t|do not|didn'?t) (understand|get)( {_IT})?|(say|repeat)( {_IT})?( again)?|eli5
(that'?s |this is )?(too|way too) long|what (do|did) you mean( by {_IT})?
(as|in) (a list|a table|bullet points|bullets)""",
}
_REPLIES = tuple(
    (re.compile(re.sub(r"\n +", "", messages).strip().replace("\n", "|")), reply)
    for reply, messages in _MESSAGES.items()
)
_POLITE = re.compile(
    rf"(?:{PLEASE}|now |just |and |but |ok(?:ay)? )*(.+?)(?: please| now| then| byline)*"
)
_CLAUSE = re.compile(r"([^.,;:!?–-]{1,40}[.,;:!?–-]+) (.+)")
_NO = re.compile(r"\W*(?:no|nope)\W*", re.IGNORECASE)
_NOT_A_WORD = re.compile(r"[^\w' ]+")


def small_talk(message: str) -> str | None:
    """The reply to thanks, a greeting, a question about Byline itself or the like, or None.

    The whole message must be small talk; one that also asks something gets None.

    >>> small_talk("Hi! Thanks!"), small_talk("Thanks to whom was the bridge saved?")
    ("You're welcome. Ask on whenever you like.", None)
    """
    plain = " ".join(_NOT_A_WORD.sub(" ", message.lower().replace("’", "'")).split())
    polite = _POLITE.fullmatch(plain)
    for text in (plain, polite[1] if polite else plain):
        for form, reply in _REPLIES:
            if form.fullmatch(text):
                return reply
    rest = without_small_talk(message)
    return small_talk(rest) if rest != message else None


def without_small_talk(message: str) -> str:
    """A message without the thanks or the greeting before its question.

    A "no" there stays: it marks a correction.

    >>> without_small_talk("Thanks! And who paid for it?"), without_small_talk("Hello!")
    ('And who paid for it?', 'Hello!')
    """
    while (parts := _CLAUSE.fullmatch(message)) and is_only_small_talk(parts[1]):
        message = parts[2]
    return message


def is_only_small_talk(message: str) -> bool:
    """Whether a message is small talk other than a bare "no", which a correction follows."""
    return _NO.fullmatch(message) is None and small_talk(message) is not None
