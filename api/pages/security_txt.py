"""Where to report a vulnerability (SE-10)."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

PATH = Path(__file__).with_name("security.txt")

router = APIRouter(include_in_schema=False)


@router.get("/.well-known/security.txt")
async def security_txt() -> PlainTextResponse:
    """The file of RFC 9116; a test warns before it expires."""
    return PlainTextResponse(PATH.read_text("utf-8"))
