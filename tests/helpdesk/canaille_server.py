"""A real OpenID provider (Canaille) in a process of its own, for as long as a test needs it.

``python -m tests.helpdesk.canaille_server <folder> <port> <redirect uri>``
"""

from __future__ import annotations

import sys
from pathlib import Path

from canaille import create_app
from canaille.backends import Backend
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

from tests.helpdesk.provider import ACCOUNTS, CLIENT, PASSWORD, SECRET


def main(folder: Path, port: int, redirect_uri: str) -> None:
    """Makes the accounts and the client, and serves."""
    app = create_app(
        {
            "SECRET_KEY": "only for this test",
            "SERVER_NAME": f"127.0.0.1:{port}",
            "PREFERRED_URL_SCHEME": "http",
            # Not its memory backend: that one mixes up codes that were never handed in.
            "CANAILLE": {"DATABASE": "sql", "LOGGING": None},
            "CANAILLE_SQL": {
                "DATABASE_URI": f"sqlite:///{folder / 'canaille.db'}",
                # A password of a test needs no strength.
                "PASSWORD_HASH_PARAMS": {"pbkdf2_sha512__rounds": 1000},
            },
            "CANAILLE_OIDC": {
                "ACTIVE_JWKS": [RSAKey.generate_key(2048, auto_kid=True).as_dict(private=True)]
            },
        }
    )
    with app.app_context(), Backend.instance.session():
        _fill(redirect_uri)
    make_server("127.0.0.1", port, app).serve_forever()


def _fill(redirect_uri: str) -> None:
    from canaille.app import models

    save = Backend.instance.save
    for account in ACCOUNTS:
        user = models.User(
            user_name=account.name,
            given_name=account.given_name,
            family_name=account.family_name,
            formatted_name=account.full_name,
            emails=[account.email],
            password=PASSWORD,
        )
        save(user)
        for name in account.groups:
            group = Backend.instance.get(models.Group, display_name=name)
            group = group or models.Group(display_name=name, members=[])
            group.members = [*group.members, user]
            save(group)
    client = models.Client(
        client_id=CLIENT,
        client_secret=SECRET,
        client_name="Helpdesk",
        client_uri="http://127.0.0.1",
        redirect_uris=[redirect_uri],
        grant_types=["authorization_code"],
        response_types=["code"],
        scope=["openid", "profile", "email", "groups"],
        token_endpoint_auth_method="client_secret_basic",
    )
    save(client)
    client.audience = [client]
    save(client)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
