"""Denials: the words by which a sentence denies something."""

import re

from qa.language.words import any_of

_DENYING = any_of(
    "not no never none nobody nothing neither nor cannot without denied denies false except unless"
)
DENIAL = re.compile(rf"\b(?:{_DENYING}|too \w+ (?:for \w+ )?to)\b|n['’]t\b", re.IGNORECASE)
"""What denies something: "not", "never", "too deep to", "didn't"."""
