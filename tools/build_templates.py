"""Builds the shipped letterheads from the readable XML in `tools/letterheads`, byte for byte the same each time.

`myndighet` is drawn whole. `arbetsgivare`, for what the employer sends, differs by its own headers and footers, with nothing of the
municipality in them; its other parts are those of `myndighet`, so that all documents are set alike.

python tools/build_templates.py            writes templates/letterheads/<name>/template.docx and prepared.json
python tools/build_templates.py --check    exit 1 if what is there differs from what would be written
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tenderkit.project.places import LETTERHEADS, PREPARED_FILE
from tenderkit.readers.template.prepared import prepared_file
from tenderkit.writers.word.package import CONTENT_TYPES, serialised, zip_parts

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "tools" / "letterheads"
WHOLE = "myndighet"


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
    """Every file of every letterhead with its bytes."""
    for source in sorted(SOURCES.iterdir()):
        folder = ROOT / LETTERHEADS / source.name
        template = zip_parts(letterhead_parts(source.name))
        yield folder / "template.docx", template
        yield folder / PREPARED_FILE, prepared_file(template)


def letterhead_parts(letterhead: str) -> dict[str, bytes]:
    """The parts without the indents and comments of their source, content types first, the rest by name."""
    whole = SOURCES / WHOLE
    names = sorted(path.relative_to(whole).as_posix() for path in whole.rglob("*") if path.is_file())
    names.sort(key=lambda name: (name != CONTENT_TYPES, not name.startswith("_rels")))
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    return {name: serialised(etree.parse(source_of(name, letterhead), parser).getroot()) for name in names}


def source_of(name: str, letterhead: str) -> Path:
    """The letterhead's own file where there is one."""
    own = SOURCES / letterhead / name
    return own if own.exists() else SOURCES / WHOLE / name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
