"""What a mistake against YAML most likely is, in terms of the line somebody typed.

The parser says where it lost the thread; that is often a line later than the mistake. So the
lines around that place are looked at for the usual mistakes first, and only then is the parser's
own complaint translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml.error import MarkedYAMLError

_NO_SPACE_AFTER_COLON = re.compile(r"\s*(?:- +)?(?P<veld>[a-z_]+):(?!\s|$|//)")
_ODD_SPACE_AFTER_COLON = re.compile(
    r"\s*(?:- +)?(?P<veld>[a-z_]+):(?P<spatie>[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff])"
)
_INNER_FIELD = re.compile(r"([a-z_]+):(?:\s|$)")
_NO_SPACE_AFTER_DASH = re.compile(r"\s*-(?P<rest>[^\s-].*)")
_FIELD = re.compile(r"(?P<voor>\s*(?:- +)*)(?P<veld>[\w-]+):(?:\s+(?P<waarde>.*))?$")
_OPENS_QUOTE = re.compile(r"""\s*(?:- +)*(?:[\w-]+:\s+|(?<=- ))(?P<teken>["'])(?!.*(?P=teken))""")
_STARTS_FIELD = re.compile(r"\s*(?:- +)*[a-z_]+:(?:\s|$)|\s*- ")
_CURLY = re.compile(r"(?:^\s*-|:)\s+[“”„‘]")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A mistake at a line and column (both from 0), with the code of its message."""

    line: int
    column: int
    code: str
    context: dict[str, object] = field(default_factory=dict)
    path: tuple[str | int, ...] = ()


def explain(error: MarkedYAMLError, lines: list[str]) -> Trouble:
    """The mistake behind a complaint of the parser."""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark and mark.line == line else 0
    problem = str(error.problem or "")
    context = str(error.context or "")
    start = min(error.context_mark.line, len(lines) - 1) if error.context_mark else line

    if "quoted scalar" in context and "unexpected end" in problem:
        mark = error.context_mark or mark
        return Trouble(mark.line, mark.column, "aanhaling_open")
    if "unknown escape" in problem:
        return Trouble(line, column, "schuine_streep")
    if unclosed := _unclosed_quote(lines, line):
        return unclosed
    for number in _suspects(lines, line, start):
        if found := _usual_mistake(lines[number], number):
            return found
    return _translate(error, lines, line, column, context, problem)


def _unclosed_quote(lines: list[str], line: int) -> Trouble | None:
    """A text that opens with a quote and lacks the other, above the place of the complaint.

    The parser takes the next quote, however far away, for the end.
    """
    for number, text in enumerate(lines[:line]):
        found = _OPENS_QUOTE.match(text)
        following = next((other for other in lines[number + 1 :] if other.strip()), "")
        if found and _STARTS_FIELD.match(following):
            return Trouble(number, found.start("teken"), "aanhaling_open")
    return None


def _suspects(lines: list[str], line: int, start: int) -> Iterator[int]:
    """The line of the complaint and the filled line before it, nearest to the mistake first."""
    for number in dict.fromkeys((line, start, _filled_before(lines, line))):
        if lines[number].strip():
            yield number


def _usual_mistake(text: str, number: int) -> Trouble | None:
    if text.lstrip().startswith("#"):
        return None
    if found := _ODD_SPACE_AFTER_COLON.match(text):
        veld = {"veld": found["veld"]}
        return Trouble(number, found.start("spatie"), "bijzondere_spatie", veld)
    if found := _NO_SPACE_AFTER_COLON.match(text):
        return Trouble(
            number, found.start("veld"), "spatie_na_dubbele_punt", {"veld": found["veld"]}
        )
    if found := _NO_SPACE_AFTER_DASH.match(text):
        return Trouble(
            number, found.start("rest") - 1, "spatie_na_streepje", {"rest": found["rest"].strip()}
        )
    if found := _CURLY.search(text):
        return Trouble(number, found.end() - 1, "gekrulde_aanhaling")
    return None


def _translate(
    error: MarkedYAMLError, lines: list[str], line: int, column: int, context: str, problem: str
) -> Trouble:
    text = lines[line] if line < len(lines) else ""
    if "mapping values are not allowed" in problem:
        return _colon(lines, line, column)
    if found := re.search(r"found character '(.)' that cannot start", problem):
        return Trouble(line, column, "bijzonder_begin", {"teken": found[1]})
    if "undefined alias" in problem or "scanning an a" in context:
        return Trouble(line, column if "undefined" in problem else column - 1, "anker")
    if "sequence entries are not allowed" in problem:
        return Trouble(line, column, "bijzonder_begin", {"teken": "-"})
    if "mapping keys are not allowed" in problem:
        return Trouble(line, column, "bijzonder_begin", {"teken": "?"})
    if "block scalar" in context:
        start = error.context_mark
        sign = lines[start.line][start.column]
        return Trouble(start.line, start.column, "blokteken", {"teken": sign})
    if "flow" in context:
        if "found ','" in problem:
            return Trouble(line, column, "komma_te_veel")
        start = error.context_mark
        if start.line >= len(lines):  # nothing follows the bracket: the parser is past the end
            last = _filled_before(lines, len(lines))
            return Trouble(last, max(map(lines[last].rfind, "[{")), "haak_open")
        return Trouble(start.line, start.column, "haak_open")
    if "another document" in problem:
        return Trouble(line, column, "meer_documenten")
    if "document start" in problem and lines[_filled_before(lines, line)].startswith("%"):
        return Trouble(_filled_before(lines, line), 0, "bijzonder_begin", {"teken": "%"})
    if "could not find expected ':'" in problem:
        start = error.context_mark
        return Trouble(start.line, start.column, "vervolgregel")
    if "expected <block end>" in problem:
        return _block(text, line, column, problem)
    return Trouble(line, column, "yaml")


def _colon(lines: list[str], line: int, column: int) -> Trouble:
    """A colon in the wrong place: a text with a colon in it, or a line that stands too far in."""
    text = lines[line]
    found = _FIELD.match(text)
    if found and found.end("veld") < column:
        if inner := _INNER_FIELD.match(found["waarde"] or ""):
            context = {"veld": found["veld"], "binnen": inner[1]}
            return Trouble(line, found.start("waarde"), "veld_in_veld", context)
        return Trouble(
            line, found.start("waarde"), "dubbele_punt_in_tekst", {"veld": found["veld"]}
        )
    before = _filled_before(lines, line)
    above = _FIELD.match(lines[before])
    if not above:
        return Trouble(before, _indent(lines[before]), "vervolgregel")
    if not above["voor"] and above["waarde"]:
        # The blocks at the top hold no value on their own line: this field belongs further in.
        return Trouble(before, 0, "inspringing")
    return Trouble(line, _indent(text), "inspringing")


def _block(text: str, line: int, column: int, problem: str) -> Trouble:
    """A block that ends where nobody meant it to."""
    if "'<scalar>'" in problem:
        if column == _indent(text):
            return Trouble(line, column, "vervolgregel")
        bracket = re.search(r":\s+[\[{]", text)
        return Trouble(line, column, "tekst_na_haak" if bracket else "tekst_na_aanhaling")
    if "']'" in problem or "'}'" in problem:
        return Trouble(line, column, "haak_te_veel")
    if "found '-'" in problem or "block sequence start" in problem:
        return Trouble(line, column, "streepje_te_veel")
    if "found '?'" in problem:
        return Trouble(line, column, "streepje_ontbreekt")
    return Trouble(line, column, "inspringing")


def _filled_before(lines: list[str], line: int) -> int:
    """The line above that is not blank; the first line has itself."""
    return next((number for number in range(line - 1, -1, -1) if lines[number].strip()), 0)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
