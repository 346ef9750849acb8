"""The files that the browser loads, under an address that holds their version."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.gesprekken.waardering import REASON_CHARACTERS
from api.pages import texts
from api.pages.config import CHARACTERS, PagesConfig
from api.pages.terms import contact_details, names

FOLDER = Path(__file__).with_name("static")


def _version() -> str:
    """Follows from the content, so a release can never change files under an old address."""
    digest = hashlib.sha256(texts.PATH.read_bytes())
    for path in sorted(FOLDER.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


VERSION = _version()

ENTRY = "aanbodwijzer-chat.js"
"""The script that a page names."""

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=class|const|function)", re.MULTILINE)


def _join(name: str, seen: set[str]) -> str:
    """A module after all that it needs, each of them once."""
    seen.add(name)
    code = (FOLDER / name).read_text("utf-8")
    needed = [_join(other, seen) for other in _IMPORT.findall(code) if other not in seen]
    return "".join((*needed, _EXPORT.sub("", _IMPORT.sub("", code))))


SCRIPT = _join(ENTRY, set())
"""The whole chat as one module: so the check of a page (SRI) covers all of its code."""

router = APIRouter(include_in_schema=False)


@router.get("/static/{versie}/widget.json")
async def widget_settings(request: Request) -> JSONResponse:
    """Texts, names and limits for the chat on a page."""
    config: PagesConfig = request.app.state.pages
    settings = {
        "teksten": {part: texts.TEXTS[part] for part in texts.FOR_THE_BROWSER},
        "begrippen": names(request.app),
        "contact": contact_details(request.app),
        "grenzen": {
            "maximum": CHARACTERS,
            "reden_maximum": REASON_CHARACTERS,
            "rust_minuten": config.idle_minutes,
        },
    }
    return JSONResponse(settings, headers={"Cache-Control": "public, max-age=300"})


class VersionedFiles(StaticFiles):
    """Files to keep for a year under the address of this version, and not under another."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, or the script with all of its modules in it."""
        if path == ENTRY and scope["method"] in ("GET", "HEAD"):
            return _kept(Response(SCRIPT, media_type="text/javascript"), scope)
        return await super().get_response(path, scope)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """A file, with how long it may be kept."""
        return _kept(super().file_response(full_path, stat_result, scope, status_code), scope)


def _kept(response: Response, scope: Scope) -> Response:
    current = scope["path_params"]["versie"] == VERSION
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if current else "no-cache"
    )
    return response


router.mount("/static/{versie}", GZipMiddleware(VersionedFiles(directory=FOLDER), minimum_size=500))
