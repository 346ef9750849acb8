"""The YAML files of the program itself: texts and tables that stand beside a module."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter
from ruamel.yaml import YAML

Shape = TypeVar("Shape")


def read_beside(module: str, name: str, shape: type[Shape]) -> Shape:
    """What stands in a file beside a module, which gives its ``__file__``.

    Raises:
        pydantic.ValidationError: the file does not hold this shape.
    """
    content = YAML(typ="safe").load(Path(module).with_name(name))
    return TypeAdapter(shape).validate_python(content)
