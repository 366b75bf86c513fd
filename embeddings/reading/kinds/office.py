"""What office files (.docx, .odt, .rtf) say of themselves."""

from embeddings.reading.kinds.xml_tree import local_name, parse_xml
from embeddings.reading.text.authors import is_name
from embeddings.reading.text.facts import Facts
from embeddings.reading.text.head import head_facts
from embeddings.tidy import tidy, tidy_paragraphs


def office_facts(core: dict[str, str], named: str, paragraphs: list[str]) -> Facts:
    """What the text's head says, then what the file's particulars say of title and author.

    Its dates are the file's, not the article's: they are left out.
    """
    head = tidy_paragraphs(paragraphs[:40])
    title = tidy(core.get("title", ""))
    said = head_facts(head, title=tidy(named) or (title if title in head else ""))
    author = core.get("creator", "")
    return said.or_else(
        Facts(
            title=core.get("title", ""),
            authors=(author,) if is_name(author) else (),
            language=core.get("language", ""),
        )
    )


def particulars(raw: bytes) -> dict[str, str]:
    """What an office file says of itself, by the names of its elements."""
    found = parse_xml(raw).iter() if raw else ()
    return {local_name(one): tidy(one.text) for one in found if one.text}
