"""Tries again to get the official language model: `python -m bot.stack.fetch_language_model`."""

from __future__ import annotations

from bot.stack.language_model import ensure

if __name__ == "__main__":
    ensure(try_again=True)
