"""Written sentences: what a model writes, cut into whole sentences with the keys they cite."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from embeddings.sentences import sentence_spans
from embeddings.tidy import tidy
from qa.language.sentence_ends import is_ended

_RUN = re.compile(r"([\s|]{99})[\s|]+")  # where an expression takes time with the square
_BRACKETS = str.maketrans("【】", "[]")
_MARKS = re.compile(r"[\s|]{0,9}\^?\[([^\[\]\n]{0,80})\]")  # "[bcdf]", "[^bcdf]", "^[bcdf]"
_HALF_MARK = re.compile(r"[\s|]{0,9}\^?\[[^\[\]\n]{0,80}$")
_MARK_BEGUN = re.compile(r"[\s|]*(?:\^?\[|[|^]\s*$)")
_KEY = re.compile(r"[a-z]{4}\b")
_MARKUP = re.compile(
    r"^\s*(?:[^\w\s\"'“‘«„(\[$€£|]{1,6}\s+|\d+[.)]\s+|\|\s*|[⁰¹²³⁴-⁹]+\s*"
    r"|\**(?:(?:final )?answer|a):\s*)"
    r"|[*_`]{1,3}|<\|\w+\|>|<sup>\d+</sup>|</?(?:[bips]|[uo]l|li|br|em|strong|h\d)\b[^<>]{0,9}>"
    r"|(?<![\s|])[\s|]*\|\s*$|(?<=[.!?])[⁰¹²³⁴-⁹]+\s*$",
    re.IGNORECASE,
)
"""What is set before and around words: a list's point, whatever its sign, bold type, HTML."""

