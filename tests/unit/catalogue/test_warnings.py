from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.catalogue import vocabulary
from api.catalogue.loader import Checked, check_bytes
from api.catalogue.tools import warnings
from api.catalogue.tools.training import sentences
from bot.stack.paths import ROOT
from tests.unit.catalogue.samples import MINIMAL, minimal, offer, to_bytes, with_offers

TODAY = date(2026, 11, 21)
TRAINED = {
    "themas": Counter({**dict.fromkeys(vocabulary.THEMAS, warnings.FEW), "inclusie": 149}),
    "vormen": Counter({**dict.fromkeys(vocabulary.VORMEN, warnings.FEW), "lezing": 12}),
    "doelgroepen": Counter(dict.fromkeys(vocabulary.DOELGROEPEN[:-1], warnings.FEW)),
}
SEEN = {"url": "https://www.voorbeeld.nl/basis"}


@dataclass(frozen=True)
class Case:
    """A catalogue and the one warning about offers that it deserves, with its place."""

    code: str
    path: str
    data: dict[str, Any]


def _one(code: str, field: str, **changes: Any) -> Case:
    return Case(code, f"aanbod › een › {field}", with_offers(offer("een", **changes)))


def _with_contact(**changes: Any) -> dict[str, Any]:
    return {**minimal(), "contact": {**minimal()["contact"], **changes}}


CASES = (
    _one("datums_voorbij", "datums", datums=["2026-11-19", "2026-11-20"]),
    _one("aanmelden_voorbij", "aanmelden_tot", aanmelden_tot="2026-11-20"),
    _one("nakijken", "nakijken_voor", nakijken_voor="2026-11-20"),
    _one("nakijken_lang", "nakijken_voor", nakijken_voor="2026-08-22"),
    _one("lang_niet_gezien", "bron › gezien_op", bron={**SEEN, "gezien_op": "2025-11-20"}),
    _one("erg_lang_niet_gezien", "bron › gezien_op", bron={**SEEN, "gezien_op": "2024-11-20"}),
    _one("gezien_in_toekomst", "bron › gezien_op", bron={**SEEN, "gezien_op": "2026-11-22"}),
    _one("omschrijving_kort", "omschrijving", omschrijving="Een training."),
    _one("omschrijving_kort", "omschrijving", naam="A" * 45, omschrijving="A" * 45 + "."),
    Case(
        "naam_dubbel",
        "aanbod › twee › naam",
        with_offers(offer("een", naam="Training"), offer("twee", naam="training")),
    ),
    Case(
        "vervanger_dicht",
        "aanbod › een › vervangen_door",
        with_offers(
            offer("een", status="vervangen", vervangen_door="twee"),
            offer("twee", status="ingetrokken"),
        ),
    ),
    Case(
        "aanbieder_ongebruikt",
        "aanbieders › kis",
        {**minimal(), "aanbieders": [*minimal()["aanbieders"], {"id": "kis", "naam": "KIS"}]},
    ),
    Case(
        "woord_ongebruikt",
        "themas › rechtsextremisme",
        with_offers(
            offer("een", themas=[thema["id"] for thema in minimal()["themas"][:-1]]),
        ),
    ),
    Case("woord_ongebruikt", "vormen › traject", minimal()),
    Case("woord_ongebruikt", "doelgroepen › onderwijs", minimal()),
    Case(
        "geen_aanbod_thema_vorm",
        "themas › rechtsextremisme",
        with_offers(
            offer("een", themas=["rechtsextremisme"]),
            offer("twee", themas=["inclusie"], vormen=["advies"]),
        ),
    ),
    Case(
        "geen_aanbod_doelgroep",
        "doelgroepen › onderwijs",
        with_offers(offer("een", doelgroepen=["onderwijs"], status="ingetrokken")),
    ),
    Case(
        "nooit_eerst",
        "aanbod › een › id",
        with_offers(
            offer("een", status="te_bevestigen"),
            *(offer(own) for own in ("twee", "drie", "vier")),
        ),
    ),
    Case("vrije_dagen_voorbij", "contact › vrije_dagen", _with_contact(vrije_dagen=["2026-11-20"])),
    Case(
        "lang_niet_gezien",
        "contact › bron › gezien_op",
        _with_contact(bron={**SEEN, "gezien_op": "2025-11-20"}),
    ),
    Case(
        "erg_lang_niet_gezien",
        "noodcontacten › alarmnummer › bron › gezien_op",
        {
            **minimal(),
            "noodcontacten": [
                {**minimal()["noodcontacten"][0], "bron": {**SEEN, "gezien_op": "2024-11-20"}}
            ],
        },
    ),
    Case("woord_ongetraind", "doelgroepen › politie_justitie › id", minimal()),
    Case("woord_weinig_zinnen", "themas › inclusie › id", minimal()),
    Case("zinnen_zonder_woord", "vormen", minimal()),
    Case("hekje_in_tekst", "", with_offers(offer("een"))),
    Case("einde_ontbreekt", "", minimal()),
)

