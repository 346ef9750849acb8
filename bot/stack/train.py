"""Trains the bot if needed: `python -m bot.stack.train`."""

from __future__ import annotations

from bot.stack import language_model, say, training

if __name__ == "__main__":
    say.step(f"Model: {training.ensure(language_model.ensure())}")
