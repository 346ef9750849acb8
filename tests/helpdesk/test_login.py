"""Logging in and out, the cookie, and what every answer of the helpdesk carries."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from api.handelingen.store import HandelingStore
from api.helpdesk.access.roles import Medewerker, Rol
from api.helpdesk.access.sessions import SessieStore
from bot.stack.paths import ROOT
from tests.helpdesk.seed import in_database
from tests.helpdesk.site import Helpdesk, Visitor, heading, running_helpdesk
from tests.support.patience import PATIENCE

ORIGIN = "https://aanbodwijzer.voorbeeld.nl"


def cookie(answer: httpx.Response, name: str) -> set[str]:
    """The attributes of a cookie that an answer sets, without its value."""
    (line,) = (
        line for line in answer.headers.get_list("set-cookie") if line.startswith(f"{name}=")
    )
    return {part.strip().lower() for part in line.split(";")[1:]}


def log_in(visitor: Visitor, **fields: str) -> httpx.Response:
    visitor.get("/helpdesk/inloggen")
    return visitor.post("/helpdesk/inloggen/ontwikkel", **fields)


def test_a_developer_chooses_a_name_and_a_role(helpdesk: Helpdesk) -> None:
    visitor = helpdesk.visitor()
    answer = log_in(visitor, naam=" Anna  ", rol="beoordelaar")
    assert (answer.status_code, answer.headers["location"]) == (303, "/helpdesk")
    assert 'Anna <span class="rol">beoordelaar</span>' in visitor.get("/helpdesk").text


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, {"naam", "rol"}),
        ({"naam": "  ", "rol": "lezer"}, {"naam"}),
        ({"naam": "x" * 61, "rol": "lezer"}, {"naam"}),
        ({"naam": "Anna"}, {"rol"}),
        ({"naam": "Anna", "rol": "baas"}, {"rol"}),
    ],
)
def test_what_is_missing_is_told_at_its_field(
    helpdesk: Helpdesk, fields: dict[str, str], wrong: set[str]
) -> None:
    visitor = helpdesk.visitor()
    answer = log_in(visitor, **fields)
    assert answer.status_code == 422
    assert "<title>Fout: " in answer.text
    for name in ("naam", "rol"):
        assert (f'id="{name}-fout"' in answer.text) == (name in wrong)
        assert (f'<a href="#{name}">' in answer.text) == (name in wrong)
    assert f'value="{fields.get("naam", "")}"' in answer.text
    assert visitor.session is None


def test_a_name_is_text_and_never_markup(helpdesk: Helpdesk) -> None:
    visitor = helpdesk.visitor()
    log_in(visitor, naam="<b onclick=x>Anna</b>", rol="lezer")
    page = visitor.get("/helpdesk").text
    assert "&lt;b onclick=x&gt;Anna&lt;/b&gt;" in page
    assert "<b onclick" not in page


@pytest.mark.parametrize("verder", ["https://kwaad.nl/helpdesk", "//kwaad.nl", "/chat"])
def test_a_login_never_leads_elsewhere(helpdesk: Helpdesk, verder: str) -> None:
    visitor = helpdesk.visitor()
    page = visitor.get("/helpdesk/inloggen", params={"verder": verder})
    assert "kwaad" not in page.text
    fields = {"naam": "A", "rol": "lezer", "verder": verder}
    assert visitor.post("/helpdesk/inloggen/ontwikkel", **fields).headers["location"] == "/helpdesk"
    again = visitor.get("/helpdesk/inloggen", params={"verder": verder})
    assert again.headers["location"] == "/helpdesk"


def test_the_form_can_be_filled_in_by_a_browser(helpdesk: Helpdesk) -> None:
    """HD-18: no puzzle, nothing that stops pasting, and a hint for who fills in forms for us."""
    page = helpdesk.visitor().get("/helpdesk/inloggen").text
    assert 'autocomplete="name"' in page
    assert "onpaste" not in page
    assert "<script" not in page


def test_the_cookie_of_a_local_run(helpdesk: Helpdesk) -> None:
    answer = log_in(helpdesk.visitor(), naam="A", rol="lezer")
    assert cookie(answer, "helpdesk") == {"httponly", "path=/", "samesite=lax"}


def test_the_id_is_new_at_every_login(helpdesk: Helpdesk) -> None:
    visitor = helpdesk.visitor()
    visitor.http.cookies.set("helpdesk", "x" * 43, domain="127.0.0.1", path="/")
    log_in(visitor, naam="A", rol="lezer")
    first = visitor.session
    assert first != "x" * 43
    visitor.get("/helpdesk")
    visitor.post("/helpdesk/inloggen/ontwikkel", naam="A", rol="beheerder")
    assert visitor.session != first
    assert opens(helpdesk, visitor.session)
    assert not opens(helpdesk, first)


def opens(helpdesk: Helpdesk, session: str | None) -> bool:
    """Whether somebody with this cookie gets in."""
    other = helpdesk.visitor()
    other.http.cookies.set("helpdesk", session or "")
    return other.get("/helpdesk").status_code == 200


def test_logging_out_is_final(helpdesk: Helpdesk) -> None:
    visitor = helpdesk.colleague("lezer")
    session = visitor.session
    visitor.get("/helpdesk")
    answer = visitor.post("/helpdesk/uitloggen")
    assert (answer.status_code, answer.headers["location"]) == (303, "/helpdesk/uitloggen")
    assert "max-age=0" in cookie(answer, "helpdesk")
    assert heading(visitor.get("/helpdesk/uitloggen")) == "U bent uitgelogd"
    assert not opens(helpdesk, session)


def test_a_visit_to_the_logout_page_logs_nobody_out(helpdesk: Helpdesk) -> None:
    visitor = helpdesk.colleague("lezer")
    assert visitor.get("/helpdesk/uitloggen").headers["location"] == "/helpdesk"
    assert visitor.get("/helpdesk").status_code == 200


def test_a_form_after_the_session_says_that_it_was_not_handled(tmp_path: Path) -> None:
    with running_helpdesk(tmp_path, helpdesk_idle_minutes=5) as helpdesk:
        visitor = helpdesk.colleague("beheerder")
        visitor.get("/helpdesk")
        clock = [datetime.now(UTC)]
        state, settings = helpdesk.app.state, helpdesk.app.state.settings
        state.sessies = SessieStore(
            state.sessions, settings.helpdesk_idle, settings.helpdesk_longest, lambda: clock[0]
        )
        assert visitor.get("/helpdesk").status_code == 200
        clock[0] += timedelta(minutes=5, seconds=1)
        answer = visitor.post("/helpdesk/beheer/uit", reden="Storing")
        assert (answer.status_code, heading(answer)) == (403, "U bent niet meer ingelogd")
        assert "/helpdesk/inloggen" in visitor.get("/helpdesk").headers["location"]
        assert visitor.http.get("/api/v1/mededelingen").json()["chatbot_uit"] is None


def test_the_audit_trail_tells_who_came_and_went(helpdesk: Helpdesk) -> None:
    visitor = helpdesk.colleague("beoordelaar", "Bo van de Trap")
    visitor.get("/helpdesk")
    visitor.post("/helpdesk/uitloggen")
    trail = in_database(helpdesk, lambda store: HandelingStore(store).read("helpdesk", 100_000))
    mine = [line for line in trail if line.wie == "ontwikkel:Bo van de Trap"]
    assert [(line.rol, line.wat, line.naar) for line in mine] == [
        ("beoordelaar", "uitgelogd", None),
        ("beoordelaar", "ingelogd", "Bo van de Trap"),
    ]


HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/helpdesk", 200),
        ("/helpdesk/inloggen", 303),
        ("/helpdesk/beheer", 403),
        ("/helpdesk/bestaat-niet", 404),
        ("/helpdesk?bladzijde=x", 422),
    ],
)
def test_every_answer_is_protected_and_never_kept(
    helpdesk: Helpdesk, path: str, status: int
) -> None:
    """SE-08."""
    answer = helpdesk.colleague("lezer").get(path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    for inline in ("<script", "<style", " style=", " onclick=", "javascript:"):
        assert inline not in answer.text


def test_an_address_without_a_page_keeps_the_menu(helpdesk: Helpdesk) -> None:
    assert "Uitloggen" in helpdesk.colleague("lezer").get("/helpdesk/bestaat-niet").text
    answer = helpdesk.visitor().get("/helpdesk/bestaat-niet")
    assert (answer.status_code, heading(answer)) == (404, "Deze pagina bestaat niet")
    assert "Uitloggen" not in answer.text


def test_an_unforeseen_fault_is_a_page_that_tells_nothing(tmp_path: Path) -> None:
    with running_helpdesk(tmp_path) as helpdesk:
        helpdesk.app.state.overzicht = None
        answer = helpdesk.colleague("lezer").get("/helpdesk")
    assert (answer.status_code, heading(answer)) == (500, "Er ging iets mis")
    assert "NoneType" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/helpdesk", "/helpdesk/inloggen", "/helpdesk/beheer"])
def test_without_a_login_the_helpdesk_says_that_it_is_closed(tmp_path: Path, path: str) -> None:
    with running_helpdesk(tmp_path, dev_login=False) as helpdesk:
        answer = helpdesk.visitor().get(path)
        assert (answer.status_code, heading(answer)) == (503, "Inloggen is nog niet ingericht")


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Helpdesk]:
    """A deployment whose provider is away, with the names that tests may not have as secrets."""
    with running_helpdesk(
        tmp_path_factory.mktemp("production"),
        environment="production",
        dev_login=False,
        public_url=ORIGIN,
        oidc_issuer="https://127.0.0.1:9",
        oidc_client_id="helpdesk",
        oidc_client_secret=secrets.token_urlsafe(32),
        **{name: secrets.token_urlsafe(32) for name in ("rasa_token", "staff_api_key")},
    ) as helpdesk:
        yield helpdesk


def test_the_cookie_of_production_is_for_this_host_by_https_only(production: Helpdesk) -> None:
    anna, hour = Medewerker("a", "Anna", Rol.LEZER), timedelta(hours=1)
    id = in_database(production, lambda store: SessieStore(store, hour, hour).begin(anna))
    visitor = production.visitor()
    answer = visitor.get("/helpdesk", headers={"Cookie": f"__Host-helpdesk={id}"})
    assert answer.status_code == 200
    # The name without the prefix, which another site under the domain could set, opens nothing.
    assert visitor.get("/helpdesk", headers={"Cookie": f"helpdesk={id}"}).status_code == 303
    assert visitor.token
    left = visitor.http.post(
        "/helpdesk/uitloggen",
        data={"token": visitor.token},
        headers={"Cookie": f"__Host-helpdesk={id}", "Sec-Fetch-Site": "same-origin"},
    )
    assert left.status_code == 303
    assert {"secure", "httponly", "path=/", "samesite=lax"} <= cookie(left, "__Host-helpdesk")
    assert "domain" not in left.headers["set-cookie"].lower()


def test_production_sends_headers_for_https(production: Helpdesk) -> None:
    answer = production.visitor().get("/helpdesk/inloggen")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_production_has_no_development_login(production: Helpdesk) -> None:
    visitor = production.visitor()
    page = visitor.get("/helpdesk/inloggen")
    assert "ontwikkel" not in page.text
    assert "Inloggen met werkaccount" in page.text
    assert visitor.post("/helpdesk/inloggen/ontwikkel", naam="A", rol="lezer").status_code == 403


def test_production_refuses_to_start_with_the_development_login(tmp_path: Path) -> None:
    names = ("RASA_TOKEN", "STAFF_API_KEY", "ACTIONS_API_KEY")
    environment = {
        "PATH": os.environ["PATH"],
        "API_ENVIRONMENT": "production",
        "API_DEV_LOGIN": "true",
        "API_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path / 'api.db'}",
        **{name: secrets.token_urlsafe(32) for name in names},
    }
    done = subprocess.run(
        [sys.executable, "-m", "api"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    assert "API_DEV_LOGIN" in done.stderr
    assert "Traceback" not in done.stderr
