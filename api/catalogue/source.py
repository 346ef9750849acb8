"""From the bytes of a file to a tree of YAML nodes, each with its line and column.

Only plain YAML is accepted: no anchors, tags or merge keys, so a small file cannot grow into a
large one, and nothing in it can run. Dates stay text here; the model reads them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from api.catalogue import syntax
from api.catalogue.syntax import Trouble

MAX_MEGABYTES = 16
"""Room for some ten thousand offers; more is a mistake."""

Path = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
_CONFLICT = re.compile(r"(<{7}|>{7}|\|{7})( .*)?|={7}")
_ODD_INDENT = re.compile(r" *[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")
_LINE_END = re.compile(r"\r\n|\r|\n")
"""What an editor calls a new line. `str.splitlines` knows more, and would count other lines."""


@dataclass
class Source:
    """A file that is being read: its lines, its tree, the data in it and what is wrong so far.

    `whole` tells whether `data` holds all that the file says.
    """

    lines: list[str] = field(default_factory=list)
    ends_in_newline: bool = True
    root: Node | None = None
    data: object = None
    whole: bool = True
    troubles: list[Trouble] = field(default_factory=list)

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column (from 0) of the value at `path`, or of its name with `key`.

        Where the path leads to something that is not in the file, the nearest part that is.
        """
        name, value = self._walk(path)
        spot = name if key or _is_empty(value) else value
        return (spot.start_mark.line, spot.start_mark.column) if spot else (0, 0)

    def written(self, path: Path) -> str:
        """The value at `path` as it stands in the file; empty where it is no single value."""
        _, value = self._walk(path)
        return str(value.value) if isinstance(value, ScalarNode) else ""

    def breaks_off_in(self, path: Path) -> bool:
        """Whether the file stops in the middle of a line, in the part at `path`."""
        _, value = self._walk(path)
        return (
            not self.ends_in_newline and value is not None and value.end_mark.line >= self.last_line
        )

    def _walk(self, path: Path) -> tuple[Node | None, Node | None]:
        name = value = self.root
        for step in path:
            pair = _child(value, step)
            if pair is None:
                break
            name, value = pair
        return name, value

    @property
    def last_line(self) -> int:
        """The last line (from 0) that holds something."""
        filled = [number for number, line in enumerate(self.lines) if line.strip()]
        return filled[-1] if filled else 0


def read(data: bytes) -> Source:
    """Everything that can be known about `data` without the schema; never raises."""
    source = Source()
    text = _decode(data, source)
    if text is None:
        return source
    source.lines = _LINE_END.split(text)
    source.ends_in_newline = not source.lines[-1]
    if source.ends_in_newline:
        source.lines.pop()
    source.troubles += _look_over(source.lines)
    if source.troubles:
        return source
    if not any(line.strip() and not line.lstrip().startswith("#") for line in source.lines):
        source.troubles.append(Trouble(0, 0, "bestand_leeg"))
        return source
    try:
        source.root = _yaml().compose(text)
        if isinstance(source.root, MappingNode):
            source.data = _Builder(source, text).build(source.root, ())
    except MarkedYAMLError as exc:
        source.troubles.append(syntax.explain(exc, source.lines))
    except (YAMLError, ValueError):
        source.troubles.append(Trouble(0, 0, "yaml"))
    except RecursionError:
        deepest = max(range(len(source.lines)), key=lambda number: _depth(source.lines[number]))
        source.troubles.append(Trouble(deepest, 0, "te_diep"))
    if source.data is None and not source.troubles:
        source.troubles.append(Trouble(0, 0, "geen_blok"))
    return source


def _yaml() -> YAML:
    return YAML(typ="safe", pure=True)


def _decode(data: bytes, source: Source) -> str | None:
    if len(data) > MAX_MEGABYTES * 1_000_000:
        size = round(len(data) / 1_000_000)
        source.troubles.append(
            Trouble(0, 0, "bestand_te_groot", {"grootte": size, "maximum": MAX_MEGABYTES})
        )
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        source.troubles.append(Trouble(0, 0, "bestand_utf16"))
        return None
    if b"\x00" in data:
        code = "bestand_utf16" if _looks_like_utf16(data) else "bestand_binair"
        source.troubles.append(Trouble(0, 0, code))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        before = data[: exc.start]
        line = before.count(b"\n")
        column = exc.start - (before.rfind(b"\n") + 1)
        if len(re.findall(rb"[\x00-\x08\x0e-\x1f]", data)) > 3:
            source.troubles.append(Trouble(0, 0, "bestand_binair"))
            return None
        sign = data[exc.start : exc.start + 1].decode("cp1252", errors="replace")
        source.troubles.append(Trouble(line, column, "bestand_codering", {"teken": sign}))
        return None


def _looks_like_utf16(data: bytes) -> bool:
    """Latin text in UTF-16 without a mark has a zero in every other byte."""
    head = data[:400]
    return max(head[0::2].count(0), head[1::2].count(0)) > len(head) // 3


