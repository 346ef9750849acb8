"""What can be set on access to the helpdesk."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, model_validator

from api.environment import FromEnvironment
from api.helpdesk.access.roles import Rol


class AccessSettings(FromEnvironment):
    """How colleagues log in, and for how long.

    A login needs an OpenID provider: `oidc_issuer`, `oidc_client_id` and `oidc_client_secret`
    belong together. Passwords and second factors are the provider's (BIO2 5.17.01).
    """

    environment: Literal["local", "production"] = "local"
    public_url: str | None = Field(
        None,
        pattern=r"^https?://[^/?#]+$",
        description="Where the service is reached: https://aanbodwijzer.voorbeeld.nl",
    )
    dev_login: bool = Field(
        False, description="Log in by choosing a name and a role. For development only."
    )
    oidc_issuer: str | None = Field(None, description="Issuer of the OpenID provider.")
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_scope: str = Field("openid profile email", description="What to ask the provider for.")
    oidc_role_claim: str = Field("groups", description="The claim that holds the groups.")
    oidc_roles: dict[Rol, Annotated[str, Field(min_length=1)]] = Field(
        {rol: rol.value for rol in Rol},
        description='The group of each role, as JSON: {"lezer": "helpdesk-lezers"}.',
    )
    oidc_who_claim: str = Field(
        "email",
        description="The claim that stands in the audit trail: of one person, not their choice.",
    )
    helpdesk_idle_minutes: int = Field(
        30, ge=5, le=240, description="Minutes without a request after which a session ends."
    )
    helpdesk_session_hours: int = Field(
        8, ge=1, le=24, description="Hours after which a session ends in any case."
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        """Nothing starts with a login that is half set up or open to all.

        Raises:
            ValueError: the settings contradict each other.
        """
        parts = (self.oidc_issuer, self.oidc_client_id, self.oidc_client_secret)
        if any(parts) and not all(parts):
            raise ValueError(
                "API_OIDC_ISSUER, API_OIDC_CLIENT_ID and API_OIDC_CLIENT_SECRET belong together"
            )
        if not self.production:
            return self
        if self.dev_login:
            raise ValueError("API_DEV_LOGIN lets in everybody: not with API_ENVIRONMENT=production")
        if self.oidc and not (self.public_url or "").startswith("https://"):
            raise ValueError("API_PUBLIC_URL must be an https address to log in by OpenID")
        if self.oidc and not (self.oidc_issuer or "").startswith("https://"):
            raise ValueError("API_OIDC_ISSUER must be an https address")
        return self

    @property
    def production(self) -> bool:
        """Whether this runs for real users, by https."""
        return self.environment == "production"

    @property
    def oidc(self) -> bool:
        """Whether there is an OpenID provider."""
        return self.oidc_issuer is not None

    @property
    def helpdesk_idle(self) -> timedelta:
        """How long a session lives without a request."""
        return timedelta(minutes=self.helpdesk_idle_minutes)

    @property
    def helpdesk_longest(self) -> timedelta:
        """How long a session lives at most."""
        return timedelta(hours=self.helpdesk_session_hours)
