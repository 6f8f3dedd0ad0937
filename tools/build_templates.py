"""Builds every shipped `template.docx` from the readable XML in `tools/letterhead`, byte for byte the same each time.

One family of looks: a kind whose headings are plain has no column of numbers, so that its words stand at the margin and
closer together; one that the employer sends has the header and footer of `tools/letterhead_employer`, with nothing of the municipality.

python tools/build_templates.py            writes templates/<kind>/template.docx and prepared.json
python tools/build_templates.py --check    exit 1 if what is there differs from what would be written
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml
from lxml import etree

from tenderkit.readers.template.template_reader import prepare
from tenderkit.writers.word.package import CONTENT_TYPES, serialised, zip_parts

ROOT = Path(__file__).resolve().parent.parent
LETTERHEAD = ROOT / "tools" / "letterhead"
EMPLOYER = ROOT / "tools" / "letterhead_employer"
REPORT = "rapport"  # the plain letterhead of what tenderkit reports; no document kind
NUMBER_COLUMN = 1247  # twentieths of a point, as in styles.xml
BEFORE_PLAIN_HEADING = {"Heading1": "120", "Heading2": "240"}  # a memo is to fit on its page
TITLE = "{http://purl.org/dc/elements/1.1/}title"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Look:
    """What tells one kind's template from another's."""

    title: str
    numbered: bool = True
    from_employer: bool = False


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
    kinds = sorted(path.parent for path in (ROOT / "templates").glob("*/document.yaml"))
    looks = {folder: look_of(yaml.safe_load((folder / "document.yaml").read_text("utf-8"))) for folder in kinds}
    for folder, look in (looks | {ROOT / "templates" / REPORT: Look("Rapport")}).items():
        template = zip_parts(letterhead_parts(look))
        yield folder / "template.docx", template
        yield folder / "prepared.json", prepared(template)


def look_of(kind: dict[str, str]) -> Look:
    """The look that a `document.yaml` asks for."""
    return Look(kind["title"], kind.get("headings") != "plain", kind.get("letterhead") == "employer")


def prepared(template: bytes) -> bytes:
    """What docxtpl makes of the template, so that no build has to ask it; good for these very bytes alone."""
    content = {"digest": sha256(template).hexdigest(), "parts": prepare(template)}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def letterhead_parts(look: Look) -> dict[str, bytes]:
    """The parts without the indents and comments of their source, content types first, the rest by name."""
    names = sorted(path.relative_to(LETTERHEAD).as_posix() for path in LETTERHEAD.rglob("*") if path.is_file())
    names.sort(key=lambda name: (name != CONTENT_TYPES, not name.startswith("_rels")))
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    roots = {name: etree.parse(source_of(name, look), parser).getroot() for name in names}
    for element in roots["docProps/core.xml"].iterfind(TITLE):
        element.text = look.title
    if not look.numbered:
        remove_number_column(roots["word/styles.xml"])
        remove_number_column(roots["word/numbering.xml"])
        move_together(roots["word/styles.xml"])
    return {name: serialised(root) for name, root in roots.items()}


def source_of(name: str, look: Look) -> Path:
    """The employer's own file where there is one."""
    own = EMPLOYER / name
    return own if look.from_employer and own.exists() else LETTERHEAD / name


def remove_number_column(root: etree._Element) -> None:
    """Everything that stands to the right of the numbers moves to the margin."""
    for indent in root.iter(f"{W}ind"):
        left = int(indent.get(f"{W}left", "0"))
        if left >= NUMBER_COLUMN:
            indent.set(f"{W}left", str(left - NUMBER_COLUMN))
        if indent.get(f"{W}hanging") == str(NUMBER_COLUMN):
            indent.set(f"{W}hanging", "0")


def move_together(styles: etree._Element) -> None:
    for style in styles.iter(f"{W}style"):
        before = BEFORE_PLAIN_HEADING.get(style.get(f"{W}styleId", ""))
        for spacing in style.iterfind(f"{W}pPr/{W}spacing") if before else ():
            spacing.set(f"{W}before", str(before))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
