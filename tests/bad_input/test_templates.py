"""A Word template that can't be used: what is said when it is checked and when a document needs it; nothing is written."""

from pathlib import Path

import pytest

from given.hostile_zips import Entry, zip_file
from given.letterhead import TEMPLATE
from given.municipality import municipality, own_letterhead, own_section
from judges.as_a_user import standing, user_runs
from judges.word_files import paragraph, relationship, table, unzipped, zipped

PLACE = "bibliotek/templates/letterheads/myndighet/template.docx"
KIND = "bibliotek/templates/kravavsnitt/document.yaml"
DOCUMENT, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
SHIPPED = TEMPLATE.read_bytes()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _with(*paragraphs: str) -> bytes:
    """The shipped template with more paragraphs at the end."""
    parts = unzipped(SHIPPED)
    words, section, rest = parts[DOCUMENT].decode().rpartition("<w:sectPr")
    return zipped(parts | {DOCUMENT: f"{words}{''.join(paragraphs)}{section}{rest}".encode()})


def _changed(part: str, old: bytes, new: bytes) -> bytes:
    """The shipped template with other bytes in one part."""
    parts = unzipped(SHIPPED)
    assert old in parts[part]
    return zipped(parts | {part: parts[part].replace(old, new)})


def _adding(parts: dict[str, bytes]) -> bytes:
    return zipped(unzipped(SHIPPED) | parts)


def _relating(kind: str, target: str) -> bytes:
    relation = relationship(kind, target, "rId99", "External").encode()
    return _changed(RELATIONS, b"</Relationships>", relation + b"</Relationships>")