QUIET = (
    ("datums_voorbij", {"datums": ["2026-11-20", "2026-11-21"]}),
    ("aanmelden_voorbij", {"aanmelden_tot": "2026-11-21"}),
    ("nakijken", {"nakijken_voor": "2026-11-21"}),
    ("nakijken_lang", {"nakijken_voor": "2026-08-23"}),
    ("erg_lang_niet_gezien", {"bron": {**SEEN, "gezien_op": "2024-11-21"}}),
    ("datums_voorbij", {"datums": ["2026-11-20"], "status": "ingetrokken"}),
    ("lang_niet_gezien", {"bron": {**SEEN, "gezien_op": "2025-11-21"}}),
    ("gezien_in_toekomst", {"bron": {**SEEN, "gezien_op": "2026-11-21"}}),
    (
        "omschrijving_kort",
        {"omschrijving": "U leert in een dagdeel wat polarisatie met een wijk doet."},
    ),
    ("geen_aanbod_doelgroep", {"doelgroepen": [one["id"] for one in minimal()["doelgroepen"]]}),
)


def checked(data: dict[str, Any]) -> Checked:
    """The data as read from a file; it has a hash in a text and no end of the last line."""
    text = to_bytes(data).decode()
    text = text.replace("naam: Aanbod een\n", "naam: Aanbod een #3\n")
    return check_bytes(text.rstrip("\n").encode())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_warning_names_the_place(case: Case) -> None:
    found = warnings.find(checked(case.data), TODAY, TRAINED)
    assert case.path in [fault.path for fault in found if fault.code == case.code]


@pytest.mark.parametrize(("code", "changes"), QUIET)
def test_no_warning_at_the_edge(code: str, changes: dict[str, Any]) -> None:
    found = warnings.find(checked(with_offers(offer("een", **changes))), TODAY)
    assert code not in [fault.code for fault in found]


def _holes(*offers: dict[str, Any]) -> list[str]:
    """What is said about holes under the thema polarisatie."""
    return [
        fault.message
        for fault in warnings.find(checked(with_offers(*offers)), TODAY)
        if fault.path == "themas › polarisatie" and fault.code == "geen_aanbod_thema_vorm"
    ]


def test_hole_is_named_for_each_vorm_that_others_have() -> None:
    holes = _holes(offer("een"), offer("twee", themas=["inclusie"], vormen=["advies", "traject"]))
    assert len(holes) == 2
    assert any("advies" in hole for hole in holes)
    assert any("traject" in hole for hole in holes)


def test_hole_is_not_filled_by_regional_or_closed_offers() -> None:
    shut = offer("dicht", vormen=["advies"], aanmelden_tot="2026-01-01")
    near = offer("regio", vormen=["traject"], schaal="regionaal")
    assert len(_holes(shut, near)) == 2


