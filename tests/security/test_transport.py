"""Tricks with paths, headers, sizes and time (SE-01, SE-07); most by hand over a socket."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from api.headers import WITHOUT_ROUTE
from api.main import create_app
from api.protocol import PatientProtocol
from tests.security.conftest import BASE, Gesprek, begin
from tests.support.api_app import Api, api_on_fake_rasa, settings
from tests.support.patience import PATIENCE
from tests.support.server import serve


def connect(url: str) -> socket.socket:
    """A bare connection."""
    address = urlsplit(url)
    return socket.create_connection((address.hostname or "", address.port or 0), PATIENCE)


def raw(api: Api, request: bytes) -> bytes:
    """Sends bytes as they are and gives all that comes back."""
    with connect(str(api.http.base_url)) as wire:
        wire.sendall(request)
        received = b""
        while chunk := wire.recv(65_536):
            received += chunk
        return received


def status(answer: bytes) -> int:
    """The status of a raw answer."""
    return int(answer.split(b" ", 2)[1])


RASA_PATHS = (
    "/webhooks/rest/webhook",
    "/webhooks/gesprek/gesprekken/0a",
    "/webhooks/gesprek/",
    "/model/parse",
    "/model",
    "/conversations/0a/tracker/events",
    "/conversations/0a/execute",
    "/domain",
    "/version",
    "/webhook",
    "/api/v1/webhooks/gesprek/",
)


@pytest.mark.parametrize("path", RASA_PATHS)
def test_no_address_of_rasa_is_passed_on(api: Api, path: str) -> None:
    before = len(api.rasa.said)
    for method in ("GET", "POST", "PUT", "DELETE"):
        answer = api.http.request(method, path, json={"sender": "x", "message": "/restart"})
        assert answer.status_code == 404, method
    assert len(api.rasa.said) == before


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/../../../catalogue.yml",
        "/static/x/..%2f..%2f..%2fsettings.py",
        "/static/x/%2e%2e/%2e%2e/main.py",
        "/static/..%2f..%2fmain.py",
        "/static/x//etc/passwd",
        "/static/x/%2fetc%2fpasswd",
        "/static/x/..\\..\\..\\main.py",
        "/static/x/%00",
        "/static/x/dom.js%00.txt",
        "/static/x/" + "a" * 5000,
        "/aanbod/..%2f..%2f.env",
        "/aanbod/%2e%2e",
        "/chat/advies/..%2f..%2f.env.txt",
        "/chat/advies/-1.txt",
        "/.env",
        "/.git/config",
        "/catalogue.yml",
        "//voorbeeld.nl/",
        "/%2f%2fvoorbeeld.nl",
        "/api/v1/aanbod/..%2fgezondheid",
    ],
)
def test_no_path_leads_outside_what_is_served(api: Api, path: str) -> None:
    answer = raw(api, f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    assert status(answer) in {303, 307, 400, 404, 422}
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"root:" not in body
    assert b"STAFF_API_KEY" not in body
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"location:"):
            assert line.removeprefix(b"location:").strip().startswith((b"/chat", b"http://x/"))


@pytest.mark.parametrize(
    "path",
    [
        "{base}/%2e%2e/{id}/berichten",
        "{base}/{id}/berichten/",
        "{base}//{id}/berichten",
        "{base}/{id};x/berichten",
        "{base}/{ID}/berichten",
    ],
)
def test_another_spelling_of_a_conversation_is_not_that_conversation(
    gesprek: Gesprek, path: str
) -> None:
    url = path.format(base=BASE, id=gesprek.id, ID=gesprek.id.upper() + "A")
    answer = gesprek.api.http.post(url, json={"tekst": "hallo"}, headers=gesprek.key)
    assert answer.status_code in {307, 404, 405}
    assert gesprek.said() == []


def test_an_encoded_slash_opens_nothing_that_the_key_does_not(gesprek: Gesprek) -> None:
    url = f"{BASE}/{gesprek.id}%2fberichten"
    other = begin(gesprek.api)
    assert gesprek.api.http.post(url, json={"tekst": "x"}).status_code == 401
    assert gesprek.api.http.post(url, json={"tekst": "x"}, headers=other.key).status_code == 404
    assert gesprek.said() == []


HEADER_TRICKS = {
    "a line break in a value": b"X: a\r\n Set-Cookie: x=1\r\n",
    "a bare line feed": b"X: a\nSet-Cookie: x=1\r\n",
    "a control character": b"X: a\x00b\r\n",
    "two lengths": b"Content-Length: 0\r\nContent-Length: 5\r\n",
    "a length and chunks": b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "a negative length": b"Content-Length: -1\r\n",
    "a name with a space": b"Content Length: 5\r\n",
}


@pytest.mark.parametrize("trick", HEADER_TRICKS, ids=lambda name: name.replace(" ", "_"))
def test_no_header_trick_makes_a_second_answer(api: Api, trick: str) -> None:
    smuggled = b"GET /api/v1/themas HTTP/1.1\r\nHost: x\r\n\r\n"
    request = b"GET /privacy HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    answer = raw(api, request + HEADER_TRICKS[trick] + b"\r\n" + smuggled)
    assert status(answer) in {200, 400}
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"set-cookie" not in answer.lower()
    assert b"onderwerp" not in answer.split(b"\r\n\r\n")[0]


@pytest.mark.parametrize("value", ["a%0d%0aSet-Cookie:%20x=1", "a%0aX:%201", "%E5%98%8A%E5%98%8D"])
def test_nothing_of_an_address_becomes_a_header(api: Api, value: str) -> None:
    for path in (f"/aanbod?q={value}", f"/aanbod/{value}", f"/chat?{value}", f"/{value}"):
        answer = api.http.get(path)
        assert "set-cookie" not in answer.headers
        assert "x" not in answer.headers


@pytest.mark.parametrize("host", ["kwaad.nl", "kwaad.nl:80@x", 'x"><script>', "[::1]"])
def test_a_made_up_host_does_not_come_back_as_markup_or_redirect(api: Api, host: str) -> None:
    for path in ("/", "/chat", "/aanbod", "/insluiten"):
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        answer = raw(api, request.encode())
        assert status(answer) in {200, 400}
        assert b"<script>" not in answer


def test_a_method_that_is_none_is_refused(api: Api) -> None:
    for method in ("TRACE", "CONNECT", "PROPFIND", "KANARIE", "PATCH"):
        request = f"{method} /chat HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        assert status(raw(api, request.encode())) in {400, 405}


@pytest.mark.parametrize("size", [40_000, 1_000_000])
def test_a_body_that_is_too_large_is_refused_without_reading_it_all(
    gesprek: Gesprek, size: int
) -> None:
    answer = gesprek.send({"tekst": "x" * size})
    assert answer.status_code == 413
    assert answer.json()["code"] == "te_groot"
    chunked = gesprek.api.http.post(
        gesprek.url, content=(b"x" * 1000 for _ in range(size // 1000)), headers=gesprek.key
    )
    assert chunked.status_code == 413
    assert gesprek.said() == []


@pytest.mark.parametrize("letter", ["x", "é", "\U0001f600"])
def test_the_longest_text_fits_however_it_is_written(gesprek: Gesprek, letter: str) -> None:
    """2,000 characters of four bytes each, as escapes take twelve."""
    body = json.dumps({"tekst": letter * 2000}, ensure_ascii=True)
    headers = gesprek.key | {"Content-Type": "application/json"}
    answer = gesprek.api.http.post(gesprek.url, content=body, headers=headers)
    assert answer.status_code == 200


def test_deep_json_is_refused(gesprek: Gesprek) -> None:
    for body in ("[" * 16_000, '{"a":' * 6_000, '{"tekst": ' + "9" * 30_000 + "}"):
        headers = gesprek.key | {"Content-Type": "application/json"}
        answer = gesprek.api.http.post(gesprek.url, content=body, headers=headers)
        assert answer.status_code in {400, 422}
    assert gesprek.said() == []


def test_many_headers_and_long_ones_end(api: Api) -> None:
    for headers in (b"".join(b"X-%d: a\r\n" % n for n in range(5000)), b"X: " + b"a" * 500_000):
        try:
            answer = raw(
                api, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + b"\r\n\r\n"
            )
        except OSError:
            continue  # the server hung up
        assert not answer or status(answer) in {200, 400, 431}
    assert api.http.get("/privacy").status_code == 200


def test_a_slow_body_is_not_waited_for(tmp_path: Path) -> None:
    with api_on_fake_rasa(tmp_path, body_seconds=1.0) as api:
        gesprek = begin(api)
        request = (
            f"POST {gesprek.url} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            f"Authorization: Bearer {gesprek.sleutel}\r\nContent-Type: application/json\r\n"
            'Content-Length: 18\r\n\r\n{"tekst"'
        )
        start = time.monotonic()
        answer = raw(api, request.encode())
        assert time.monotonic() - start > 0.8
        assert status(answer) == 408
        assert json.loads(answer.partition(b"\r\n\r\n")[2])["code"] == "te_langzaam"
        assert gesprek.said() == []


class Hasty(PatientProtocol):
    """Waits half a second for the headers."""

    header_seconds = 0.5


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: x\r\nX-A:",
        b"GET /privacy HTTP/1.1\r\nHost: x\r\n\r\nGET /privacy HTTP/1.1\r\nX-A:",
    ],
)
def test_slow_headers_are_not_waited_for(tmp_path: Path, sent: bytes) -> None:
    """Nor on a connection that was kept after a good request."""
    with serve(create_app(settings(tmp_path, "http://127.0.0.1:9")), protocol=Hasty) as url:
        with connect(url) as wire:
            start = time.monotonic()
            wire.sendall(sent)
            received = b""
            while chunk := wire.recv(65_536):
                received += chunk
        assert time.monotonic() - start > 0.3
        assert received.count(b"HTTP/1.1 200") == sent.count(b"\r\n\r\n")


def test_what_is_no_http_is_refused_like_all_else(api: Api) -> None:
    answer = raw(api, b"KANARIE in plaats van HTTP\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert status(answer) == 400
    assert json.loads(body)["code"] == "ongeldig_verzoek"
    assert b"KANARIE" not in answer
    for name, value in WITHOUT_ROUTE.items():
        assert f"{name}: {value}".lower().encode() in head.lower()
