"""Written sentences: a model's text, split into whole sentences with the keys that they cite."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from embeddings.sentences import sentence_spans
from embeddings.tidy import tidy
from qa.language.sentence_ends import is_ended

_LONG_SPACE = re.compile(r"([\s|]{99})[\s|]+")  # on which a regular expression takes quadratic time
_BRACKETS = str.maketrans("【】", "[]")
_MARKS = re.compile(r"[\s|]{0,9}\^?\[([^\[\]\n]{0,80})\]")  # "[bcdf]", "[^bcdf]", "^[bcdf]"
_HALF_MARK = re.compile(r"[\s|]{0,9}\^?\[[^\[\]\n]{0,80}$")
_OPEN_MARK = re.compile(r"[\s|]*(?:\^?\[|[|^]\s*$)")
_KEY = re.compile(r"[a-z]{4}\b")
_MARKUP = re.compile(
    r"^\s*(?:[^\w\s\"'“‘«„(\[$€£|]{1,6}\s+|\d+[.)]\s+|\|\s*|[⁰¹²³⁴-⁹]+\s*"
    r"|\**(?:(?:final )?answer|a):\s*)"
    r"|[*_`]{1,3}|<\|\w+\|>|<sup>\d+</sup>|</?(?:[bips]|[uo]l|li|br|em|strong|h\d)\b[^<>]{0,9}>"
    r"|(?<![\s|])[\s|]*\|\s*$|(?<=[.!?])[⁰¹²³⁴-⁹]+\s*$",
    re.IGNORECASE,
)
"""Mark-up before and around words: list bullets of any sign, bold type, HTML."""

_LINK = re.compile(
    r"\[(?:(?:\d+|source|link)|([^\[\]\n]{1,200}))\]\((?:https?:|#|/)[^()\s]{0,500}\)",
    re.IGNORECASE,
)
_AROUND_KEY = re.compile(r"^\s*[:;,]\s*| ?\(\s*\)")  # left by keys: "[bcdf]: It came ([ghjk])."
_CELL = re.compile(r"\s*\|\s*")
_SOURCE = r"(?:passages?|texts?|articles?|context)"
_FRAME = re.compile(  # before the statement: "The passage states that", "The answer is:"
    rf"^(?:(?:according to|based on)(?: (?:(?:the|this|these) (?:\w+ )?)?{_SOURCE}(?: \w+)?)?, "
    r"|(?:in (?:summary|short|conclusion)|overall|to summari[sz]e|to sum up), "
    rf"|(?:(?:the|this) (?:\w+ )?)?{_SOURCE} (?:also )?"
    r"(?:says?|states?|mentions?|notes?|reports?|explains?|indicates?) that "
    r"|the answer(?: to (?:the|this|your) question)? is\b:? ?(?:that )?)",
    re.IGNORECASE,
)
_OPENING_SIGN = re.compile(r"\s+[\"“„‘«(]\s*$")  # a quotation mark or bracket of the next sentence
_UNFINISHED = re.compile(rf"\d\.$|{_OPENING_SIGN.pattern}")
# marks of the thoughts before an answer; some servers leave out the first
_THOUGHT_NAMES = "(?:think(?:ing)?|thoughts?|reasoning)"
_THOUGHT_BEGIN = re.compile(
    rf"\s*(?:[<\[]{_THOUGHT_NAMES}[>\]]|<\|channel\|>analysis)", re.IGNORECASE
)
_THOUGHT_END = re.compile(
    rf"[<\[]/{_THOUGHT_NAMES}[>\]]|<\|channel\|>final<\|message\|>", re.IGNORECASE
)
_LONGEST_END = 30  # characters of a mark that ends a thought, at most


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence without its citation marks, and those of their keys that the prompt has.

    ``is_row``: the sentence is a row of a table, whose cells nothing relates to each other.
    """

    text: str
    keys: tuple[str, ...]
    line: int = 0  # the number of its line in the text, from 0; numbers may be skipped
    is_row: bool = False


