"""Bring text of a user into one safe form before anything else looks at it."""

import re
import unicodedata
from typing import Final

MAX_LENGTH: Final = 2000
"""Longest text of a user, in characters after `normalise`."""

# Shown as nothing, though Unicode does not call them format characters: combining grapheme
# joiner, Hangul fillers, Khmer inherent vowels, Mongolian and other variation selectors, and the
# blank Braille pattern. Hidden text can be carried in them just as in the tag characters.
_BLANK: Final = frozenset(
    chr(code)
    for first, last in (
        (0x034F, 0x034F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x2800, 0x2800),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xE0000, 0xE0FFF),
    )
    for code in range(first, last + 1)
)
# Control, format, lone surrogate (not encodable as UTF-8) and private use.
_BLANK_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co"})

_LINE_BREAKS: Final = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_SPACES: Final = re.compile(r"[^\S\n]+")
_SLASHES: Final = "/\uff0f\u2044\u2215\u29f8"
_HARMLESS_SLASH: Final = "\u2215"


def is_invisible(char: str) -> bool:
    """Say whether a character shows nothing and separates nothing.

    White space is not invisible: it separates words.
    """
    if char in _BLANK:
        return True
    return unicodedata.category(char) in _BLANK_CATEGORIES and not char.isspace()


def normalise(text: str) -> str:
    """Return text in NFC, without invisible characters and with plain white space.

    Control, format, zero-width and tag characters disappear: people do not see them, programs do,
    so they can hide instructions or split a number that must be found. Any run of white space
    becomes one space, or one newline when it holds a line break; the ends are trimmed. The
    outcome is stable: normalising it again changes nothing.
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(char for char in text if not is_invisible(char))
        text = _LINE_BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", text).strip()


def is_empty(text: str) -> bool:
    """Say whether nothing is left of a text after `normalise`."""
    return not normalise(text)


def is_too_long(text: str) -> bool:
    """Say whether a text is longer than `MAX_LENGTH` after `normalise`."""
    return len(normalise(text)) > MAX_LENGTH


def as_plain_text(text: str) -> str:
    """Return text that Rasa cannot take for a command, with all its words.

    Rasa reads a message whose first character, after trimming, is "/" as an intent with slots
    (rasa/shared/core/training_data/story_reader/yaml_story_reader.py, `unpack_regex_message`),
    so that "/restart" would be obeyed. Slashes of any width before the first word are left out,
    also when spaces or invisible characters stand between them. Before a single word, or none, a
    division slash takes their place: "/restart" is no command, and no wish to restart either.
    """
    start = 0
    slashes = False
    for char in text:
        if char in _SLASHES:
            slashes = True
        elif not (char.isspace() or is_invisible(char)):
            break
        start += 1
    if not slashes:
        return text
    rest = text[start:]
    return rest if len(rest.split()) > 1 else f"{_HARMLESS_SLASH}{rest}"
