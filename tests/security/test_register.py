"""What is open to the outside is what the register says, and no more (SE-10, SE-11)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from api.main import create_app
from api.pages.security_txt import PATH
from bot.stack.paths import ROOT
from tests.support.api_app import Api, settings
from tests.support.routes import routes
from tests.support.server import serve


def register() -> set[tuple[str, str]]:
    """The rows of the register in docs/beheer.md: methods and address."""
    text = (ROOT / "docs" / "beheer.md").read_text()
    chapter = text.split("\n## Register van adressen\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([A-Z, ]+) \| `([^`]+)` \| [^|]+ \|$", chapter, re.M)
    pairs = [(method, path) for methods, path in rows for method in methods.split(", ")]
    assert len(pairs) == len(set(pairs)), "an address stands in the register twice"
    return set(pairs)


def test_the_register_is_what_the_application_listens_to(tmp_path: Path) -> None:
    production = settings(tmp_path, "http://127.0.0.1:9").model_copy(
        update={"environment": "production"}
    )
    written, real = register(), routes(create_app(production))
    assert sorted(real - written) == [], "open, but not in docs/beheer.md"
    assert sorted(written - real) == [], "in docs/beheer.md, but not there"


def test_the_description_of_the_api_is_for_developers_only(tmp_path: Path, api: Api) -> None:
    assert api.http.get("/openapi.json").status_code == 200
    production = settings(tmp_path, "http://127.0.0.1:9").model_copy(
        update={"environment": "production"}
    )
    with serve(create_app(production)) as url:
        for path in ("/openapi.json", "/docs", "/redoc"):
            assert httpx.get(url + path).status_code == 404


def test_whoever_finds_a_leak_can_tell_somebody(api: Api) -> None:
    answer = api.http.get("/.well-known/security.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    lines = [line for line in answer.text.splitlines() if line and not line.startswith("#")]
    fields = [line.split(": ", 1) for line in lines]
    names = [name for name, _ in fields]
    assert names.count("Expires") == 1
    assert {"Contact", "Policy", "Preferred-Languages"} <= set(names)
    contacts = [value for name, value in fields if name == "Contact"]
    assert all(value.startswith(("https://", "mailto:")) for value in contacts)


def test_security_txt_is_renewed_in_time() -> None:
    """RFC 9116: less than a year ahead. Fails a month before the end: set a new date then."""
    found = re.search(r"^Expires: (.+)$", PATH.read_text(), re.M)
    assert found
    expires = datetime.fromisoformat(found[1])
    left = expires - datetime.now(UTC)
    assert timedelta(days=30) < left < timedelta(days=365)


@pytest.mark.parametrize("path", ["/api/v1/gezondheid"])
def test_health_gives_no_detail_of_the_inside(api: Api, path: str) -> None:
    """SE-16: what is wrong in a sentence, but no address, version of software or path."""
    text = api.http.get(path).text
    assert "127.0.0.1" not in text
    assert "/" not in text.replace("model.tar.gz", "")


def test_every_requirement_has_a_test_that_exists() -> None:
    text = (ROOT / "docs" / "veiligheid.md").read_text()
    rows = re.findall(r"^\| SE-(\d\d) [^|]+\|[^|]+\| ([^|]+) \|$", text, re.M)
    assert [int(number) for number, _ in rows] == list(range(1, 17))
    named = re.findall(r"`(tests/[^`]+)`", text)
    assert len(named) > 16
    assert [path for path in named if not (ROOT / path).exists()] == []
