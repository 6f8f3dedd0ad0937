"""`prepared.json`: a shipped template after docxtpl's preparation, so that a build need not repeat it."""

import json
from pathlib import Path


def read_prepared(path: Path, digest: str) -> dict[str, str] | None:
    """The prepared parts by name; `None` when there are none, or none for a template with this SHA-256."""
    if not path.is_file():
        return None
    stored = json.loads(path.read_text("utf-8"))
    return dict(stored["parts"]) if stored.get("digest") == digest else None
