"""The JSON Schema of a case file, from the models, for editors that complete and explain it while it is typed.

It accepts what an editor sees in YAML: a number may be a number or its letters, an empty value is "not stated yet"
where nothing is required, and a value may be written as people write it. The models themselves are stricter, and have the last word.
"""

from typing import Any

from pydantic import BaseModel

from tenderkit.model.case.case import Procurement

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def case_schema() -> dict[str, Any]:
    """The schema of `upphandling.yaml`."""
    return file_schema(Procurement, "upphandling.yaml", "Ett ärende: en upphandling och dess sysselsättningskrav.")


def file_schema(model: type[BaseModel], name: str, description: str) -> dict[str, Any]:
    """A file's schema as JSON Schema 2020-12, with titles, descriptions and examples in Swedish."""
    schema = model.model_json_schema()
    blocks = schema.pop("$defs")
    return {
        "$schema": DIALECT,
        "title": name,
        "description": description,
        **_block({name: part for name, part in schema.items() if name not in ("title", "description")}),
        "$defs": {name: _block(block) if "properties" in block else block for name, block in blocks.items()},
    }


def _block(block: dict[str, Any]) -> dict[str, Any]:
    """A block without the words that are for programmers, where everything optional may be left empty."""
    required = block.get("required", ())
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": {
            name: field if name in required else _may_be_empty(field) for name, field in block["properties"].items()
        },
    }


def _may_be_empty(field: dict[str, Any]) -> dict[str, Any]:
    words = {name: field[name] for name in ("title", "description", "examples")}
    shape = {name: part for name, part in field.items() if name not in (*words, "default")}
    if {"type": "null"} in shape.get("anyOf", ()):
        return {**words, **shape}
    return {**words, "anyOf": [shape, {"type": "null"}]}
