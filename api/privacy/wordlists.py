"""Read the word lists of this package."""

import unicodedata
from pathlib import Path

# Letters that are no base letter plus accent for Unicode, but are so for who types a name.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "’": "'"})


def fold(word: str) -> str:
    """Return a word in lower case and without accents, so that "Zoë" and "zoe" are the same."""
    word = word.lower()
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(char for char in apart if not unicodedata.combining(char))


def read_sections(name: str) -> dict[str, frozenset[str]]:
    """Read a list that lies beside this module: one folded entry per line under `[section]`.

    Empty lines and lines that start with "#" do not count.

    Raises:
        FileNotFoundError: there is no such list.
        ValueError: an entry stands above the first section.
    """
    sections: dict[str, set[str]] = {}
    current: set[str] | None = None
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        if entry.startswith("[") and entry.endswith("]"):
            current = sections.setdefault(entry[1:-1], set())
        elif current is None:
            raise ValueError(f"{name}: {entry!r} stands above the first section")
        else:
            current.add(fold(entry))
    return {section: frozenset(entries) for section, entries in sections.items()}
