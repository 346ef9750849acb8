"""``python -m api.catalogue schema``: writes the JSON Schema that editors use for the catalogue.

It follows from the model, so there is one truth; a test says when the file is out of date.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from api.catalogue.commandline import DONE, Parser
from api.catalogue.model import Catalogue

TARGET = Path("docs/catalogue.schema.json")


class _EditorSchema(GenerateJsonSchema):
    """Leaves out what the file never holds: an unknown value is absent, not null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def schema_text() -> str:
    """The schema as it stands in the file."""
    schema: dict[str, Any] = {
        "$schema": _EditorSchema.schema_dialect,
        **Catalogue.model_json_schema(schema_generator=_EditorSchema),
        "title": "Catalogus",
    }
    for part in (schema, *schema["$defs"].values()):
        # The docstring of a class is for programmers; its fields speak to the editor.
        part.pop("description", None)
        for value in part["properties"].values():
            value.pop("title", None)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Writes the schema anew and names the file."""
    Parser("schema").parse_args(argv)
    TARGET.write_text(schema_text(), encoding="utf-8")
    print(TARGET)
    return DONE