NO_TEMPLATE = [
    pytest.param(b"", "TK-P001", id="an empty file"),
    pytest.param(b"Brevhuvud\n", "TK-P002", id="a text file"),
    pytest.param(b"%PDF-1.7\n", "TK-P002", id="a PDF"),
    pytest.param(OLE + bytes(600), "TK-P003", id="a .doc"),
    pytest.param(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "TK-P004", id="a file with a password"),
    pytest.param(SHIPPED[: len(SHIPPED) // 2], "TK-P005", id="half a file"),
    pytest.param(SHIPPED[:400] + b"\0" * 20 + SHIPPED[420:], "TK-P005", id="a file with a scratch"),
    pytest.param(zip_file(Entry(TYPES, b"x", flags=1)), "TK-P006", id="an encrypted part"),
    pytest.param(b"PK\x03\x04" + bytes(50 * 1024 * 1024), "TK-P007", id="50 MB"),
    pytest.param(zip_file(Entry(TYPES, bytes(40_000_000))), "TK-P010", id="a zip bomb"),
    pytest.param(zip_file(Entry("../ut.xml", b"x")), "TK-P014", id="a part that climbs out"),
    pytest.param(zipped({"brev.txt": b"x"}), "TK-P020", id="any zip"),
    pytest.param(_changed(TYPES, MAIN, MAIN.replace(b"document.main", b"template.main")), "TK-P021", id="a .dotx"),
    pytest.param(
        _changed(TYPES, MAIN, b"application/vnd.ms-word.document.macroEnabled.main+xml"), "TK-P022", id="a .docm"
    ),
    pytest.param(_adding({"word/vbaProject.bin": OLE}), "TK-P022", id="a macro inside"),
    pytest.param(_adding({DOCUMENT: b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "TK-P024", id="an entity"),
    pytest.param(_adding({DOCUMENT: b"<w:document>"}), "TK-P026", id="XML cut short"),
]

FAULTY = [
    pytest.param(_with(paragraph("Hej {{ namn }}")), ["2:0 TK-T002"], id="an undefined name"),
    pytest.param(_with(paragraph("{{ 7*7 }}")), ["2:0 TK-T005"], id="arithmetic in a tag"),
    pytest.param(_with(paragraph("{{ unit.__class__ }}")), ["2:0 TK-T030"], id="code in a tag"),
    pytest.param(_with(paragraph("{{ authority.name }}")), ["2:0 TK-T030"], id="a dotted name"),
    pytest.param(_with(paragraph("{{ open('x') }}")), ["2:0 TK-T005"], id="a call in a tag"),
    pytest.param(_with(paragraph("{% set a = unit %}")), ["2:0 TK-T010"], id="a statement"),
    pytest.param(_with(paragraph("{{ unit | upper }}")), ["2:0 TK-T006"], id="a filter"),
    pytest.param(_with(paragraph("{{r unit }}")), ["2:0 TK-T007"], id="docxtpl's own XML"),
    pytest.param(_with(paragraph("{%- if unit %}a{% endif %}")), ["2:0 TK-T008"], id="joined paragraphs"),
    pytest.param(_with(paragraph("{# att göra #}")), ["2:0 TK-T009"], id="a comment"),
    pytest.param(_with(paragraph("{{ unit")), ["2:0 TK-T001"], id="half a tag"),
    pytest.param(_with(paragraph("{{ un"), paragraph("it }}")), ["2:0 TK-T001", "3:0 TK-T001"], id="a tag in two"),
    pytest.param(
        _with(paragraph("{%p for x in unit %}"), paragraph("a"), paragraph("{%p endfor %}")),
        ["2:0 TK-T010", "4:0 TK-T010"],
        id="a loop",
    ),
    pytest.param(
        _with(table(["{%tr for x in unit %}"], ["a"], ["{%tr endfor %}"])),
        ["2:0 TK-T010", "4:0 TK-T010"],
        id="a loop over rows",
    ),
    pytest.param(_with(paragraph("{% if unit %}a")), ["2:0 TK-T013"], id="a condition that never ends"),
    pytest.param(_with(paragraph("a{% endif %}")), ["2:0 TK-T012"], id="a condition that never began"),
    pytest.param(
        _with(paragraph("Obs! {%p if unit %}"), paragraph("a"), paragraph("{%p endif %}")),
        ["2:0 TK-T020"],
        id="text beside {%p if %}",
    ),
    pytest.param(_with(paragraph("{{p content }}")), ["2:0 TK-T016"], id="the content twice"),
    pytest.param(_with(table(["{{p content }}"])), ["2:0 TK-T016"], id="the content in a table"),
    pytest.param(_changed(DOCUMENT, b"{{p content }}", b""), ["0:0 TK-T017"], id="no place for the content"),
    pytest.param(_relating("image", "http://a.se/b.png"), ["0:0 TK-P031"], id="a linked picture"),
    pytest.param(_relating("attachedTemplate", "file:///C:/a.dotm"), ["0:0 TK-P031"], id="a linked template"),
    pytest.param(_relating("hyperlink", "file://server/a"), ["0:0 TK-P032"], id="a link to a file"),
]


@pytest.mark.parametrize(("template", "code"), NO_TEMPLATE)
def test_a_file_that_is_no_template_is_refused(tmp_path: Path, template: bytes, code: str) -> None:
    _refused(tmp_path, template, 3, [code])


@pytest.mark.parametrize(("template", "findings"), FAULTY)
def test_a_fault_in_a_template_is_found_in_its_paragraph(tmp_path: Path, template: bytes, findings: list[str]) -> None:
    _refused(tmp_path, template, 1, findings)


def test_a_template_without_our_styles_is_refused(tmp_path: Path) -> None:
    parts = unzipped(SHIPPED)
    styles, _, after = parts["word/styles.xml"].decode().partition("<w:style ")
    assert after
    case = municipality(tmp_path, own_letterhead(zipped(parts | {"word/styles.xml": f"{styles}</w:styles>".encode()})))
    before = standing(tmp_path)

    for command in (("templates", "lint", tmp_path / PLACE), ("build", case)):
        seen = user_runs(*command)

        assert seen.code == 1, seen.text
        assert "TK-T080 mallen saknar formatmallarna heading 1, heading 2," in seen.text
        assert seen.reads_well()
    assert standing(tmp_path) == before


def test_every_fault_of_a_template_comes_in_one_run(tmp_path: Path) -> None:
    words = ("{{ namn }}", "{{ 7*7 }}", "{% endif %}", "{% for x in unit %}", "{{ unit|upper }}", "{{ unit.x }}")

    _refused(
        tmp_path,
        _with(*map(paragraph, words)),
        1,
        ["2:0 TK-T002", "3:0 TK-T005", "4:0 TK-T012", "5:0 TK-T010", "6:0 TK-T006", "7:0 TK-T030"],
    )


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    seen = user_runs("templates", "lint", tmp_path / PLACE)

    assert (seen.code, seen.findings) == (3, ["TK-S008"])
    assert seen.reads_well()


@pytest.mark.parametrize(
    ("stated", "finding", "words"),
    [
        pytest.param("myndigheten", "8:1 TK-T065", "menade du myndighet?", id="misspelt"),
        pytest.param("employer", "8:1 TK-T066", "Välj bland arbetsgivare, myndighet", id="no such thing"),
    ],
)
def test_a_letterhead_that_is_not_there_is_named(tmp_path: Path, stated: str, finding: str, words: str) -> None:
    case = municipality(tmp_path, own_section())
    kind = tmp_path / KIND
    kind.write_text(kind.read_text("utf-8").replace("letterhead: myndighet", f"letterhead: {stated}"), "utf-8")
    before = standing(tmp_path)

    for command in (("templates", "lint", "--library", tmp_path), ("check", case), ("build", case)):
        seen = user_runs(*command)

        assert (seen.code, seen.findings) == (1, [finding]), seen.text
        assert f"{kind}:{finding.split(maxsplit=1)[0]}" in seen.text
        assert words in seen.text
        assert seen.reads_well()
    assert standing(tmp_path) == before


KIND_FILES = [
    pytest.param("document.yaml", "", "1:1 TK-C015", id="an empty document.yaml"),
    pytest.param("document.yaml", "- kravavsnitt\n", "1:1 TK-C014", id="a list"),
    pytest.param("text.md", None, "TK-C025", id="no text"),
    pytest.param("text.md", "Hej.\n\nHej {{ namn }}.", "3:5 TK-T041", id="an undeclared hole"),
    pytest.param("text.md", "Hej.\n\n::saga", "3:1 TK-T042", id="an unknown directive"),
    pytest.param("text.md", "::slot{saga}\n", "1:1 TK-T042", id="an unknown slot"),
    pytest.param("text.md", "{% if law == LOU %}\n\nText.", "1:1 TK-L020", id="no endif"),
    pytest.param("text.md", "{% if suppliers is stated %}\n\na\n\n{% endif %}", "16:1 TK-T040", id="a forbidden fact"),
]


@pytest.mark.parametrize(("name", "text", "finding"), KIND_FILES)
def test_a_document_kind_that_cannot_be_used_is_refused(
    tmp_path: Path, name: str, text: str | None, finding: str
) -> None:
    case = municipality(tmp_path, own_section())
    path = (tmp_path / KIND).with_name(name)
    if text is None:
        path.unlink()
    else:
        path.write_text(text, "utf-8")
    before = standing(tmp_path)

    seen = user_runs("build", case)

    assert seen.code == 1, seen.text
    assert finding in seen.findings
    assert seen.reads_well()
    assert standing(tmp_path) == before


def _refused(folder: Path, template: bytes, exit_code: int, findings: list[str]) -> None:
    case = municipality(folder, own_letterhead(template))
    before = standing(folder)
    for command in (("templates", "lint", folder / PLACE), ("build", case)):
        seen = user_runs(*command)

        faults = [
            each for each in seen.findings if "TK-T050" not in each
        ]  # what is typed in the body is told, and stops nothing
        assert (seen.code, faults) == (exit_code, findings), seen.text
        assert str(folder / PLACE) in seen.text
        assert seen.reads_well()
    assert standing(folder) == before
