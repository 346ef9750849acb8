"""Text on each tint of the heat map can be read, in light and dark (CH-02)."""

from __future__ import annotations

import re

import pytest

from bot.stack.paths import ROOT

STATIC = ROOT / "api" / "pages" / "static"
TINTS = re.findall(
    r"\.warm-(\d) \{ background: color-mix\(in srgb, var\(--kleur-hoofd\) (\d+)%, "
    r"var\(--kleur-vlak\)\); \}",
    (STATIC / "helpdesk.css").read_text(),
)

Colour = tuple[float, ...]


def token(name: str, *, dark: bool) -> Colour:
    """The own value of a token."""
    light_part, dark_part = (
        (STATIC / "tokens.css").read_text().split("prefers-color-scheme: dark")[:2]
    )
    found = re.search(rf"--kleur-{name}: .*(#[0-9a-f]{{6}})\)", dark_part if dark else light_part)
    assert found, name
    return tuple(int(found[1][place : place + 2], 16) / 255 for place in (1, 3, 5))


def luminance(colour: Colour) -> float:
    """WCAG 2.2, relative luminance."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("step", "percent"), TINTS)
def test_text_on_a_tint(step: str, percent: str, dark: bool) -> None:
    share = int(percent) / 100
    mixed = tuple(
        share * one + (1 - share) * other
        for one, other in zip(token("hoofd", dark=dark), token("vlak", dark=dark), strict=True)
    )
    lighter, darker = sorted((luminance(mixed), luminance(token("tekst", dark=dark))), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_every_tint_is_checked() -> None:
    assert [step for step, _ in TINTS] == ["1", "2", "3", "4", "5"]
