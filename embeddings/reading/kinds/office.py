"""The facts of office files (.docx, .odt, .rtf), from text and metadata."""

from embeddings.reading.kinds.xml_tree import local_name, parse_xml
from embeddings.reading.text.authors import is_name
from embeddings.reading.text.facts import Facts
from embeddings.reading.text.head import head_facts
from embeddings.tidy import tidy, tidy_paragraphs


def office_facts(core: dict[str, str], heading: str, paragraphs: list[str]) -> Facts:
    """The facts in the text's head, completed by title and author in the metadata ``core``.

    ``heading`` is a title by its style, "" if there is none. Dates in the metadata are the file's,
    not the article's, and left out.
    """
    head = tidy_paragraphs(paragraphs[:40])
    title = tidy(core.get("title", ""))
    facts = head_facts(head, title=tidy(heading) or (title if title in head else ""))
    author = core.get("creator", "")
    return facts.or_else(
        Facts(
            title=core.get("title", ""),
            authors=(author,) if is_name(author) else (),
            language=core.get("language", ""),
        )
    )


def office_metadata(raw: bytes) -> dict[str, str]:
    """The texts in an office file's XML of metadata, by the names of their elements."""
    found = parse_xml(raw).iter() if raw else ()
    return {local_name(one): tidy(one.text) for one in found if one.text}
