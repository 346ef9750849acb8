"""Stands in for Rasa where a test is about the API: answers by what it is told."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

TOKEN = "fake-rasa-token-of-some-length"
KNOP = {"titel": "Kies uit een lijst", "payload": "/toon_keuzes"}
#: Code-like answers of the fake: text that makes it fail in a certain way.
FAILURES = {"leeg", "kapot", "traag", "onleesbaar"}


@dataclass
class FakeRasa:
    """What was said to it, and which conversations it was told to forget."""

    said: list[tuple[str, str]] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)
    broken: str = "kapot"
    """It fails on text that begins so."""
    labels: dict[str, list[str]] = field(default_factory=dict)
    #: The intent that it hears in every text, and how surely.
    hears: str = "vertellen"
    sure: float = 0.9
    #: Whether every turn fails.
    down: bool = False
    #: Whether who asked has gone; what is slow is answered only then.
    left: bool = False

    def app(self) -> FastAPI:
        """The HTTP side."""
        app = FastAPI()
        base = "/webhooks/gesprek"

        @app.get(f"{base}/")
        async def status() -> dict[str, Any]:
            return {
                "gereed": True,
                "model": "m1",
                "taalmodel": "nl_basis",
                "labels": self.labels,
            }

        @app.get("/health")
        async def health() -> dict[str, str]:
            return {"status": "ok"}

        @app.post(f"{base}/herkenning")
        async def understand(request: Request) -> Any:
            if self.down:
                return Response(status_code=500)
            tekst = (await request.json())["tekst"]
            return {
                "text": tekst,
                "intent": {"name": self.hears, "confidence": self.sure},
                "entities": [
                    {"entity": "thema", "value": "polarisatie", "confidence_entity": 0.8},
                    {
                        "entity": "thema",
                        "value": "inclusie",
                        "confidence_entity": 0.3,
                        "role": "vraag",
                    },
                    {"entity": "gemeente", "value": "Zwolle"},
                ],
            }

        @app.post(base + "/gesprekken/{gesprek_id}")
        async def turn(gesprek_id: str, request: Request) -> Response:
            if request.headers.get("Authorization") != f"Bearer {TOKEN}":
                return Response(status_code=401)
            if self.down:
                return Response(status_code=500)
            tekst = (await request.json())["tekst"]
            self.said.append((gesprek_id, tekst))
            match tekst:
                case "leeg":
                    return JSONResponse({"berichten": []})
                case _ if tekst.startswith(self.broken):
                    return Response(status_code=500)
                case "onleesbaar":
                    return Response("<html>", media_type="text/html")
                case "traag":
                    while not self.left:  # noqa: ASYNC110 (set by a test, in another thread)
                        await asyncio.sleep(0.02)
            # "signaal x" makes it signal x.
            signalen = tekst.split()[1:] if tekst.startswith("signaal ") else []
            bericht = {"tekst": f"gehoord: {tekst}", "knoppen": [KNOP], "advies": None}
            return JSONResponse({"berichten": [bericht], "signalen": signalen})

        @app.delete(base + "/gesprekken/{gesprek_id}")
        async def erase(gesprek_id: str) -> Response:
            self.erased.append(gesprek_id)
            return Response(status_code=204)

        return app
