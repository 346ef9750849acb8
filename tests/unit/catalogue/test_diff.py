"""What a change does to the advices, told before it is kept."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.catalogue.model import Catalogue
from api.catalogue.tools import diff
from api.catalogue.tools.diff import Verschil, Version, Vraagverschil
from tests.unit.catalogue.samples import catalogue, offer, to_bytes, with_offers

TODAY = date(2026, 11, 21)
QUESTION = "Wij tegen zij in het dorp; de gemeente wil een training"
"""Polarisatie, kennis, beleidsadviseur: what the sample offers are about."""


def compared(
    old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> tuple[Verschil, Vraagverschil, str]:
    """What is found, what is found for `QUESTION`, and the text."""
    before, after = catalogue(*old), catalogue(*new)
    found = diff.compare(Version("oud", before), Version("nieuw", after), TODAY)
    (one,) = [one for one in found.vragen if one.vraag.titel == QUESTION]
    return found, one, diff.as_text(found, before, after)


def block(text: str) -> str:
    """What the text says about `QUESTION`."""
    return text.split(f"  {QUESTION}\n")[1].split("\n\n")[0]


def test_no_change_changes_nothing() -> None:
    found, _, text = compared([offer("een"), offer("twee")], [offer("een"), offer("twee")])
    assert {one.verandering for one in found.vragen} == {"geen"}
    assert found.dekking_voor == found.dekking_na
    assert "Aan het aanbod is niets veranderd." in text
    assert f"Alle {len(found.vragen)} voorbeeldvragen krijgen hetzelfde aanbod te zien." in text
    assert "Hierin verandert niets." in text


def test_withdrawn_offer_leaves_the_advices() -> None:
    found, one, text = compared(
        [offer("een"), offer("twee")], [offer("een", status="ingetrokken"), offer("twee")]
    )
    assert one.verandering == "aanbod"
    assert one.voor.aanbod == ["een", "twee"]
    assert one.na.aanbod == ["twee"]
    assert found.aanbod_gewijzigd["een"][0].model_dump() == {
        "veld": "status",
        "voor": "lopend",
        "na": "ingetrokken",
    }
    assert "status: lopend → ingetrokken" in text
    assert block(text).splitlines()[1:] == [
        "    1. Aanbod twee (ESS)",
        "         was 2",
        "    –  Aanbod een (ESS)",
        "         was 1, is niet meer open",
    ]
    assert "2 → 1" in text.split("DEKKING")[1]


def test_deleted_offer_is_said_to_be_gone() -> None:
    found, _, text = compared([offer("een"), offer("twee")], [offer("twee")])
    assert found.aanbod_weg == ["een"]
    assert "weg        een: Aanbod een (ESS)" in text
    assert "was 1, staat niet meer in de catalogus" in block(text)


def test_new_offer_that_pushes_another_out() -> None:
    weak = offer("zwak", status="te_bevestigen")
    strong = [offer(own) for own in ("een", "twee", "drie")]
    found, one, text = compared([*strong[:2], weak], [*strong[:2], weak, strong[2]])
    assert found.aanbod_nieuw == ["drie"]
    assert one.na.aanbod == ["een", "twee", "drie"]
    assert [(plek.id, plek.oorzaak) for plek in one.plekken] == [
        ("een", "blijft"),
        ("twee", "blijft"),
        ("drie", "nieuw"),
        ("zwak", "verdrongen"),
    ]
    assert "nieuw in dit advies" in block(text)
    assert "ander aanbod gaat nu voor" in block(text)


def test_other_name_is_told_apart_from_other_offers() -> None:
    found, one, text = compared([offer("een")], [offer("een", naam="Nieuwe naam")])
    assert one.verandering == "uitleg"
    assert "aanbod" not in {one.verandering for one in found.vragen}
    assert "Hetzelfde aanbod, maar met een andere naam of uitleg:" in text
    assert QUESTION in text


def test_question_that_nothing_answers_any_more_is_marked() -> None:
    nothing = compared([offer("een")], [offer("een", themas=["inclusie"])])
    assert "Let op: bij deze vraag is nu niets te vinden." in block(nothing[2])
    lost = compared(
        [offer("een"), offer("twee", vormen=["advies"])], [offer("twee", vormen=["advies"])]
    )
    assert "Let op: niets past nu nog helemaal bij deze vraag." in block(lost[2])
    assert 'Let op: de gevraagde vorm "Kennis" zit er nu niet meer bij.' in block(lost[2])
    gained = compared(
        [offer("twee", vormen=["advies"])], [offer("een"), offer("twee", vormen=["advies"])]
    )
    assert "Nu past er wel iets helemaal bij deze vraag." in block(gained[2])
    assert 'De gevraagde vorm "Kennis" zit er nu wel bij.' in block(gained[2])


def test_changed_fields_show_short_values_only() -> None:
    new = offer("een", themas=["polarisatie", "inclusie"], duur="een dag", omschrijving="A" * 61)
    found, _, text = compared([offer("een")], [new])
    changes = {one.veld: (one.voor, one.na) for one in found.aanbod_gewijzigd["een"]}
    assert changes == {
        "themas": ("polarisatie", "polarisatie, inclusie"),
        "duur": ("", "een dag"),
        "omschrijving": (None, None),
    }
    assert "duur: (leeg) → een dag" in text


def test_other_blocks_that_changed_are_named() -> None:
    before = Catalogue.model_validate(with_offers(offer("een")))
    contact = {**with_offers()["contact"], "naam": "Een ander"}
    after = Catalogue.model_validate({**with_offers(offer("een")), "contact": contact})
    found = diff.compare(Version("oud", before), Version("nieuw", after), TODAY)
    assert found.andere_blokken == ["contact"]
    assert "Ook gewijzigd: contact." in diff.as_text(found, before, after)


def test_own_word_of_one_version_is_in_the_table() -> None:
    words = with_offers()["vormen"]
    own = {**words[0], "id": "eigen_vorm", "naam": "Eigen vorm"}
    before = Catalogue.model_validate(
        {**with_offers(offer("een", vormen=["eigen_vorm"])), "vormen": [*words, own]}
    )
    after = Catalogue.model_validate(with_offers(offer("een")))
    found = diff.compare(Version("oud", before), Version("nieuw", after), TODAY)
    table = diff.as_text(found, before, after).split("DEKKING")[1]
    assert "Eigen vorm" in table
    assert "1 → 0" in table


# --- the program ---


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository in which a catalogue is kept; gives the file."""
    file = tmp_path / "map" / "catalogue.yml"
    file.parent.mkdir()
    file.write_bytes(to_bytes(with_offers(offer("een"), offer("twee"))))
    who = ["-c", "user.name=Test", "-c", "user.email=test@voorbeeld.nl"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "Eerste versie"]):
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True)
    return file


