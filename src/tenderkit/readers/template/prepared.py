"""`prepared.json`: a shipped template after docxtpl's preparation, so that a build need not repeat it."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, Problem


def prepared_file(template: bytes) -> bytes:
    """What docxtpl makes of the template, so that no build has to ask it; good for these very bytes alone."""
    from tenderkit.readers.template.template_reader import prepare

    parts = prepare(template)
    content = {"digest": sha256(template).hexdigest(), "seal": seal_of(parts), "parts": parts}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_prepared(path: Path, digest: str) -> dict[str, str] | None:
    """The prepared parts by name; `None` when there are none, or none for a template with this SHA-256.

    Raises `InvalidInputError` for a damaged file, with the place where it can't be read; parts that their seal doesn't
    fit are damaged too, since nothing later looks at them as closely as at a template.
    """
    if not path.is_file():
        return None
    try:
        stored = json.loads(path.read_bytes())
    except json.JSONDecodeError as error:
        raise _damaged(path, error.lineno, error.colno) from None
    except (UnicodeDecodeError, RecursionError):
        raise _damaged(path) from None
    match stored:
        case {"digest": str(of), "seal": str(seal), "parts": dict(parts)} if seal == seal_of(parts):
            return parts if of == digest else None
    raise _damaged(path)


def seal_of(parts: Mapping[str, str]) -> str:
    """The SHA-256 of the parts, whatever their order and however their file is written."""
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _damaged(path: Path, line: int = 1, column: int = 1) -> InvalidInputError:
    return InvalidInputError([Problem(path, line, column, Message("TK-T084"))])
