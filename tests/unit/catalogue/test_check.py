from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from api.catalogue.tools import check
from tests.unit.catalogue.samples import FOLDER, MINIMAL, minimal, offer, to_bytes, with_offers

FAULTY = FOLDER / "faults" / "meer_fouten_tegelijk.yml"


@pytest.fixture
def spotless(tmp_path: Path) -> Path:
    """A catalogue without even a warning."""
    words = minimal()
    everything = offer(
        "alles",
        **{block: [item["id"] for item in words[block]] for block in ("themas", "vormen")},
        doelgroepen=[item["id"] for item in words["doelgroepen"]],
    )
    file = tmp_path / "spotless.yml"
    file.write_bytes(to_bytes(with_offers(everything)))
    return file


def test_spotless(spotless: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(spotless)]) == 0
    assert capsys.readouterr().out == f"{spotless}: in orde.\n"


def test_warnings_are_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(MINIMAL)]) == 0
    *cautions, summary = capsys.readouterr().out.splitlines()
    assert cautions
    assert all(re.match(rf"{MINIMAL}:\d+:\d+: waarschuwing: ", line) for line in cautions)
    assert summary == f"{MINIMAL}: in orde. Kijk nog naar {len(cautions)} punten hierboven."


def test_short_form_only_counts_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(MINIMAL)]) == 0
    cautions = len(capsys.readouterr().out.splitlines()) - 1
    assert check.main([str(MINIMAL), "--kort"]) == 0
    (summary,) = capsys.readouterr().out.splitlines()
    assert f"met {cautions} punten om na te kijken" in summary


def test_short_form_names_every_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(FAULTY), "--kort"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 7


def test_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(FAULTY)]) == 1
    *faults, summary = capsys.readouterr().out.splitlines()
    assert len(faults) == 6
    assert all(re.match(rf"{FAULTY}:\d+:\d+: .+ – .+", line) for line in faults)
    assert summary.startswith(f"{FAULTY}: 6 fouten gevonden.")


def test_one_fault_is_one_fault(capsys: pytest.CaptureFixture[str]) -> None:
    check.main([str(FOLDER / "faults" / "leeg.yml")])
    assert "1 fout gevonden" in capsys.readouterr().out


@pytest.mark.parametrize("form", [[], ["--json"], ["--github"]])
def test_missing_file(form: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["nergens.yml", *form]) == 2
    assert "bestaat niet" in capsys.readouterr().err


def test_unknown_option_is_not_a_fault_of_the_catalogue() -> None:
    with pytest.raises(SystemExit) as caught:
        check.main(["--onbekend"])
    assert caught.value.code == 2


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(FAULTY), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["bestand"] == str(FAULTY)
    assert report["waarschuwingen"] == []
    assert report["fouten"][1] == {
        "regel": 52,
        "kolom": 13,
        "pad": "aanbod › ess-basis › schaal",
        "bericht": '"landelik" kan hier niet staan',
        "actie": 'Bedoelde u "landelijk"? Kies uit: landelijk, regionaal, commercieel.',
        "code": "literal_error.bedoeld",
    }


def test_json_of_a_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    check.main(["nergens.yml", "--json"])
    assert "bestaat niet" in json.loads(capsys.readouterr().out)["samenvatting"]


def test_github_annotations(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(FAULTY), "--github"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(f"::error file={FAULTY},line=31,col=13::contact › telefoon: ")


def test_github_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(MINIMAL), "--github"]) == 0
    assert capsys.readouterr().out.startswith(f"::warning file={MINIMAL},line=")


def test_github_escapes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = tmp_path / "100%,a.yml"
    odd.write_bytes(MINIMAL.read_bytes().replace(b"status: lopend", b"status: 50%"))
    check.main([str(odd), "--github"])
    first = capsys.readouterr().out.splitlines()[0]
    assert f"file={tmp_path}/100%25%2Ca.yml," in first
    assert '"50%25"' in first
