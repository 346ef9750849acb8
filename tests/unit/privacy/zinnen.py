"""Ordinary sentences of officials, in which nothing personal stands."""

from pathlib import Path
from typing import Final

ZINNEN: Final = (
    (Path(__file__).parent / "ambtelijke_zinnen.txt").read_text(encoding="utf-8").splitlines()
)
