"""The digest of a clause: the same text gives the same digest on every machine and in every editor."""

import hashlib
import json
from collections.abc import Mapping
from unicodedata import normalize


def clause_digest(front_matter: Mapping[str, object], body: str) -> str:
    """SHA-256 of the canonical form: NFC, LF, sorted keys, no space at line ends."""
    front = json.dumps(front_matter, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    lines = "\n".join(line.rstrip() for line in body.replace("\r\n", "\n").strip().split("\n"))
    return hashlib.sha256(normalize("NFC", f"{front}\n---\n{lines}\n").encode()).hexdigest()
