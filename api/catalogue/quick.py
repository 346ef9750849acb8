"""The quick way from the bytes of a sound catalogue to plain data.

`api.catalogue.source` reads with care: it keeps the place of everything, so that each mistake can
be named. In pure Python that takes 20 seconds for ten thousand offers, too long for a process
that has to start or to take over a saved change. This module reads the same data with libyaml,
some twenty times as fast, and gives up on everything that is not entirely usual: what is odd
is then read with care, and explained if it is a mistake. So it never has an opinion of its own:
its answer is either nothing or exactly what the careful reader makes of a file without mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode

from api.catalogue.source import KINDS, MAX_MEGABYTES, kind_of, looks_curly

_ODD_SIGN = re.compile(
    r"[^\n\x20-\x5b\x5d-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Tabs, control signs, line ends that only one version of YAML knows; and the backslash, which
has a meaning of its own between double quotes."""
_ODD_LINE = re.compile(
    r"\n(?:<{7}|>{7}|\|{7}|={7}|---|\.\.\.|%|"
    " *[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000])"
)
"""Merge conflicts, marks of documents, and lines that start with a space that is none."""
_IN_BRACKETS = re.compile(r"[\w.(][\w .()/+-]*")
"""Plain values between brackets on which all versions of YAML agree."""
_DEEPEST = 20
"""The model is six levels deep."""
_RESOLVER = YAML(typ="safe", pure=True).resolver
"""Tells which plain values are no text, by the same rules as the careful reader."""

Events = Iterator[yaml.events.Event]


class _Odd(Exception):
    """Something that the careful reader has to look at."""


def read(data: bytes) -> dict[str, object] | None:
    """The data in a catalogue file, or nothing if there is anything unusual in it; never raises."""
    if len(data) > MAX_MEGABYTES * 1_000_000:
        return None
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        if _ODD_SIGN.search("".join(set(text))) or _ODD_LINE.search("\n" + text):
            return None
        # What yaml.parse does, with less ado for each of the many events.
        return _Builder(iter(yaml.CSafeLoader(text).get_event, None)).document()
    except (UnicodeDecodeError, yaml.YAMLError, _Odd):
        return None


class _Builder:
    """Turns the events of the parser into plain data."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._known: dict[str, object] = {}

    def document(self) -> dict[str, object]:
        self._expect(yaml.StreamStartEvent)
        self._expect(yaml.DocumentStartEvent)
        self._expect(yaml.MappingStartEvent)
        root = self._mapping(0)
        self._expect(yaml.DocumentEndEvent)
        self._expect(yaml.StreamEndEvent)
        return root

    def _expect(self, kind: type[yaml.events.Event]) -> None:
        if not isinstance(next(self._events), kind):
            raise _Odd

    def _mapping(self, depth: int) -> dict[str, object]:
        data: dict[str, object] = {}
        for event in self._events:
            if type(event) is yaml.MappingEndEvent:
                return data
            if type(event) is not yaml.ScalarEvent or event.tag or event.anchor:
                break
            key = event.value
            if key in data or key == "<<":
                break
            data[key] = self._value(next(self._events), depth, flow=False)
        raise _Odd

    def _sequence(self, depth: int, *, flow: bool) -> list[object]:
        data: list[object] = []
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                return data
            data.append(self._value(event, depth, flow=flow))
        raise _Odd

    def _value(self, event: yaml.events.Event, depth: int, *, flow: bool) -> object:
        if isinstance(event, yaml.ScalarEvent) and not event.tag and not event.anchor:
            return event.value if event.style else self._plain_value(event.value, flow=flow)
        if isinstance(event, yaml.CollectionStartEvent) and not event.tag and not event.anchor:
            if depth == _DEEPEST:
                raise _Odd
            if isinstance(event, yaml.SequenceStartEvent):
                return self._sequence(depth + 1, flow=bool(event.flow_style))
            if not event.flow_style:
                return self._mapping(depth + 1)
        raise _Odd

    def _plain_value(self, text: str, *, flow: bool) -> object:
        """What a value without quotes stands for."""
        if flow and not _IN_BRACKETS.fullmatch(text):
            raise _Odd
        if text not in self._known:
            kind = kind_of(_RESOLVER.resolve(ScalarNode, text, (True, False)))
            if kind not in KINDS or looks_curly(text):
                raise _Odd
            self._known[text] = KINDS[kind](text)
        return self._known[text]