class SentenceCutter:
    """Splits pieces of text, as they come, into whole sentences with whole citation marks."""

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = frozenset(keys)
        # keys without brackets or in others: "(abcd)", "(passage abcd)"
        before_key = rf"(?:(?:source|see|from)?:? ?{_SOURCE}? ?)?"
        key = rf"\b(?:{'|'.join(keys) or '(?!)'})\b"
        self._unmarked = re.compile(rf" ?(?:\({before_key})?({key}(?:(?:,|;| and)? ?{key})*)\)?")
        self.rest = ""  # the text after the last whole sentence
        self._in_table = False  # whether the last sentence was in a table
        self._line = 0  # the next sentence's line

    def add(self, piece: str) -> Iterator[WrittenSentence]:
        """Yield the sentences that a piece completes.

        A sentence is whole when the next begins, or when nothing (a piece "") follows its end.
        """
        self.rest = _LONG_SPACE.sub(r"\1", self.rest + piece.translate(_BRACKETS))
        if self._skip_thoughts():
            return
        pieces = _split_sentences(self.rest)
        is_pause = not piece and pieces and _is_complete(pieces[-1])
        complete = pieces if is_pause else pieces[:-1]
        self.rest = self.rest[sum(map(len, complete)) :]
        yield from self._written_sentences(complete)

    def end(self, *, cut_off: bool = False) -> Iterator[WrittenSentence]:
        """Yield the remaining sentences; of a text that was cut off only complete ones.

        A model that ran out of tokens may have stopped within a mark.
        """
        pieces = [] if self._skip_thoughts() else _split_sentences(_HALF_MARK.sub("", self.rest))
        self.rest = ""
        if pieces and cut_off and not _is_complete(pieces[-1]):
            pieces = pieces[:-1]
        yield from self._written_sentences(pieces)

    def _skip_thoughts(self) -> bool:
        """Drop a model's thoughts from the rest; returns whether they still go on."""
        if end := _THOUGHT_END.search(self.rest):
            self.rest = self.rest[end.end() :]
        elif begin := _THOUGHT_BEGIN.match(self.rest):
            self.rest = begin.group() + self.rest[begin.end() :][-_LONGEST_END:]
            return True
        return False

    def _written_sentences(self, pieces: list[str]) -> Iterator[WrittenSentence]:
        for piece in pieces:
            self._line += "\n" in piece[: -len(piece.lstrip())]
            cited_keys = [
                key for mark in _MARKS.findall(piece) for key in _KEY.findall(mark.lower())
            ]
            plain = _MARKS.sub("", _LINK.sub(r"\1", piece))
            cited_keys += _KEY.findall(" ".join(self._unmarked.findall(plain)))
            plain = _MARKUP.sub("", self._unmarked.sub("", plain))
            in_table = piece.lstrip().startswith("|")
            row = in_table and "|" in plain
            is_header = row and not self._in_table and not cited_keys
            self._in_table = in_table
            if is_header:
                continue
            if row:
                plain = _CELL.sub(": ", plain)
            text = tidy(_AROUND_KEY.sub("", plain))  # as is done to articles
            text = re.sub(r"\s+([.,;:!?])", r"\1", text)
            without_frame = _FRAME.sub("", text)
            text = without_frame[:1].upper() + without_frame[1:]
            if any(c.isalnum() for c in text):
                keys = tuple(dict.fromkeys(key for key in cited_keys if key in self._keys))
                yield WrittenSentence(text, keys, self._line, row)
            self._line += "\n" in piece[len(piece.rstrip()) :]


def _split_sentences(text: str) -> list[str]:
    """Split a text into sentences; citation marks after a sentence are part of it."""
    pieces: list[str] = []
    last = 0
    for span in sentence_spans(text):
        start = span.start
        if pieces:  # marks at its beginning belong to the sentence before
            while mark := _MARKS.match(text, start):
                start = mark.end()
            if start == span.start and _OPEN_MARK.match(text, start):
                start = len(text)  # a mark that is incomplete so far
            pieces[-1] += text[last:start]
            if start < span.end and (opening := _OPENING_SIGN.search(pieces[-1])):
                pieces[-1] = pieces[-1][: opening.start()]
                start -= len(opening.group())
        if start < span.end:
            pieces.append(text[start if pieces else 0 : span.end])
        last = max(start, span.end)
    if pieces:
        pieces[-1] += text[last:]
    return pieces


def _is_complete(piece: str) -> bool:
    """Whether a piece ends as a sentence does: not in an open mark, abbreviation or number."""
    plain = _MARKS.sub("", piece).rstrip()
    is_unfinished = "[" in plain or _UNFINISHED.search(plain)
    return not is_unfinished and is_ended(plain) and len(sentence_spans(f"{plain} Berg")) > 1