def test_word_of_a_closed_offer_is_not_unused() -> None:
    found = warnings.find(checked(with_offers(offer("een", status="ingetrokken"))), TODAY)
    unused = {fault.path for fault in found if fault.code == "woord_ongebruikt"}
    assert "vormen › advies" in unused
    assert "vormen › kennis" not in unused


@pytest.mark.parametrize(
    "changes",
    [
        {"omschrijving": "U blijft rustig tijdens een hevige burenruzie over geluid."},
        {"status": "te_bevestigen", "vormen": ["kennis", "advies"]},
        {"status": "te_bevestigen", "doelgroepen": ["onderwijs"]},
        {"status": "te_bevestigen", "schaal": "regionaal"},
    ],
)
def test_offer_that_some_question_brings_first_is_not_outranked(changes: dict[str, Any]) -> None:
    others = [offer(own, naam=f"Cursus {own}") for own in ("twee", "drie", "vier")]
    found = warnings.find(checked(with_offers(*others, offer("een", **changes))), TODAY)
    assert "nooit_eerst" not in [fault.code for fault in found]


def test_hash_after_a_word_is_pointed_at() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("naam: Leerkring", "naam: Kring #2")
    (fault,) = [
        fault
        for fault in warnings.find(check_bytes(text.encode()), TODAY)
        if fault.code == "hekje_in_tekst"
    ]
    assert (fault.line, fault.col) == (64, 17)


def test_a_real_remark_is_no_hash_in_a_text() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("status: lopend", "status: lopend # nagaan")
    found = warnings.find(check_bytes(text.encode()), TODAY)
    assert "hekje_in_tekst" not in [fault.code for fault in found]


def test_a_file_that_stops_in_the_middle_of_a_line_is_pointed_at() -> None:
    text = MINIMAL.read_text(encoding="utf-8") + "      let_op: Alleen een ber"
    found = [
        fault
        for fault in warnings.find(check_bytes(text.encode()), TODAY)
        if fault.code == "einde_ontbreekt"
    ]
    assert [(fault.line, fault.col) for fault in found] == [(79, 29)]
    whole = check_bytes(f"{text}\n".encode())
    assert "einde_ontbreekt" not in [fault.code for fault in warnings.find(whole, TODAY)]


def test_faulty_file_has_no_warnings() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("status: lopend", "status: loopt")
    assert warnings.find(check_bytes(text.encode()), TODAY) == ()


def test_only_what_the_chatbot_hears_badly_is_named() -> None:
    found = {
        fault.code: fault.text
        for fault in warnings.find(checked(minimal()), TODAY, TRAINED)
        if "make train" in fault.text
    }
    assert set(found) == {"woord_ongetraind", "woord_weinig_zinnen", "zinnen_zonder_woord"}
    assert "149" in found["woord_weinig_zinnen"]
    assert '"lezing" (12 zinnen' in found["zinnen_zonder_woord"]


def test_training_data_is_counted(tmp_path: Path) -> None:
    (tmp_path / "een.yml").write_text(
        """
        nlu:
        - intent: vertellen
          metadata:
            themas: [inclusie, polarisatie]
            gemeente: Zwolle
          examples: |
            - een
            - twee
        - intent: vertellen
          metadata:
            themas: [inclusie]
            vormen: [kennis]
          examples: |
            - drie
        - intent: bedanken
          examples: |
            - dank
        """
    )
    assert sentences(tmp_path) == {
        "themas": {"inclusie": 3, "polarisatie": 2},
        "vormen": {"kennis": 1},
        "doelgroepen": {},
    }
    assert sentences(tmp_path / "nergens") is None


def test_every_word_of_the_catalogue_has_training_data() -> None:
    data = check_bytes((ROOT / "catalogue.yml").read_bytes())
    found = warnings.find(data, TODAY, sentences())
    assert [fault.text for fault in found if "make train" in fault.text] == []
