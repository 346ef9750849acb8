"""Roles, settings, tokens and addresses: what access to the helpdesk is made of."""

from __future__ import annotations

import secrets
import time
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from api.helpdesk.access import forms
from api.helpdesk.access.openid import Provider, name_of, role_of
from api.helpdesk.access.roles import Medewerker, Rol
from api.helpdesk.access.settings import AccessSettings
from api.helpdesk.addresses import HOME, own_page

OIDC = {
    "oidc_issuer": "https://login.voorbeeld.nl/realm",
    "oidc_client_id": "helpdesk",
    "oidc_client_secret": "niet-voor-in-een-foutmelding",
}
PRODUCTION = {"environment": "production", "public_url": "https://aanbodwijzer.voorbeeld.nl"}


def test_each_role_holds_those_before_it() -> None:
    held = {rol: [other for other in Rol if rol.omvat(other)] for rol in Rol}
    assert held == {
        Rol.LEZER: [Rol.LEZER],
        Rol.BEOORDELAAR: [Rol.LEZER, Rol.BEOORDELAAR],
        Rol.BEHEERDER: [Rol.LEZER, Rol.BEOORDELAAR, Rol.BEHEERDER],
    }
    anna = Medewerker("a", "Anna", Rol.BEOORDELAAR)
    assert anna.mag("lezer")
    assert not anna.mag("beheerder")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({**PRODUCTION, "dev_login": True}, "API_DEV_LOGIN"),
        ({**PRODUCTION, **OIDC, "dev_login": True}, "API_DEV_LOGIN"),
        ({"oidc_issuer": OIDC["oidc_issuer"]}, "belong together"),
        ({"oidc_client_secret": "los"}, "belong together"),
        ({**OIDC, "environment": "production"}, "API_PUBLIC_URL"),
        ({**OIDC, **PRODUCTION, "public_url": "http://voorbeeld.nl"}, "API_PUBLIC_URL"),
        ({**OIDC, **PRODUCTION, "oidc_issuer": "http://login.nl"}, "API_OIDC_ISSUER"),
        ({"public_url": "https://voorbeeld.nl/pad"}, "public_url"),
        ({"helpdesk_idle_minutes": 0}, "helpdesk_idle_minutes"),
        ({"oidc_roles": {"lezer": ""}}, "oidc_roles"),
        ({"oidc_roles": {"baas": "x"}}, "oidc_roles"),
    ],
)
def test_settings_that_are_not_safe_are_refused(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why) as refused:
        AccessSettings(**changes)
    assert "foutmelding" not in str(refused.value)


@pytest.mark.parametrize(
    "changes", [{}, {"dev_login": True}, OIDC, {**OIDC, **PRODUCTION}, PRODUCTION]
)
def test_settings_that_are_safe_are_taken(changes: dict[str, Any]) -> None:
    assert AccessSettings(**changes).production == ("environment" in changes)


def test_the_roles_are_set_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_OIDC_ROLES", '{"lezer": "hd-lees"}')
    assert AccessSettings().oidc_roles == {Rol.LEZER: "hd-lees"}


def test_there_is_no_provider_without_settings() -> None:
    with pytest.raises(ValueError, match="no OpenID provider"):
        Provider(AccessSettings())


@pytest.mark.parametrize(
    ("groups", "rol"),
    [
        (["lezer"], Rol.LEZER),
        (["beheerder", "lezer"], Rol.BEHEERDER),
        (["beoordelaar", "x"], Rol.BEOORDELAAR),
        ("lezer", Rol.LEZER),
        ("lezer beheerder", None),
        (["LEZER"], None),
        ([], None),
        (None, None),
        ({"lezer": True}, None),
        ([["lezer"]], None),
        (7, None),
    ],
)
def test_the_role_follows_from_the_groups(groups: object, rol: Rol | None) -> None:
    assert role_of({"groups": groups}, AccessSettings()) == rol


def test_a_role_without_a_group_is_nobodys() -> None:
    settings = AccessSettings(oidc_roles={Rol.LEZER: "hd-lees"}, oidc_role_claim="rollen")
    assert role_of({"rollen": ["hd-lees"]}, settings) == Rol.LEZER
    assert role_of({"rollen": ["beheerder", None]}, settings) is None


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"email": "a@b.nl"}, "a@b.nl"),
        ({"email": "a@b.nl", "email_verified": True}, "a@b.nl"),
        ({"email": "a@b.nl", "email_verified": False}, "123"),
        ({"email": ""}, "123"),
        ({}, "123"),
    ],
)
def test_the_audit_trail_names_one_person(claims: dict[str, Any], name: str) -> None:
    assert name_of({"sub": "123", **claims}, AccessSettings()) == name


def test_a_token_holds_for_its_session_and_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    secret, hour = secrets.token_urlsafe(32), timedelta(hours=1)
    token = forms.make_token(secret)
    assert forms.holds(token, secret, hour)
    assert not forms.holds(token, secret + "x", hour)
    assert secret not in token
    later = time.time() + 3602
    monkeypatch.setattr(time, "time", lambda: later)
    assert not forms.holds(token, secret, hour)


@given(st.text())
def test_no_other_text_is_a_token(text: str) -> None:
    assert not forms.holds(text, "x" * 43, timedelta(hours=1))


@pytest.mark.parametrize(
    "address",
    [HOME, f"{HOME}?q=a%20b", f"{HOME}/verwijzingen/K7QD-MX4A?x=1#nieuw", f"{HOME}/behoefte"],
)
def test_an_address_of_the_helpdesk_is_kept(address: str) -> None:
    assert own_page(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "/chat",
        "/helpdeskx",
        "helpdesk",
        "//kwaad.nl/helpdesk",
        "///kwaad.nl/helpdesk",
        "https://kwaad.nl/helpdesk",
        "javascript:alert(1)",
        "/\\kwaad.nl/helpdesk",
        "/helpdesk\\..\\..",
        "/helpdesk\r\nSet-Cookie: x=1",
        "/helpdesk\tx",
        "http://[/helpdesk",
        "/helpdesk/inloggen",
        "/helpdesk/inloggen/terug?code=x",
        "/helpdesk/uitloggen",
    ],
)
def test_every_other_address_leads_to_the_first_page(address: str) -> None:
    assert own_page(address) == HOME
