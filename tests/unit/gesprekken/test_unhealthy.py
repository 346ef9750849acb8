"""Health when Rasa is not there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from api.main import create_app
from tests.support.api_app import api_on_fake_rasa, settings
from tests.support.http import client
from tests.support.server import serve


def test_no_rasa_is_503_with_what_is_wrong(tmp_path: Path) -> None:
    app = create_app(settings(tmp_path, "http://127.0.0.1:9"))
    with serve(app) as url, client(url) as http:
        answer = http.get("/api/v1/gezondheid")
        assert answer.status_code == 503
        assert answer.json()["status"] == "storing"
        assert "Rasa" in answer.json()["detail"]
        begin = http.post("/api/v1/gesprekken")
        assert begin.status_code == 503
        assert begin.json()["code"] == "chatbot_antwoordt_niet"


def test_a_database_that_is_gone_is_told_and_not_a_failure_of_ours(tmp_path: Path) -> None:
    with api_on_fake_rasa(tmp_path) as api:
        api.http.post("/api/v1/gesprekken").raise_for_status()
        with sqlite3.connect(api.database) as database:
            database.execute("ALTER TABLE gesprekken RENAME TO weg")
        answer = api.http.post("/api/v1/gesprekken")
        assert answer.status_code == 503
        assert answer.json()["code"] == "niet_beschikbaar"
        with sqlite3.connect(api.database) as database:
            database.execute("ALTER TABLE weg RENAME TO gesprekken")
        assert api.http.post("/api/v1/gesprekken").status_code == 201