_LINK = re.compile(
    r"\[(?:(?:\d+|source|link)|([^\[\]\n]{1,200}))\]\((?:https?:|#|/)[^()\s]{0,500}\)",
    re.IGNORECASE,
)
_LEFT = re.compile(r"^\s*[:;,]\s*| ?\(\s*\)")  # by a key: "[bcdf]: It came ([ghjk])."
_CELL = re.compile(r"\s*\|\s*")
_GIVEN = r"(?:passages?|texts?|articles?|context)"
_FRAME = re.compile(  # around what is said: "The passage states that", "The answer is:"
    rf"^(?:(?:according to|based on)(?: (?:(?:the|this|these) (?:\w+ )?)?{_GIVEN}(?: \w+)?)?, "
    r"|(?:in (?:summary|short|conclusion)|overall|to summari[sz]e|to sum up), "
    rf"|(?:(?:the|this) (?:\w+ )?)?{_GIVEN} (?:also )?"
    r"(?:says?|states?|mentions?|notes?|reports?|explains?|indicates?) that "
    r"|the answer(?: to (?:the|this|your) question)? is\b:? ?(?:that )?)",
    re.IGNORECASE,
)
_OPENED = re.compile(r"\s+[\"“„‘«(]\s*$")  # of the next sentence
_BEGUN = re.compile(rf"\d\.$|{_OPENED.pattern}")
# Between these a model thinks before it answers; some servers keep the beginning to themselves.
_NAMES = "(?:think(?:ing)?|thoughts?|reasoning)"
_THINKS = re.compile(rf"\s*(?:[<\[]{_NAMES}[>\]]|<\|channel\|>analysis)", re.IGNORECASE)
_THOUGHT = re.compile(rf"[<\[]/{_NAMES}[>\]]|<\|channel\|>final<\|message\|>", re.IGNORECASE)
_ENDING = 30  # characters of what ends a thought, at most


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence without its marks, and the keys in them that were given out.

    ``row``: it was cells of a table, with nothing between them that says what they have to do with
    each other.
    """

    text: str
    keys: tuple[str, ...]
    line: int = 0  # in which it stood, counted from 0 with numbers left out
    row: bool = False


class SentenceCutter:
    """Takes pieces of text as they come and gives whole sentences, each with whole marks."""

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = frozenset(keys)
        # a model forgets the brackets, or takes others: "(abcd)", "(passage abcd)"
        named = rf"(?:(?:source|see|from)?:? ?{_GIVEN}? ?)?"
        key = rf"\b(?:{'|'.join(keys) or '(?!)'})\b"
        self._unmarked = re.compile(rf" ?(?:\({named})?({key}(?:(?:,|;| and)? ?{key})*)\)?")
        self.kept = ""  # what is no whole sentence yet
        self._in_table = False  # what was last taken out of it
        self._line = 0  # of what comes next

    def add(self, piece: str) -> Iterator[Written]:
        """The sentences that a piece completes.

        A sentence is whole when the next begins, or when nothing comes (a piece "") after its end.
        """
        self.kept = _RUN.sub(r"\1", self.kept + piece.translate(_BRACKETS))
        if self._thinks():
            return
        pieces = _sentences(self.kept)
        pausing = not piece and pieces and _complete(pieces[-1])
        whole = pieces if pausing else pieces[:-1]
        self.kept = self.kept[sum(map(len, whole)) :]
        yield from self._written(whole)

    def end(self, *, cut_off: bool = False) -> Iterator[Written]:
        """What is left; of an answer that was cut off only a sentence with its end.

        A model that had no more tokens may have stopped within a mark.
        """
        pieces = [] if self._thinks() else _sentences(_HALF_MARK.sub("", self.kept))
        self.kept = ""
        if pieces and cut_off and not _complete(pieces[-1]):
            pieces = pieces[:-1]
        yield from self._written(pieces)

    def _thinks(self) -> bool:
        """Whether all so far is what a model thinks before it answers, which is left out."""
        if ended := _THOUGHT.search(self.kept):
            self.kept = self.kept[ended.end() :]
        elif begun := _THINKS.match(self.kept):
            self.kept = begun.group() + self.kept[begun.end() :][-_ENDING:]
            return True
        return False

    def _written(self, pieces: list[str]) -> Iterator[Written]:
        for piece in pieces:
            self._line += "\n" in piece[: -len(piece.lstrip())]
            found = [key for mark in _MARKS.findall(piece) for key in _KEY.findall(mark.lower())]
            plain = _MARKS.sub("", _LINK.sub(r"\1", piece))
            found += _KEY.findall(" ".join(self._unmarked.findall(plain)))
            plain = _MARKUP.sub("", self._unmarked.sub("", plain))
            in_table = piece.lstrip().startswith("|")
            row = in_table and "|" in plain
            names_columns = row and not self._in_table and not found
            self._in_table = in_table
            if names_columns:
                continue
            if row:
                plain = _CELL.sub(": ", plain)
            text = tidy(_LEFT.sub("", plain))  # as articles are
            text = re.sub(r"\s+([.,;:!?])", r"\1", text)
            bare = _FRAME.sub("", text)
            text = bare[:1].upper() + bare[1:]
            if any(c.isalnum() for c in text):
                keys = tuple(dict.fromkeys(k for k in found if k in self._keys))
                yield Written(text, keys, self._line, row)
            self._line += "\n" in piece[len(piece.rstrip()) :]


def _sentences(text: str) -> list[str]:
    """The text in sentences; marks that follow a sentence are part of it."""
    pieces: list[str] = []
    last = 0
    for span in sentence_spans(text):
        start = span.start
        if pieces:  # marks at its beginning close the sentence before
            while mark := _MARKS.match(text, start):
                start = mark.end()
            if start == span.start and _MARK_BEGUN.match(text, start):
                start = len(text)  # a mark that is not complete yet
            pieces[-1] += text[last:start]
            if start < span.end and (opened := _OPENED.search(pieces[-1])):
                pieces[-1] = pieces[-1][: opened.start()]
                start -= len(opened.group())
        if start < span.end:
            pieces.append(text[start if pieces else 0 : span.end])
        last = max(start, span.end)
    if pieces:
        pieces[-1] += text[last:]
    return pieces


def _complete(piece: str) -> bool:
    """Whether it ends as a sentence does, with no mark begun, no shortened word and no number."""
    plain = _MARKS.sub("", piece).rstrip()
    begun = "[" in plain or _BEGUN.search(plain)
    return not begun and is_ended(plain) and len(sentence_spans(f"{plain} Berg")) > 1
