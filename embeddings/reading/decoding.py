"""Bytes decoded as text: by byte order mark, UTF-8, the declared charset, or by guessing."""

import codecs
import re

from embeddings.reading.text.language import detected_language

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with that one's mark
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF file; let its name end in .pdf"),
    (b"PK\x03\x04", "a zip, Word or e-book file; let its name end in .zip, .docx, .odt or .epub"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file; save its text as .txt or .pdf"),
    (b"\x89PNG", "a picture; add the text it shows"),
    (b"\xff\xd8\xff", "a picture; add the text it shows"),
    (b"GIF8", "a picture; add the text it shows"),
    (b"{\\rtf", "a rich text file; let its name end in .rtf"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
)
_SAMPLE = 256 * 1024
_SOME_CONTROLS = 0.02  # share of control characters from which bytes are no text
_FEW_FLAWS = 0.02  # share of broken characters up to which text is UTF-8 with flaws
_WESTERN = frozenset(
    "äöüÄÖÜßéèêëàâçùûîïôœÉÈÀÂÇÊÎÔŒáíóúñÁÍÓÚÑ¿¡ãõÃÕòìå Åæøÿ‘’“”„«»‹›–—…•·€£¥§°©®™±²³¼½¾º ªÆØ×´‚"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,80}encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")
# encodings of pages; without UTF-8, which was tried, and codecs that compress or escape
_PAGE_ENCODINGS = ("cp", "iso", "ascii", "koi8", "gb", "big5", "shift_jis", "euc", "mac", "utf-16")
# encodings of files without a mark today; without the code pages of MS-DOS and old Mac OS
_GUESSED = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("koi8_r", "gb18030", "big5", "cp932", "euc_jp", "cp949", "iso8859_2", "cp874"),
)
_LATIN_2 = frozenset({"pl", "cs", "hu", "ro"})  # languages with letters that Windows-1252 lacks
_LATIN_2_SIGNS = frozenset("‚„…‹‘’“”›–—•«»§°´·÷× €")
_LATIN = frozenset({"iso8859-1", "ascii"})  # as browsers do, read as Windows-1252


class NotTextError(ValueError):
    """The bytes are no text; the message says what they are and what to do."""


def decode_text(raw: bytes, *, declared: str = "") -> str:
    """The text of the bytes; ``declared`` is the charset that the file or its server declares.

    Raises:
        NotTextError: the bytes are a picture, an archive or otherwise binary.

    """
    for beginning, kind in _KINDS:
        if raw.startswith(beginning):
            raise NotTextError(f"is {kind}")
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "")
    text = raw.decode(encoding, "replace") if encoding else _decode_unmarked(raw, declared)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _SOME_CONTROLS * len(sample):
        raise NotTextError("is a binary file, not text; save its text as .txt or .pdf")
    return text


def declared_charset(raw: bytes) -> str:
    """The charset that an HTML page or XML file declares, "" if none."""
    head = raw[:4096]
    match = _XML.search(head) or _CHARSET.search(head)
    return match[1].decode("ascii") if match else ""


def _decode_unmarked(raw: bytes, declared: str) -> str:
    if encoding := _utf_16(raw):
        return raw.decode(encoding, "replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        pass
    flawed = raw.decode(errors="replace")
    marks = sum(1 for letter in flawed if letter > "\x7f")
    if flawed.count("\ufffd") <= _FEW_FLAWS * marks:
        return flawed
    return _decode_as_declared(raw, declared) or _decode_by_guess(raw) or flawed


def _utf_16(raw: bytes) -> str:
    """The name of the UTF-16 encoding of unmarked bytes, told by NULs in Latin text; else ""."""
    head = raw[:2048]
    half = len(head) // 2
    if half < 4:
        return ""
    if head[1::2].count(0) > 0.7 * half and head[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _decode_as_declared(raw: bytes, declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
        if not name.startswith(_PAGE_ENCODINGS):
            return ""
        text = raw.decode("cp1252" if name in _LATIN else name, "replace")
    except (LookupError, ValueError):
        return ""
    return text if text.count("\ufffd") <= 0.01 * len(text) else ""


def _decode_by_guess(raw: bytes) -> str:
    central = [raw.decode(encoding, "replace") for encoding in ("cp1250", "iso8859_2")]
    if detected_language(central[0]) in _LATIN_2:  # detected by its small words, most of them ASCII
        return min(central, key=_odd_sign_count)
    western = raw.decode("cp1252", "replace")
    foreign = [letter for letter in western if letter > "\x7f"]
    if sum(letter in _WESTERN for letter in foreign) >= 0.95 * len(foreign) and _is_latin(raw):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE], cp_isolation=list(_GUESSED)).best()
    return raw.decode(best.encoding, "replace") if best else western


def _odd_sign_count(text: str) -> int:
    """The number of characters beyond ASCII that are neither letters nor usual signs."""
    return sum(
        not (letter.isalpha() or letter in _LATIN_2_SIGNS)
        for letter in text[:_SAMPLE]
        if letter > "\x7f"
    )


def _is_latin(raw: bytes) -> bool:
    """Whether bytes above 127 stand mostly alone, as accented letters do in Latin script."""
    runs = re.findall(rb"[\x80-\xff]+", raw[:_SAMPLE])
    return sum(map(len, runs)) <= 1.4 * len(runs)
