"""Password hashes by scrypt, which makes guessing cost time and memory."""

import binascii
import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

_LOG_N, _R, _P = 15, 8, 1  # 32 MB and about a tenth of a second for each guess
_MEMORY = 128 * 1024 * 1024
_LENGTH, _SALT = 32, 16  # bytes


def hash_password(password: str) -> str:
    """Hash a password into letters, digits, dots and dashes, which no shell changes."""
    salt = secrets.token_bytes(_SALT)
    made = _scrypt(password, salt, _LOG_N, _R, _P)
    return f"scrypt.{_LOG_N}.{_R}.{_P}.{_text(salt)}.{_text(made)}"


def matches(password: str, kept: str) -> bool:
    """Whether a password is the one that was hashed; takes the same time either way.

    >>> kept = hash_password("tide")
    >>> matches("tide", kept), matches("tade", kept)
    (True, False)
    """
    scheme, log_n, r, p, salt, made = kept.split(".")
    if scheme != "scrypt":
        return False
    tried = _scrypt(password, _bytes(salt), int(log_n), int(r), int(p))
    return hmac.compare_digest(tried, _bytes(made))


def is_hash(kept: str) -> bool:
    """Whether a text is a hash as ``hash_password`` makes them.

    >>> is_hash(hash_password("tide")), is_hash("tide")
    (True, False)
    """
    parts = kept.split(".")
    if len(parts) != 6 or parts[0] != "scrypt" or not all(map(str.isdecimal, parts[1:4])):
        return False
    try:
        log_n, r, p = map(int, parts[1:4])
        salt, made = map(_bytes, parts[4:])
    except (ValueError, binascii.Error):
        return False
    # others would be refused at each login, or take all of the memory
    sound = 10 <= log_n <= 16 and (r, p) == (_R, _P)
    return sound and (len(salt), len(made)) == (_SALT, _LENGTH)


def _scrypt(password: str, salt: bytes, log_n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=2**log_n, r=r, p=p, maxmem=_MEMORY, dklen=_LENGTH
    )


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
