"""The development login: whoever says to be somebody, is. For the machine of a developer only.

The settings refuse it in production.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel, StringConstraints, ValidationError

from api.helpdesk.access.entry import welcome
from api.helpdesk.access.guard import without_login
from api.helpdesk.access.login import login_page
from api.helpdesk.access.roles import Medewerker, Rol
from api.helpdesk.access.settings import AccessSettings
from api.helpdesk.addresses import HOME, LOGIN
from api.problems import Problem

router = APIRouter()


class _Choice(BaseModel):
    naam: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    rol: Rol


@router.post(f"{LOGIN}/ontwikkel")
@without_login()
async def choose(
    request: Request,
    naam: Annotated[str, Form()] = "",
    rol: Annotated[str, Form()] = "",
    verder: Annotated[str, Form()] = HOME,
) -> Response:
    """Logs in under a name and with a role from the form.

    Raises:
        Problem: 404 where the development login is off.
    """
    settings: AccessSettings = request.app.state.settings
    if not settings.dev_login:
        raise Problem.van_code("niet_gevonden")
    try:
        choice = _Choice.model_validate({"naam": naam, "rol": rol})
    except ValidationError as error:
        wrong = frozenset(str(fault["loc"][0]) for fault in error.errors())
        return login_page(request, verder, naam=naam, rol=rol, fouten=wrong)
    return await welcome(
        request, Medewerker(f"ontwikkel:{choice.naam}", choice.naam, choice.rol), verder
    )
