"""Exports and tables (.json .jsonl .csv .tsv): an article for each record.

Fields are found by their usual names (fields.py); a text with HTML tags is read as HTML.
"""

import csv
import json
import re
from collections.abc import Mapping
from hashlib import sha256
from html import unescape
from io import StringIO
from itertools import chain
from typing import Any

from embeddings.article import Article
from embeddings.reading.decoding import NotTextError, decode_text
from embeddings.reading.kinds.fields import DATE_KEYS, ID_KEYS, TEXT_KEYS, facts_from, plain_key
from embeddings.reading.pages.markup import markup_paragraphs
from embeddings.reading.text.date_order import is_day_first, with_year_first
from embeddings.reading.text.facts import EMPTY, Facts, assemble
from embeddings.reading.text.head import head_facts
from embeddings.reading.text.lines import paragraphs_of_lines
from embeddings.reading.unreadable import Unreadable
from embeddings.tidy import tidy, tidy_paragraphs, with_plain_line_ends

MOST_RECORDS = 20_000
_LISTS = (
    *("articles", "items", "entries", "posts", "data", "results", "documents", "docs", "records"),
    *("response", "db"),  # around one of these, of a web service and of Ghost
)
_VALUE_KEYS = (
    *("name", "display_name", "displayName", "title", "text", "rendered", "main", "original"),
    *("$date", "$oid"),
)
_DEPTH = 3
_TAG = re.compile(r"</(?:p|div|h\d|li|blockquote|a|b|i|em|strong|span)>|<br\s*/?>", re.IGNORECASE)
_PARAGRAPH_TAG = re.compile(r"<(?:p|div|br)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
_NO_TEXT = f"has no field with a text; name one of its fields {', '.join(TEXT_KEYS[:4])}"
_TOO_MANY = f"has more than {MOST_RECORDS} articles; split it"
_ID_CHARS = 200


def read_json(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The articles of a JSON file: one object, a list of them, or a list under a usual name."""
    try:
        loaded = json.loads(decode_text(raw), strict=False)
    except ValueError:
        return read_jsonl(raw, source)  # some call it .json all the same
    return _articles(list(enumerate(_records(loaded), start=1)), source)


def read_jsonl(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The articles of a file with a JSON object a line; any other line is an Unreadable."""
    records: list[tuple[int, Any]] = []
    bad: list[Article | Unreadable] = []
    for number, line in enumerate(decode_text(raw).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            records.append((number, json.loads(line, strict=False)))
        except ValueError:
            bad.append(Unreadable(f"{source}#line {number}", "is no JSON; mend that line"))
        if len(records) + len(bad) > MOST_RECORDS:
            return [Unreadable(source, _TOO_MANY)]
    return bad + _articles(records, source) if records or not bad else bad


def read_table(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The articles of a table whose first row names its columns."""
    text = with_plain_line_ends(decode_text(raw))
    delimiter = max("\t;,|", key=text.split("\n", 1)[0].count)
    csv.field_size_limit(max(len(raw), 1))
    try:
        rows = list(csv.DictReader(StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise NotTextError(f"is no table ({error}); save it again as .csv") from error
    records = ({k: v for k, v in row.items() if k} for row in rows)  # of columns with a name
    return _articles(list(enumerate(records, start=1)), source)


def _records(loaded: object, depth: int = _DEPTH) -> list[Any]:
    if isinstance(loaded, list):
        return _records(loaded[0], depth) if len(loaded) == 1 else loaded
    if depth and isinstance(loaded, dict) and not any(plain_key(k) in TEXT_KEYS for k in loaded):
        for key in _LISTS:
            if isinstance(loaded.get(key), (list, dict)):
                return _records(loaded[key], depth - 1)
    return [loaded]


def _articles(records: list[tuple[int, Any]], source: str) -> list[Article | Unreadable]:
    """The articles of numbered records, each named by its id or the digest of its text."""
    if len(records) > MOST_RECORDS:
        return [Unreadable(source, _TOO_MANY)]
    read: dict[str, Article | Unreadable] = {}
    values = [(number, _values(record)) for number, record in records]
    dates = (each[key] for _, each in values for key in DATE_KEYS & each.keys())
    day_first = is_day_first(chain.from_iterable(dates))
    for number, each in values:
        if day_first is not None:
            for key in DATE_KEYS & each.keys():
                each[key] = [with_year_first(one, day_first=day_first) for one in each[key]]
        one = _article(each, source, number)
        read.setdefault(one.source, one)
    return list(read.values()) or [Unreadable(source, EMPTY)]


def _values(record: Any) -> dict[str, list[str]]:
    """The values of a record by its fields' ``plain_key``; of two equal ones, the first's."""
    values: dict[str, list[str]] = {}
    for name, value in record.items() if isinstance(record, Mapping) else ():
        every = map(_text, value if isinstance(value, list) else [value])
        if texts := [text for text in every if text]:
            values.setdefault(plain_key(str(name)), texts)
    return values


def _article(values: Mapping[str, list[str]], source: str, number: int) -> Article | Unreadable:
    text = next(
        (each for key in TEXT_KEYS if (each := "\n\n".join(values.get(key, [])).strip())), ""
    )
    if not text:
        return Unreadable(f"{source}#{number}", _NO_TEXT)
    id_ = next((values[key][0] for key in ID_KEYS if values.get(key)), "")
    name = tidy(id_)[:_ID_CHARS] or sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
    facts = facts_from({key: list(map(_unescaped, texts)) for key, texts in values.items()})
    return article_of_record(f"{source}#{name}", text, facts)


def article_of_record(source: str, text: str, facts: Facts) -> Article | Unreadable:
    """The article of a text that may be HTML; facts it lacks are taken from the text's head."""
    if not _TAG.search(text):
        text = _unescaped(text)  # some exports escape HTML once more
    is_markup, text = _TAG.search(text), with_plain_line_ends(text)
    if is_markup and not _PARAGRAPH_TAG.search(text):
        text = text.replace("\n\n", "<p>")  # as WordPress stores paragraphs
    paragraphs = markup_paragraphs(text) if is_markup else paragraphs_of_lines(text)
    head = tidy_paragraphs(paragraphs[:40])
    return assemble(source, paragraphs, facts.or_else(head_facts(head, title=facts.title)))


def _unescaped(text: str) -> str:
    """A text with the entities of HTML replaced: "AT&amp;T"."""
    return _ENTITY.sub(lambda found: unescape(found[0]), text)


def _text(value: Any) -> str:
    """A value as text: of an object, such as WordPress and MongoDB write, its name or text."""
    if isinstance(value, Mapping):
        return next((_text(value[key]) for key in _VALUE_KEYS if key in value), "")
    if isinstance(value, str):
        return value
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return str(value) if is_number else ""
