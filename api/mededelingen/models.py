"""What staff want every official to see."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, Field


class Uit(BaseModel):
    """Why the chatbot is off."""

    reden: str


class Mededeling(BaseModel):
    """An emergency notice, and until when it stands."""

    tekst: str
    tot: datetime


class Mededelingen(BaseModel):
    """What is shown above every chat now."""

    chatbot_uit: Uit | None = Field(default=None, description="Present while the chatbot is off.")
    mededeling: Mededeling | None = None