def withdraw(file: Path) -> None:
    file.write_bytes(to_bytes(with_offers(offer("een", status="ingetrokken"), offer("twee"))))


def test_compares_with_what_git_keeps(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    withdraw(repository)
    assert diff.main([str(repository)]) == 0
    shown = capsys.readouterr().out
    assert f"voor: {repository}, zoals bewaard in git (HEAD)" in shown
    assert "status: lopend → ingetrokken" in shown


def test_json_holds_every_question(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    withdraw(repository)
    assert diff.main([str(repository), "--json"]) == 0
    found = Verschil.model_validate(json.loads(capsys.readouterr().out))
    assert len(found.vragen) >= 25
    assert {one.verandering for one in found.vragen} == {"geen", "aanbod"}
    assert found.dekking_voor["polarisatie"]["kennis"] == 2
    assert found.dekking_na["polarisatie"]["kennis"] == 1


def test_compares_two_files(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = repository.with_name("oud.yml")
    old.write_bytes(repository.read_bytes())
    withdraw(repository)
    assert diff.main([str(repository), "--voor", str(old)]) == 0
    assert f"voor: {old}\n" in capsys.readouterr().out


@pytest.mark.parametrize("version", ["bestaat-niet", "--output=hier"])
def test_unknown_version_is_refused(
    version: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff.main([str(repository), f"--versie={version}"]) == 2
    shown = capsys.readouterr()
    assert f'in versie "{version}"' in shown.err
    assert shown.out == ""
    assert [file.name for file in repository.parent.iterdir()] == [repository.name]


def test_file_that_git_does_not_keep_is_refused(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = repository.with_name("ander.yml")
    other.write_bytes(repository.read_bytes())
    assert diff.main([str(other)]) == 2
    assert "VOOR=" in capsys.readouterr().err


def test_without_git_a_file_can_still_be_named(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert diff.main([str(repository)]) == 2
    assert "Git is hier niet te gebruiken" in capsys.readouterr().err
    assert diff.main([str(repository), "--voor", str(repository)]) == 0


def test_faulty_version_is_refused_with_its_faults(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write_bytes(repository.read_bytes().replace(b"landelijk", b"landelik"))
    assert diff.main([str(repository)]) == 2
    assert f"{repository}:" in capsys.readouterr().err
