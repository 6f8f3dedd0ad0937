"""A kind's folder: the names of its files, and what stands in them as it was read."""

import re
from pathlib import Path

from msgspec import Struct

from tenderkit.patterns import lazy_pattern

KIND_FILE = "document.yaml"
TEXT_FILE = "text.md"
TOP_KEY = lazy_pattern(rb"^(?=[a-z_]+:)", re.MULTILINE)


class KindFiles(Struct, frozen=True):
    """`document.yaml`, and `text.md` beside it."""

    folder: Path
    document: bytes
    text: bytes
