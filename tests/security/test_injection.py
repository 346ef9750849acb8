"""Nobody gives the bot a command, fills its slots or chooses who speaks (SE-02, SE-03, SE-04)."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.privacy.text import as_plain_text, normalise
from tests.security.conftest import Gesprek
from tests.support.fake_rasa import KNOP

COMMANDS = (
    "/restart",
    "/toon_keuzes",
    '/kiezen{"themas": ["inclusie"]}',
    "/SetSlots(themas=inclusie)",
    "/gesprek_beginnen",
    "/external: EXTERNAL",
)
#: What could stand before a command and be lost on the way to Rasa.
DISGUISES = (
    "",
    " ",
    "\n\t",
    "\u200b",
    "\u2060\ufeff",
    "\u00ad",
    "\u202e",
    "\U000e0020",
    "\x00",
    "\x1b",
    "\u3164",
    "//",
    "/ /",
    "\u00a0",
)


@pytest.mark.parametrize("disguise", DISGUISES, ids=ascii)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_gets_through(gesprek: Gesprek, disguise: str, command: str) -> None:
    assert gesprek.send({"tekst": disguise + command}).status_code == 200
    (said,) = gesprek.said()
    assert not said.lstrip().startswith("/")


@pytest.mark.parametrize("slash", ["\uff0f", "\u2044", "\u2215", "\u29f8"])
def test_no_other_slash_becomes_one(gesprek: Gesprek, slash: str) -> None:
    gesprek.send({"tekst": f"{slash}restart"})
    (said,) = gesprek.said()
    assert not unicodedata.normalize("NFKC", said).startswith("/")


@given(st.text(alphabet=st.sampled_from('/／⁄∕⧸ \u200b\u00ad\U000e002f\n\tab{"}')))
@settings(max_examples=500)
def test_whatever_slashes_stand_first_rasa_gets_text(text: str) -> None:
    """The two steps that every message goes through."""
    passed_on = as_plain_text(normalise(text))
    assert not unicodedata.normalize("NFKC", passed_on).lstrip().startswith("/") or (
        passed_on == "\u2215"
    )


@pytest.mark.parametrize(
    "payload",
    [
        '/kiezen{"themas": ["inclusie"]}',
        "/restart",
        KNOP["payload"] + " ",
        " " + KNOP["payload"],
        KNOP["payload"] + '{"themas": ["inclusie"]}',
        KNOP["payload"].upper(),
    ],
)
def test_only_a_payload_that_was_offered_counts(gesprek: Gesprek, payload: str) -> None:
    assert gesprek.send({"tekst": "mijn antwoord", "payload": payload}).status_code == 200
    assert gesprek.said() == ["mijn antwoord"]


@pytest.mark.parametrize(
    "more",
    [
        {"sender": "iemand-anders"},
        {"sender_id": "iemand-anders"},
        {"metadata": {"rol": "beheerder"}},
        {"input_channel": "gesprek"},
        {"themas": ["inclusie"]},
        {"slots": {"themas": ["inclusie"]}},
        {"__proto__": {}},
    ],
)
def test_other_fields_are_refused(gesprek: Gesprek, more: dict[str, Any]) -> None:
    assert gesprek.send({"tekst": "hallo", **more}).status_code == 422
    assert gesprek.said() == []


@pytest.mark.parametrize(
    "body",
    [
        [],
        "hallo",
        None,
        {"tekst": None},
        {"tekst": 7},
        {"tekst": ["hallo"]},
        {"tekst": {"$ne": ""}},
        {"tekst": "hallo", "payload": {"a": 1}},
        {"tekst": "hallo", "payload": "x" * 501},
    ],
)
def test_another_shape_is_refused(gesprek: Gesprek, body: Any) -> None:
    assert gesprek.send(body).status_code == 422
    assert gesprek.said() == []


def test_json_in_a_text_stays_text(gesprek: Gesprek) -> None:
    text = '{"sender": "x", "tekst": "/restart"} [[1]] ${RASA_TOKEN} {{7*7}} %(x)s'
    gesprek.send({"tekst": text})
    assert gesprek.said() == [text]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("spanning\U000e0041\U000e0042en", "spanningen"),
        ("spa\u200bnning\u202een", "spanningen"),
        ("e\u0301e\u0301n wijk", "één wijk"),
        ("a\x00b\x07c", "abc"),
        ("regel een\r\n\r\nregel twee", "regel een\nregel twee"),
    ],
)
def test_hidden_text_is_gone_and_the_rest_is_nfc(gesprek: Gesprek, typed: str, heard: str) -> None:
    gesprek.send({"tekst": typed})
    assert gesprek.said() == [heard]
