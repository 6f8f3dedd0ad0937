"""Which letterhead a document wears."""

from pathlib import Path

import pytest

from given.cases import PLACES, WITH_DIALOGUE
from given.letterhead import STYLES, TEMPLATE, parts_of
from given.municipality import municipality, own_letterhead, own_section
from judges.word_files import unzipped, zipped
from tenderkit.project.places import LOCK_FILE
from tenderkit.workflows.papers.build import BuildOptions, build

KINDS = ("kravavsnitt", "bedomning")
ADDRESS = b"Storgatan 1"


def own_look() -> bytes:
    """The shipped letterhead with an address after the sender's name."""
    parts = unzipped(TEMPLATE.read_bytes())
    header = parts["word/header1.xml"]
    return zipped(
        parts | {"word/header1.xml": header.replace(b"{{ authority_name }}", b"{{ authority_name }} " + ADDRESS)}
    )


def headers(case: Path) -> dict[str, bool]:
    """Which documents have the address in their header."""
    documents = {kind: parts_of((case / "dokument" / f"{kind}.docx").read_bytes()) for kind in KINDS}
    return {kind: ADDRESS in parts["word/header1.xml"] for kind, parts in documents.items()}


def test_a_letterhead_laid_over_a_shipped_one_dresses_every_kind(tmp_path: Path) -> None:
    """The whole folder is copied and its template changed, so what was prepared of the shipped one lies beside it."""
    left_over = {"templates/letterheads/myndighet/prepared.json": TEMPLATE.with_name("prepared.json").read_bytes()}
    case = municipality(tmp_path, own_letterhead(own_look()) | left_over, case=WITH_DIALOGUE + PLACES)

    build(case, BuildOptions(kinds=KINDS))

    assert headers(case) == {"kravavsnitt": True, "bedomning": True}


def test_a_kind_may_name_a_letterhead_of_its_own(tmp_path: Path) -> None:
    case = municipality(tmp_path, own_section() | own_letterhead(own_look(), "egen"), case=WITH_DIALOGUE + PLACES)
    kind = tmp_path / "bibliotek" / "templates" / "kravavsnitt" / "document.yaml"
    kind.write_text(kind.read_text("utf-8").replace("letterhead: myndighet", "letterhead: egen"), "utf-8")

    build(case, BuildOptions(kinds=KINDS))

    assert headers(case) == {"kravavsnitt": True, "bedomning": False}


def test_a_template_in_the_folder_of_a_kind_is_not_looked_for(tmp_path: Path) -> None:
    library = own_section() | {"templates/kravavsnitt/template.docx": own_look()}
    case = municipality(tmp_path, library, case=WITH_DIALOGUE + PLACES)

    build(case, BuildOptions(kinds=KINDS))

    assert headers(case) == {"kravavsnitt": False, "bedomning": False}


@pytest.mark.parametrize(("kind", "left"), [("kravavsnitt", b'w:left="1247"'), ("bedomning", b'w:left="0"')])
def test_one_letterhead_serves_numbered_and_plain_headings(tmp_path: Path, kind: str, left: bytes) -> None:
    case = municipality(tmp_path, {}, case=WITH_DIALOGUE + PLACES)

    build(case, BuildOptions(kinds=(kind,)))

    styles = parts_of((case / "dokument" / f"{kind}.docx").read_bytes())[STYLES]
    body_text = styles.partition(b'w:styleId="BodyText"')[2].partition(b"</w:style>")[0]
    assert left in body_text


def test_a_lock_from_an_earlier_letterhead_is_moved_on_by_the_next_build(tmp_path: Path) -> None:
    case = municipality(tmp_path, {})
    build(case, BuildOptions())
    earlier = (case / LOCK_FILE).read_text("utf-8")
    folder = tmp_path / "bibliotek" / "templates" / "letterheads" / "myndighet"
    folder.mkdir(parents=True)
    (folder / "template.docx").write_bytes(own_look())

    result = build(case, BuildOptions())

    later = (case / LOCK_FILE).read_text("utf-8")
    changed = [(old, new) for old, new in zip(earlier.split("\n"), later.split("\n"), strict=True) if old != new]
    assert [old.partition(":")[0].strip() for old, _ in changed] == ["template", '"kravavsnitt.docx"']
    assert result.files
