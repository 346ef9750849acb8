"""Login by OpenID Connect, against a real provider in a process of its own (HD-01)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from itsdangerous import URLSafeTimedSerializer
from pydantic import SecretStr

from api.helpdesk.access.openid import BACK
from tests.helpdesk.provider import (
    ACCOUNTS,
    CLIENT,
    PASSWORD,
    SECRET,
    free_port,
    running_provider,
)
from tests.helpdesk.site import Helpdesk, Visitor, heading, running_helpdesk
from tests.support.http import client

START = "/helpdesk/inloggen/werkaccount"
GROUPS = {"lezer": "hd-lezers", "beoordelaar": "hd-beoordelaars", "beheerder": "hd-beheerders"}


@pytest.fixture(scope="module")
def helpdesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Helpdesk]:
    """A helpdesk that knows the provider, and the provider that knows the helpdesk."""
    port, folder = free_port(), tmp_path_factory.mktemp("openid")
    with (
        running_helpdesk(
            folder,
            dev_login=False,
            oidc_issuer=f"http://127.0.0.1:{port}",
            oidc_client_id=CLIENT,
            oidc_client_secret=SecretStr(SECRET),
            oidc_scope="openid profile email groups",
            oidc_roles=GROUPS,
        ) as helpdesk,
        running_provider(folder, port, f"{helpdesk.url}{BACK}"),
    ):
        yield helpdesk


_readers = (account.name for account in ACCOUNTS if account.name[4:].isdigit())


@pytest.fixture
def reader() -> str:
    """A colleague with the role lezer, another one for every test."""
    return next(_readers)


def to_provider(visitor: Visitor, verder: str = "") -> str:
    """Leaves for the provider; the address there."""
    answer = visitor.get(START, params={"verder": verder} if verder else {})
    assert answer.status_code == 302
    return answer.headers["location"]


def log_in(address: str, name: str) -> str:
    """Logs in at the provider as a person does; the address back."""
    with client("") as browser:
        answer = browser.get(address)
        for _ in range(8):
            if answer.is_redirect:
                target = str(answer.next_request.url) if answer.next_request else ""
                if urlsplit(target).path == BACK:
                    return target
                answer = browser.get(target)
                continue
            csrf = re.search(r'name="csrf_token" value="([^"]+)"', answer.text)
            assert csrf, answer.text
            fields = {"csrf_token": unescape(csrf[1]), "login": name, "password": PASSWORD}
            answer = browser.post(str(answer.url), data=fields)
    raise AssertionError(answer.text)


@pytest.mark.parametrize(
    ("name", "rol"), [("lees", "lezer"), ("beoordeel", "beoordelaar"), ("beheer", "beheerder")]
)
def test_a_colleague_gets_the_highest_role_of_their_groups(
    helpdesk: Helpdesk, name: str, rol: str
) -> None:
    visitor = helpdesk.visitor()
    answer = visitor.get(log_in(to_provider(visitor), name))
    assert (answer.status_code, answer.headers["location"]) == (303, "/helpdesk")
    account = next(account for account in ACCOUNTS if account.name == name)
    page = visitor.get("/helpdesk").text
    assert f'{account.full_name} <span class="rol">{rol}</span>' in page


def test_the_login_page_leads_to_the_provider_and_back_to_the_page_asked_for(
    helpdesk: Helpdesk,
    reader: str,
) -> None:
    visitor = helpdesk.visitor()
    asked = "/helpdesk?q=a%20b&sorteer=-op"
    login = visitor.get(asked)
    assert login.status_code == 303
    page = visitor.get(login.headers["location"])
    link = re.search(r'href="(/helpdesk/inloggen/werkaccount[^"]*)"', page.text)
    assert link
    left = visitor.get(unescape(link[1]))
    answer = visitor.get(log_in(left.headers["location"], reader))
    assert answer.headers["location"] == asked


@pytest.mark.parametrize("name", ["geen", "los"])
def test_who_has_no_role_reads_why_and_gets_no_session(helpdesk: Helpdesk, name: str) -> None:
    visitor = helpdesk.visitor()
    answer = visitor.get(log_in(to_provider(visitor), name))
    assert answer.status_code == 403
    assert heading(answer) == "U hebt geen toegang tot de helpdesk"
    assert visitor.session is None
    assert visitor.get("/helpdesk").status_code == 303


def test_the_provider_is_asked_with_pkce_state_and_nonce(helpdesk: Helpdesk) -> None:
    query = parse_qs(urlsplit(to_provider(helpdesk.visitor())).query)
    assert query["response_type"] == ["code"]
    assert query["code_challenge_method"] == ["S256"]
    assert query["redirect_uri"] == [f"{helpdesk.url}{BACK}"]
    assert all(len(query[name][0]) >= 20 for name in ("code_challenge", "state", "nonce"))
    other = parse_qs(urlsplit(to_provider(helpdesk.visitor())).query)
    assert all(query[name] != other[name] for name in ("code_challenge", "state", "nonce"))


def refused(visitor: Visitor, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 403, answer.text
    assert heading(answer) == "Inloggen is niet gelukt"
    assert visitor.session is None


def test_the_way_back_of_somebody_else_is_refused(helpdesk: Helpdesk) -> None:
    back = log_in(to_provider(helpdesk.visitor()), "beheer")
    refused(helpdesk.visitor(), back)
    busy = helpdesk.visitor()
    to_provider(busy)
    refused(busy, back)


def test_the_way_back_holds_once(helpdesk: Helpdesk, reader: str) -> None:
    visitor = helpdesk.visitor()
    address = to_provider(visitor)
    kept = visitor.http.cookies["helpdesk-inloggen"]
    back = log_in(address, reader)
    assert visitor.get(back).status_code == 303
    thief = helpdesk.visitor()
    thief.http.cookies.set("helpdesk-inloggen", kept)
    refused(thief, back)


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?code=x&state=y", "?error=access_denied&state=y"]
)
def test_a_way_back_from_nowhere_is_refused(helpdesk: Helpdesk, query: str) -> None:
    refused(helpdesk.visitor(), BACK + query)


@pytest.mark.parametrize("part", ["nonce", "code_verifier"])
def test_the_nonce_and_the_verifier_are_really_checked(
    helpdesk: Helpdesk, reader: str, part: str
) -> None:
    """With the right cookie but another value in it, signed as ours is."""
    visitor = helpdesk.visitor()
    back = log_in(to_provider(visitor), reader)
    keep = URLSafeTimedSerializer(SECRET, salt="inloggen bij de helpdesk")
    kept = keep.loads(visitor.http.cookies["helpdesk-inloggen"])
    (state,) = (key for key in kept if key.startswith("_state_"))
    kept[state]["data"][part] = "a" * 48
    visitor.http.cookies.clear()
    visitor.http.cookies.set("helpdesk-inloggen", keep.dumps(kept))
    refused(visitor, back)


def test_a_cookie_that_we_did_not_sign_is_refused(helpdesk: Helpdesk, reader: str) -> None:
    visitor = helpdesk.visitor()
    back = log_in(to_provider(visitor), reader)
    keep = URLSafeTimedSerializer("a" * 40, salt="inloggen bij de helpdesk")
    kept = keep.dumps(keep.loads_unsafe(visitor.http.cookies["helpdesk-inloggen"])[1])
    visitor.http.cookies.clear()
    visitor.http.cookies.set("helpdesk-inloggen", kept)
    refused(visitor, back)


def test_the_id_of_the_session_is_new_at_every_login(helpdesk: Helpdesk, reader: str) -> None:
    visitor = helpdesk.visitor()
    planted = "x" * 43
    visitor.http.cookies.set("helpdesk", planted, domain="127.0.0.1", path="/")
    visitor.get(log_in(to_provider(visitor), reader))
    first = visitor.session
    assert first != planted
    visitor.get(log_in(to_provider(visitor), next(_readers)))
    assert visitor.session != first
    old = helpdesk.visitor()
    old.http.cookies.set("helpdesk", first or "")
    assert old.get("/helpdesk").status_code == 303


def test_who_logs_out_can_end_the_session_at_the_provider_too(
    helpdesk: Helpdesk, reader: str
) -> None:
    visitor = helpdesk.visitor()
    visitor.get(log_in(to_provider(visitor), reader))
    visitor.get("/helpdesk")
    assert visitor.post("/helpdesk/uitloggen").status_code == 303
    page = visitor.get("/helpdesk/uitloggen").text
    assert re.search(r'href="http://127\.0\.0\.1:\d+/oauth/end_session\?client_id=helpdesk"', page)


def test_there_is_no_development_login_beside_it(helpdesk: Helpdesk) -> None:
    visitor = helpdesk.visitor()
    assert "ontwikkel" not in visitor.get("/helpdesk/inloggen").text
    visitor.http.cookies.set("helpdesk-inloggen", "x")
    assert visitor.post("/helpdesk/inloggen/ontwikkel", naam="A", rol="lezer").status_code == 403
