"""The conversation about a new offer, from the first question to the file."""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from api import clock
from api.catalogue.loader import load_catalogue
from api.catalogue.tools import new
from api.catalogue.tools.interview import NEEDED, OPTIONAL
from tests.unit.catalogue.samples import MINIMAL, minimal, offer, to_bytes

BEFORE = MINIMAL.read_bytes()
URL = "https://www.voorbeeld.nl/nieuw"
TEXT = "U oefent met collega's hoe u een lastig gesprek in de wijk begint."
ENTER = ""

# The answers to the needed questions for an offer of a known aanbieder, in their order.
KNOWN = ["1", "Training gesprekken", "1", "1", "3 2", "2, 1", "1", TEXT, URL]
SOURCE = [ENTER, ENTER, ENTER]
REST = ["1", ENTER]
SKIP = [ENTER] * len(OPTIONAL)
SAVE = ["1"]

Type = Callable[..., int]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "catalogue.yml"
    path.write_bytes(BEFORE)
    return path


@pytest.fixture
def answer(file: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Runs the program with these answers; every one of them has to be asked for."""
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 21))

    def run(*answers: str | Callable[[], str]) -> int:
        waiting: Iterator[str | Callable[[], str]] = iter(answers)

        def type_it(_: str = "") -> str:
            found = next(waiting, None)
            if found is None:
                raise EOFError
            return found if isinstance(found, str) else found()

        monkeypatch.setattr(builtins, "input", type_it)
        code = new.main([str(file)])
        assert list(waiting) == []
        return code

    return run


def test_offer_comes_behind_those_of_its_aanbieder(
    answer: Type, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(*KNOWN, *SOURCE, *REST, *SKIP, *SAVE) == 0
    assert file.read_bytes().startswith(BEFORE)
    assert (
        file.read_text().removeprefix(BEFORE.decode())
        == f"""
  - id: ess-training-gesprekken
    naam: Training gesprekken
    aanbieder: ess
    schaal: landelijk
    soort: training
    themas: [inclusie, polarisatie]
    vormen: [kennis, oefenen]
    doelgroepen: [beleidsadviseur]
    omschrijving: {TEXT}
    url: {URL}
    status: lopend
    bron:
      url: {URL}
      gezien_op: 2026-11-21
"""
    )
    assert f"Opgeslagen op regel 80 van {file}." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("provider", "schaal", "behind"),
    [("1", "1", "ess-basis"), ("2", "1", "kis-een"), ("3", "1", "kis-een"), ("3", "2", "regio")],
)
def test_place_follows_the_aanbieder_and_else_the_schaal(
    provider: str, schaal: str, behind: str, answer: Type, file: Path
) -> None:
    names = [{"id": one, "naam": one.upper()} for one in ("ess", "kis", "vng")]
    regional = {"1": "kis", "2": "ess", "3": "kis"}[provider]
    offers = [
        offer("ess-basis"),
        offer("kis-een", aanbieder="kis"),
        offer("regio", aanbieder=regional, schaal="regionaal"),
    ]
    file.write_bytes(to_bytes({**minimal(), "aanbieders": names, "aanbod": offers}))
    answers = [provider, *KNOWN[1:3], schaal, *KNOWN[4:]]
    assert answer(*answers, *SOURCE, *REST, *SKIP, *SAVE) == 0
    order = [item.naam for item in load_catalogue(file).aanbod]
    assert order.index("Training gesprekken") == order.index(f"Aanbod {behind}") + 1
    remark = f"# --- {names[int(provider) - 1]['naam']} ---"
    assert (remark in file.read_text()) == (provider == "3")


def test_lists_have_numbers(answer: Type, capsys: pytest.CaptureFixture[str]) -> None:
    answer(*KNOWN, *SOURCE, *REST, *SKIP, *SAVE)
    shown = capsys.readouterr().out
    assert "    1. Expertise-unit Sociale Stabiliteit (ESS)\n" in shown
    assert "    3. Polarisatie: Wij en zij.\n" in shown
    assert "    2. te_bevestigen: " in shown


def test_every_optional_field(answer: Type, file: Path) -> None:
    optional = [
        "Mail naar het secretariaat.",
        "gratis",
        "een dag",
        "3",
        "1, 2",
        "2027-03-31,2027-04-14",
        "2027-03-01",
        "VNG, gemeenten",
        "secretariaat",
        "2027-06-01",
    ]
    assert answer(*KNOWN, *SOURCE, *REST, *optional, *SAVE) == 0
    item = load_catalogue(file).aanbod[-1]
    assert item.model_dump(mode="json", include=set(OPTIONAL)) == {
        "aanmelden": "Mail naar het secretariaat.",
        "kosten": "gratis",
        "duur": "een dag",
        "locatie": "beide",
        "fase": ["preventie", "acuut"],
        "datums": ["2027-03-31", "2027-04-14"],
        "aanmelden_tot": "2027-03-01",
        "partners": ["VNG", "gemeenten"],
        "eigenaar": "secretariaat",
        "nakijken_voor": "2027-06-01",
    }
    written = re.findall(r"^  [- ] ([a-z_]+):", file.read_text().rpartition("- id:")[2], re.M)
    assert written == [name for name in type(item).model_fields if name in written]


def test_new_aanbieder_comes_along(
    answer: Type, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    provider = ["2", "Kennisplatform Ínclusief", "KIS", ENTER, "Doet onderzoek.", ENTER]
    assert answer(*provider, *KNOWN[1:], *SOURCE, *REST, *SKIP, *SAVE) == 0
    catalogue = load_catalogue(file)
    assert catalogue.aanbieders[-1].model_dump(exclude_none=True) == {
        "id": "kis",
        "naam": "Kennisplatform Ínclusief",
        "afkorting": "KIS",
        "uitleg": "Doet onderzoek.",
    }
    assert catalogue.aanbod[-1].id == "kis-training-gesprekken"
    assert "\n\n  # --- Kennisplatform Ínclusief (KIS) ---\n  - id: kis-t" in file.read_text()
    kept = [line for line in file.read_text().splitlines() if line in BEFORE.decode()]
    assert [line for line in BEFORE.decode().splitlines() if line not in kept] == []


@pytest.mark.parametrize(
    ("place", "wrong", "told"),
    [
        (0, "3", "Typ een nummer van 1 tot en met 2."),
        (0, "1 2", "Typ een nummer van 1 tot en met 2."),
        (0, "een", "Typ een nummer van 1 tot en met 2."),
        (1, "  ", "Deze vraag kunt u niet overslaan."),
        (1, "x" * 151, "Deze tekst is 151 tekens lang"),
        (1, "<b>vet</b>", "In de tekst staat opmaak"),
        (4, "0", "Typ nummers van 1 tot en met 8, met een komma ertussen."),
        (4, ENTER, "Typ nummers van 1 tot en met 8, met een komma ertussen."),
        (4, "1 een", "Typ nummers van 1 tot en met 8, met een komma ertussen."),
        (8, "http://www.voorbeeld.nl", "Een adres begint met https://"),
        (9, "www.voorbeeld.nl", "Een adres begint met https://"),
        (10, "21-11-2026", '"21-11-2026" is geen geldige datum'),
        (13, "Hoofd Letters", '"Hoofd Letters" kan geen id zijn'),
        (13, "ess-basis", 'Het id "ess-basis" bestaat al.'),
        (19, "2027-02-30", '"2027-02-30" is geen geldige datum'),
    ],
)
def test_wrong_answer_is_asked_again(
    place: int, wrong: str, told: str, answer: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    every = [*KNOWN, *SOURCE, *REST, *SKIP]
    answer(*every[:place])
    assert told not in capsys.readouterr().out
    answer(*every[:place], wrong, every[place])
    assert capsys.readouterr().out.count(told) == 1


def test_registration_after_the_last_day_is_asked_again(
    answer: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    optional = [*SKIP[:5], "2027-03-01", "2027-03-02", "2027-02-01", *SKIP[7:]]
    assert answer(*KNOWN, *SOURCE, *REST, *optional, *SAVE) == 0
    assert "Aanmelden kan tot 2027-03-02, maar de laatste datum is 2027-03-01" in (
        capsys.readouterr().out
    )


@pytest.mark.parametrize("number", [0, 1, 7, 14, 24])
def test_leaving_half_way_saves_nothing(
    number: int, answer: Type, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def leave() -> str:
        raise KeyboardInterrupt

    every = [*KNOWN, *SOURCE, *REST, *SKIP, *SAVE]
    assert answer(*every[:number], leave) == 1
    assert answer(*every[:number]) == 1
    assert file.read_bytes() == BEFORE
    assert capsys.readouterr().out.count("Er is niets opgeslagen.") == 2


def test_stopping_at_the_end_saves_nothing(answer: Type, file: Path) -> None:
    assert answer(*KNOWN, *SOURCE, *REST, *SKIP, "3") == 1
    assert file.read_bytes() == BEFORE


def test_answer_can_be_changed_at_the_end(answer: Type, file: Path) -> None:
    naam = str([*NEEDED, *OPTIONAL].index("naam") + 1)
    duur = str([*NEEDED, *OPTIONAL].index("duur") + 1)
    answers = [*KNOWN, *SOURCE, *REST, *SKIP, "2", naam, "Andere naam", "2", duur, "een dag"]
    assert answer(*answers, *SAVE) == 0
    item = load_catalogue(file).aanbod[-1]
    assert (item.naam, item.duur, item.id) == ("Andere naam", "een dag", "ess-training-gesprekken")


def test_warnings_about_the_offer_are_shown_and_no_others(
    answer: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [KNOWN[0], "Basistraining polarisatie", *KNOWN[2:], *SOURCE, *REST, *SKIP]
    answer(*answers, *SAVE)
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Let op: ")]
    assert len(told) == 1
    assert 'Het aanbod "ess-basis" van dezelfde aanbieder heet net zo' in told[0]


def test_file_that_changes_meanwhile_is_looked_at_again(
    answer: Type, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = BEFORE.replace(b"naam: Leerkring polarisatie", b"naam: Leerkring")

    def save_while_another_saves() -> str:
        file.write_bytes(changed)
        return "1"

    answers = [*KNOWN, *SOURCE, *REST, *SKIP, save_while_another_saves]
    assert answer(*answers, *SAVE) == 0
    assert "intussen veranderd" in capsys.readouterr().out
    assert file.read_bytes().startswith(changed)


def test_faulty_result_cannot_be_saved(
    answer: Type, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another takes the id meanwhile: there is no way left to save before that is solved."""
    other = BEFORE.replace(b"id: ess-leerkring", b"id: ess-training-gesprekken")

    def look_away() -> str:
        file.write_bytes(other)
        return ENTER

    stop = "2"
    assert answer(*KNOWN, *SOURCE, *REST, *SKIP[:-1], look_away, stop) == 1
    assert file.read_bytes() == other
    shown = capsys.readouterr().out
    assert (
        'Let op: aanbod › ess-training-gesprekken › id: Het id "ess-training-gesprekken"' in shown
    )
    assert "Ja, sla het op" not in shown


def test_file_in_another_style_is_left_to_its_owner(
    answer: Type, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, _, rest = BEFORE.decode().partition("aanbieders:\n")
    flow = f"{head}aanbieders: [{{id: ess, naam: ESS}}]\n{rest[rest.index('contact:') :]}"
    file.write_text(flow)
    provider = ["2", "Kennisplatform", "KIS", ENTER, ENTER, ENTER]
    assert answer(*provider, *KNOWN[1:], *SOURCE, *REST, *SKIP) == 1
    assert file.read_text() == flow
    assert "het blok aanbieders niet onder elkaar met streepjes" in capsys.readouterr().out
