"""Builds every shipped `template.docx` from the readable XML in `tools/letterhead`, byte for byte the same each time.

python tools/build_templates.py            writes templates/<kind>/template.docx and prepared.json
python tools/build_templates.py --check    exit 1 if what is there differs from what would be written
"""

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import yaml
from lxml import etree

from tenderkit.readers.template_reader import prepare
from tenderkit.writers.word.package import CONTENT_TYPES, serialised, zip_parts

ROOT = Path(__file__).resolve().parent.parent
LETTERHEAD = ROOT / "tools" / "letterhead"
KINDS = ("kravavsnitt",)
REPORT = "rapport"  # the plain letterhead of what tenderkit reports; no document kind
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def main(arguments: list[str]) -> int:
    built = dict(build())
    stale = [path for path, data in built.items() if not path.exists() or path.read_bytes() != data]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not what tools/build_templates.py writes")
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(built[path])
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


def build() -> Iterator[tuple[Path, bytes]]:
    """Every file of every kind with its bytes."""
    for kind in (*KINDS, REPORT):
        folder = ROOT / "templates" / kind
        title = "Rapport" if kind == REPORT else yaml.safe_load((folder / "document.yaml").read_text("utf-8"))["title"]
        template = zip_parts(letterhead_parts(title))
        yield folder / "template.docx", template
        yield folder / "prepared.json", prepared(template)


def prepared(template: bytes) -> bytes:
    """What docxtpl makes of the template, so that no build has to ask it; good for these very bytes alone."""
    content = {"digest": sha256(template).hexdigest(), "parts": prepare(template)}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def letterhead_parts(title: str) -> dict[str, bytes]:
    """The parts without the indents and comments of their source, content types first, the rest by name."""
    names = sorted(path.relative_to(LETTERHEAD).as_posix() for path in LETTERHEAD.rglob("*") if path.is_file())
    names.sort(key=lambda name: (name != CONTENT_TYPES, not name.startswith("_rels")))
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    roots = {name: etree.parse(LETTERHEAD / name, parser).getroot() for name in names}
    for element in roots["docProps/core.xml"].iterfind(TITLE):
        element.text = title
    return {name: serialised(root) for name, root in roots.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
