"""What an installation sets reaches the reader: rest and retention (UI-26, PR-08)."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from pydantic import ValidationError

from api.main import create_app as create_api
from api.pages import assets
from api.pages.config import PagesConfig
from tests.browser.fake import ScriptedService, create_app
from tests.support import http
from tests.support.api_app import settings
from tests.support.server import serve


def test_settings_of_the_service_are_those_of_the_pages(tmp_path: Path) -> None:
    chosen = settings(tmp_path, "http://127.0.0.1:9").model_copy(
        update={
            "rust_minuten": 45,
            "bewaar_gesprek_dagen": 7,
            "bewaar_verwijzing_dagen": 730,
            "bewaar_handeling_dagen": 1,
        }
    )
    with serve(create_api(chosen)) as origin, http.client(origin) as client:
        limits = client.get(f"/static/{assets.VERSION}/widget.json").json()["grenzen"]
        assert limits["rust_minuten"] == 45
        told = client.get("/privacy").text
    assert "7 dagen na uw laatste bericht" in told
    assert "2 jaar nadat u de code kreeg" in told
    assert "1 dag<" in told


@pytest.mark.parametrize("minutes", [0, 14])
def test_less_than_a_quarter_of_an_hour_is_refused(tmp_path: Path, minutes: int) -> None:
    fields = settings(tmp_path, "http://127.0.0.1:9").model_dump()
    with pytest.raises(ValidationError, match="rust_minuten"):
        type(settings(tmp_path, ""))(**{**fields, "rust_minuten": minutes})


def test_a_year_and_a_day_is_told_in_days() -> None:
    app = create_app(ScriptedService(), PagesConfig(bewaar_verwijzing_dagen=366))
    with serve(app) as origin:
        assert "366 dagen nadat u de code kreeg" in httpx.get(f"{origin}/privacy").text
