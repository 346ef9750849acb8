"""The running API while somebody works on the catalogue: what it takes over, and what it tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.aanbod.store import CatalogueStore
from api.catalogue import vocabulary
from api.gezondheid.teksten import teksten
from api.main import create_app
from bot.stack.paths import ROOT
from tests.support.api_app import settings
from tests.support.fake_rasa import FakeRasa
from tests.support.http import client
from tests.support.server import serve
from tests.unit.catalogue.test_faults import FILES, said_about

SOUND = (ROOT / "catalogue.yml").read_text("utf-8")
NEW = """
  - id: eenzaamheid
    naam: Eenzaamheid
    uitleg: Mensen staan er alleen voor.
    voorbeelden: [Een buurman komt nooit buiten., Een oudere belt elke dag met de gemeente.]
"""


@dataclass
class Running:
    """An API with a catalogue of its own, which is looked at when the test says so."""

    http: httpx.Client
    file: Path
    store: CatalogueStore
    rasa: FakeRasa

    def save(self, data: str | bytes) -> bool:
        """Saves the file and has the API look at it; tells whether it was taken over."""
        self.file.write_bytes(data if isinstance(data, bytes) else data.encode())
        return self.store.reload_if_changed()

    def health(self) -> dict[str, Any]:
        """What the API says of itself; it can chat all the time."""
        answer = self.http.get("/api/v1/gezondheid")
        assert answer.status_code == 200
        body: dict[str, Any] = answer.json()
        return body


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("api")
    rasa = FakeRasa(
        labels={
            "thema": list(vocabulary.THEMAS),
            "vorm": list(vocabulary.VORMEN),
            "doelgroep": list(vocabulary.DOELGROEPEN),
            "intent": ["vertellen"],
        }
    )
    file = folder / "catalogue.yml"
    file.write_text(SOUND, "utf-8")
    with serve(rasa.app()) as url:
        chosen = settings(folder, url).model_copy(
            update={"catalogue": file, "catalogue_seconds": 3600.0}
        )
        app = create_app(chosen)
        with serve(app) as address, client(address) as http:
            yield Running(http, file, app.state.catalogue, rasa)


def test_no_mistake_harms_the_running_service(running: Running) -> None:
    """Every known mistake is kept out and counted; mending it is enough."""
    running.save(SOUND)
    good = running.health()["catalogus"]
    assert good["in_orde"] is True
    assert good["melding"] is None
    for file in FILES:
        assert running.save(file.read_bytes()) is False, file.name
        told = running.health()["catalogus"]
        assert told == {
            "versie": good["versie"],
            "in_orde": False,
            "fouten": said_about(file).count("\n"),
            "melding": teksten()["catalogus_fout"],
        }, file.name
        assert running.http.get("/api/v1/aanbod").json()["totaal"] > 50
    assert running.save(SOUND) is False  # the same version as the one in force
    assert running.health()["catalogus"] == good


def test_a_new_thema_is_there_at_once_and_asks_for_training(running: Running) -> None:
    running.save(SOUND)
    assert running.health()["herkenning"] == {
        "in_orde": True,
        "nog_te_leren": [],
        "vervallen": [],
        "melding": None,
    }
    assert running.save(SOUND.replace("\nvormen:\n", f"{NEW}\nvormen:\n", 1)) is True
    assert "eenzaamheid" in [one["id"] for one in running.http.get("/api/v1/themas").json()]
    assert 'value="eenzaamheid"' in running.http.get("/aanbod").text
    told = running.health()
    assert told["status"] == "goed"
    assert told["herkenning"]["in_orde"] is False
    assert told["herkenning"]["nog_te_leren"] == ["eenzaamheid"]
    assert "make train" in told["herkenning"]["melding"]

    running.rasa.labels["thema"].append("eenzaamheid")
    assert running.health()["herkenning"]["in_orde"] is True
    running.save(SOUND)
    told = running.health()
    assert told["herkenning"]["vervallen"] == ["eenzaamheid"]
    assert "make train" in told["herkenning"]["melding"]


def test_a_model_that_tells_nothing_is_not_judged(running: Running) -> None:
    running.rasa.labels.clear()
    assert running.health()["herkenning"] is None