def _look_over(lines: list[str]) -> Iterator[Trouble]:
    """What can be seen line by line, so that every such line is named at once."""
    for number, line in enumerate(lines):
        if found := _CONFLICT.fullmatch(line):
            yield Trouble(number, 0, "conflict", {"gevonden": found.group()[:7]})
        elif "\t" in line and not line.lstrip().startswith("#"):
            yield Trouble(number, line.index("\t"), "tab")
        elif found := _ODD_INDENT.match(line):
            yield Trouble(number, found.end() - 1, "harde_spatie")
        elif found := _CONTROL.search(line):
            yield Trouble(number, found.start(), "stuurteken")


class _Builder:
    """Turns nodes into plain data, and notes what plain data does not allow."""

    def __init__(self, source: Source, text: str) -> None:
        self._source = source
        self._text = text
        self._seen: set[int] = set()

    def build(self, node: Node, path: Path) -> object:
        if id(node) in self._seen:
            if self._source.whole:
                self._source.whole = False
                self._note_aliases()
            return None
        self._seen.add(id(node))
        if node.anchor:
            self._note(node, "anker", path)
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        return self._scalar(node, path)

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, object]:
        if node.flow_style and node.value and all(_is_empty(value) for _, value in node.value):
            names = [str(name.value) for name, _ in node.value if isinstance(name, ScalarNode)]
            self._note(node, "accolades", path, gevonden=", ".join(names))
            return {}
        data: dict[str, object] = {}
        first: dict[str, int] = {}
        merged = False
        for name, value in node.value:
            if not isinstance(name, ScalarNode):
                self._note(name, "sleutel", path)
                continue
            key = str(name.value)
            if name.tag == f"{_TAG}merge":
                self._note(name, "samenvoegen", (*path, key))
            elif key in data and key == "id":
                merged = True  # two items in one, so every field of the second stands there twice
                self._note(name, "streepje_ontbreekt", (*path, key))
            elif key in data:
                if not merged:
                    self._note(
                        name, "dubbel_veld", (*path, key), veld=key, eerste_regel=first[key] + 1
                    )
            else:
                first[key] = name.start_mark.line
                if _is_empty(value):
                    self._note(name, "leeg", (*path, key), veld=key)
                data[key] = self.build(value, (*path, key))
        return data

    def _scalar(self, node: ScalarNode, path: Path) -> object:
        value = str(node.value)
        kind = kind_of(node.tag) if node.tag else "str"
        if kind in TEXTS and node.style is None and looks_curly(value):
            self._note(node, "gekrulde_aanhaling", path)
        if kind in KINDS:
            return KINDS[kind](value)
        if kind == "null":
            if path and isinstance(path[-1], int):
                self._note(node, "leeg.item", path)
            return None
        self._note(node, "soortteken", path)
        return value

    def _note(self, node: Node, code: str, path: Path, **context: object) -> None:
        mark = node.start_mark
        self._source.troubles.append(Trouble(mark.line, mark.column, code, context, path))

    def _note_aliases(self) -> None:
        """The tree no longer tells an alias from what it stands for; the events do."""
        noted: set[int] = set()
        for event in _yaml().parse(self._text):
            if isinstance(event, AliasEvent) and event.start_mark.line not in noted:
                noted.add(event.start_mark.line)
                mark = event.start_mark
                self._source.troubles.append(Trouble(mark.line, mark.column, "anker"))


def _depth(line: str) -> int:
    """How much a line opens: brackets, or the spaces of a deep block."""
    return max(line.count("[") + line.count("{"), len(line) - len(line.lstrip()))


def _number(value: str) -> int | float | str:
    try:
        return int(value)
    except ValueError:
        try:
            return float(value)
        except ValueError:
            return value


TEXTS = frozenset({"str", "timestamp"})
"""Kinds of values that stay text; days are read by the model."""
KINDS: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(TEXTS, str),
    "bool": lambda value: value.lower() == "true",
    "int": _number,
    "float": _number,
}
"""What a value stands for, by its kind. Any other kind holds nothing, or is not plain YAML."""


def kind_of(tag: object) -> str:
    """The short name of the kind of a value."""
    return str(tag).removeprefix(_TAG)


def looks_curly(value: str) -> bool:
    """Whether somebody meant curly quotes as the quotes of YAML (’s-Hertogenbosch is a word)."""
    single = ("‘", "’")
    return value.startswith(("“", "”", "„")) or (
        len(value) > 1 and value.startswith(single) and value.endswith(single)
    )


def _is_empty(node: Node | None) -> bool:
    return isinstance(node, ScalarNode) and node.tag == f"{_TAG}null"


def _child(node: Node | None, step: str | int) -> tuple[Node, Node] | None:
    """The part of `node` at `step`, after the node of its name (itself in a list)."""
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if isinstance(name, ScalarNode) and name.value == step:
                return name, value
    elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
