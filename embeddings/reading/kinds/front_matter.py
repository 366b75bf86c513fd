"""Front matter: facts between lines of --- (simple YAML) or +++ (TOML), or as leading pairs."""

import re
import tomllib

from embeddings.reading.kinds.fields import facts_from, plain_key
from embeddings.reading.text.facts import Facts

_FENCED = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>.{0,20000}?)\n(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
# of MultiMarkdown and Pelican: lines of pairs, with a title among them, then an empty line
_BARE = re.compile(
    r"\A(?=(?:.+\n){0,19}?title:)(?P<matter>(?:[a-z][\w ]{0,20}:[ \t]+\S.*\n){1,20})\n(?=\s*\S)",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,40})\s*:(?:\s+(?P<value>.*))?")


def split_front_matter(text: str) -> tuple[Facts, str]:
    r"""The facts of a text's front matter, and the text after it.

    >>> facts, text = split_front_matter("---\ntitle: 'The: tide'\nauthor: [Jo Roe]\n---\nIn.")
    >>> facts.title, facts.authors, text
    ('The: tide', ('Jo Roe',), 'In.')
    >>> split_front_matter("Title: The tide\nAuthor: Jo Roe\n\nIt came in.")[1]
    'It came in.'
    """
    match = _FENCED.match(text) or _BARE.match(text)
    if not match:
        return Facts(), text
    matter = match["matter"]
    is_toml = text.startswith("+++")
    values = _toml(matter) if is_toml else _yaml(matter)
    if not values:  # a horizontal rule and a paragraph
        return Facts(), text
    return facts_from(values), text[match.end() :]


def _toml(matter: str) -> dict[str, list[str]]:
    try:
        values = tomllib.loads(matter)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {
        plain_key(key): [str(one) for one in (value if isinstance(value, list) else [value])]
        for key, value in values.items()
    }


def _yaml(matter: str) -> dict[str, list[str]]:
    """The values of keys that have a value, a list in brackets or a list of lines; none nested."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in matter.split("\n"):
        pair = _PAIR.fullmatch(line.rstrip())
        if pair:
            key = plain_key(pair["key"])
            values[key] = _values(pair["value"] or "")
        elif key and (item := re.match(r"\s*-\s+(?:name:\s*)?(.+)|\s+name:\s*(.+)", line)):
            values[key].append(_unquoted(item[1] or item[2]))
        elif key and re.match(r"\s+(?![\w-]+:)\S", line) and values[key]:  # a long value goes on
            values[key][-1] = f"{values[key][-1]} {line.strip()}".strip()
    return values


def _values(value: str) -> list[str]:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        parts = re.findall(r"\"[^\"]*\"|'[^']*'|[^,]+", value[1:-1])
        return [_unquoted(part) for part in parts if part.strip()]
    if value in {">", "|", ">-", "|-"}:
        return [""]
    return [_unquoted(value)] if value else []


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return (
            value[1:-1].replace('\\"', '"') if value[0] == '"' else value[1:-1].replace("''", "'")
        )
    return re.sub(r"\s+#.*$", "", value)
