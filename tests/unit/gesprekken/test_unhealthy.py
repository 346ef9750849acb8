"""Health when Rasa is not there."""

from __future__ import annotations

from pathlib import Path

import httpx

from api.main import create_app
from tests.support.api_app import settings
from tests.support.server import serve


def test_no_rasa_is_503_with_what_is_wrong(tmp_path: Path) -> None:
    app = create_app(settings(tmp_path, "http://127.0.0.1:9"))
    with serve(app) as url, httpx.Client(base_url=url) as http:
        answer = http.get("/api/v1/gezondheid")
        assert answer.status_code == 503
        assert answer.json()["status"] == "storing"
        assert "Rasa" in answer.json()["detail"]
        begin = http.post("/api/v1/gesprekken")
        assert begin.status_code == 503
        assert begin.json()["code"] == "chatbot_antwoordt_niet"
