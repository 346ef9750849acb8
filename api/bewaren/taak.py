"""The clock of retention: once a day, beginning soon after the start."""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError

from api.bewaren.opruimen import Opruimer
from api.bewaren.termijnen import BewaarSettings, grenzen
from api.clock import now

logger = logging.getLogger(__name__)

_FIRST = 60.0
_DAY = 24 * 60 * 60.0


async def every_day(opruimer: Opruimer, settings: BewaarSettings) -> None:
    """Clears until it is cancelled; a day that fails is made up for on the next."""
    await asyncio.sleep(_FIRST)
    while True:
        try:
            done = await opruimer.clear(grenzen(settings, now()))
            logger.info("retention_done %s", done)
        except SQLAlchemyError as error:
            logger.error("retention_failed error=%s", type(error).__name__)
        await asyncio.sleep(_DAY)
