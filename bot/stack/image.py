"""Prepares an image of Rasa: language model and trained model in fixed places.

`python -m bot.stack.image`, while the image is built; leaves `var/build/current/` with the model as
`model.tar.gz` and the name or folder of the language model in `spacy_model`.
"""

from __future__ import annotations

import shutil

from bot.stack import language_model, training
from bot.stack.paths import BUILD

CURRENT = BUILD / "current"


def main() -> None:
    """Fetches, trains and puts in place."""
    name = language_model.ensure()
    model = training.ensure(name)
    CURRENT.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(model, CURRENT / "model.tar.gz")
    (CURRENT / "spacy_model").write_text(name)


if __name__ == "__main__":
    main()
