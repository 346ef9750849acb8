"""Draws the growth as SVG: one panel for each thing that grows. Run with Rasa's Python."""

from __future__ import annotations

import json
import sys

import matplotlib as mpl

mpl.use("svg")
# The same figures give the same file; text stays text.
mpl.rcParams.update({"svg.hashsalt": "growth", "svg.fonttype": "none"})

from matplotlib import pyplot as plt  # noqa: E402


def draw(found: dict[str, list[tuple[int, float]]], file: str) -> None:
    """Processor time against size, from zero; sizes that leap stand on a logarithmic axis."""
    figure, panels = plt.subplots(1, len(found), figsize=(4.2 * len(found), 3.2))
    for panel, (name, points) in zip(panels, found.items(), strict=True):
        sizes, times = zip(*points, strict=True)
        panel.plot(sizes, times, marker="o", markersize=3)
        if max(sizes) > 100 * min(sizes):
            panel.set_xscale("log")
        panel.set_ylim(0, max(times) * 1.4)
        panel.set_xlabel(name, fontsize=9)
        panel.set_ylabel("ms of processor time", fontsize=9)
        panel.grid(alpha=0.3)
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})


if __name__ == "__main__":
    draw(json.load(sys.stdin), sys.argv[1])
