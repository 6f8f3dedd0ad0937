"""`prepared.json`: a shipped template after docxtpl's preparation, so that a build need not repeat it."""

import json
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, Problem


def read_prepared(path: Path, digest: str) -> dict[str, str] | None:
    """The prepared parts by name; `None` when there are none, or none for a template with this SHA-256.

    Raises `InvalidInputError` for a damaged file, with the place where it can't be read.
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
        case {"digest": str(of), "parts": dict(parts)} if all(isinstance(xml, str) for xml in parts.values()):
            return parts if of == digest else None
    raise _damaged(path)


def _damaged(path: Path, line: int = 1, column: int = 1) -> InvalidInputError:
    return InvalidInputError([Problem(path, line, column, Message("TK-T084"))])
