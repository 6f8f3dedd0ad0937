"""`tenderkit templates brand`: a municipality's logo, colour and fonts in the letterheads, and in every document that is built from then on."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.image.image import Image
from docxtpl import DocxTemplate
from lxml import etree

from given.letterhead import LETTERHEADS, TEMPLATE, parts_of
from given.municipality import municipality
from given.pictures import jpeg, png
from judges.as_a_user import standing, user_runs
from judges.programs import open_xml_findings, soffice_pdf
from tenderkit.project.places import find_places
from tenderkit.rules.template.contrast import SHIPPED_COLOUR, SHIPPED_LINE, SHIPPED_SHADE
from tenderkit.workflows.template.lint_template import lint_templates
from tenderkit.writers.word.branding import SHIPPED_FONT

BRAND = """\
library = "bibliotek"

[brand]
logo = "logotyp.png"
logo_alt = "Kommunens vapen"
colour = "#7A1F3D"
font = "Arial"
heading_font = "Georgia"
"""
OWN = Path("bibliotek", "templates", "letterheads", "myndighet")
HEADER, STYLES, FONTS = "word/header1.xml", "word/styles.xml", "word/fontTable.xml"


def _municipality(folder: Path, settings: str = BRAND) -> Path:
    """The case; the library is empty but for what `brand` writes."""
    (folder / "logotyp.png").write_bytes(png(200, 120, b"Kim Exempelsson"))
    return municipality(folder, {}, settings=settings)


def _branded(folder: Path, settings: str = BRAND) -> dict[str, bytes]:
    _municipality(folder, settings)
    seen = user_runs("templates", "brand", "--library", folder)
    assert seen.code == 0, seen.text
    return parts_of((folder / OWN / "template.docx").read_bytes())


def test_the_shipped_letterhead_has_the_looks_that_are_replaced() -> None:
    """Else a change of the letterhead would silently leave some of our colours in everybody's."""
    parts = parts_of(TEMPLATE.read_bytes())
    whole = b"".join(data for name, data in parts.items() if name.startswith("word/")).decode()

    assert all(f'"{each}"' in whole for each in (SHIPPED_COLOUR, SHIPPED_SHADE, SHIPPED_LINE, SHIPPED_FONT))


def test_colour_and_fonts_stand_everywhere_in_place_of_ours(tmp_path: Path) -> None:
    parts = _branded(tmp_path)

    whole = b"".join(data for name, data in parts.items() if name.startswith("word/")).decode("utf-8", "replace")
    assert not [
        each for each in (SHIPPED_COLOUR, SHIPPED_SHADE, SHIPPED_LINE, SHIPPED_FONT, "Carlito") if each in whole
    ]
    assert whole.count('"7A1F3D"') == b"".join(parts_of(TEMPLATE.read_bytes()).values()).count(
        f'"{SHIPPED_COLOUR}"'.encode()
    )
    styles = docx.Document(str(tmp_path / OWN / "template.docx")).styles
    assert {styles[name].font.name for name in ("Title", "heading 1", "heading 4", "Avsändare")} == {"Georgia"}
    assert styles["Body Text"].font.name is None
    assert parts[STYLES].decode().count('w:ascii="Arial"') == 1
    assert '<w:font w:name="Arial"/>' in parts[FONTS].decode()


def test_the_logo_stands_above_the_sender_with_words_for_those_who_cannot_see_it(tmp_path: Path) -> None:
    _branded(tmp_path)

    header = docx.Document(str(tmp_path / OWN / "template.docx")).sections[0].first_page_header
    logo, sender, *_ = header.tables[0].cell(0, 0).paragraphs
    assert sender.text == "{{ authority_name }}"
    assert logo.text == ""
    (described,) = _in_header(tmp_path, "docPr")
    (extent,) = _in_header(tmp_path, "extent")
    assert described.get("descr") == "Kommunens vapen"
    assert (extent.get("cx"), extent.get("cy")) == ("780000", "468000")  # 2,2 × 1,3 cm


def _in_header(folder: Path, name: str) -> list[etree._Element]:
    """The elements of a picture by their name."""
    root = etree.fromstring(parts_of((folder / OWN / "template.docx").read_bytes())[HEADER])
    return list(root.iter(f"{{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}}{name}"))


@pytest.mark.parametrize(("width", "height"), [pytest.param(1000, 100, id="wide"), pytest.param(100, 300, id="tall")])
def test_a_logo_of_any_shape_fits_its_row(tmp_path: Path, width: int, height: int) -> None:
    _municipality(tmp_path)
    (tmp_path / "logotyp.png").write_bytes(png(width, height))
    assert user_runs("templates", "brand", "--library", tmp_path).code == 0

    (extent,) = _in_header(tmp_path, "extent")
    wide, high = int(extent.get("cx", "")) / 360_000, int(extent.get("cy", "")) / 360_000
    assert high <= 1.301
    assert wide <= 8.801
    assert abs(wide / high - width / height) < 0.01 * width / height


def test_a_jpeg_is_a_logo_too(tmp_path: Path) -> None:
    _municipality(tmp_path, BRAND.replace("logotyp.png", "logotyp.jpg"))
    (tmp_path / "logotyp.jpg").write_bytes(jpeg(400, 200, b"Kim Exempelsson"))

    assert user_runs("templates", "brand", "--library", tmp_path).code == 0

    pictures = [
        data for name, data in parts_of((tmp_path / OWN / "template.docx").read_bytes()).items() if "media" in name
    ]
    assert len(pictures) == 1
    assert b"Exempelsson" not in pictures[0]


def test_what_the_brand_does_not_state_stays_as_it_was(tmp_path: Path) -> None:
    parts = _branded(tmp_path, 'library = "bibliotek"\n\n[brand]\nfont = "Arial"\n')

    shipped = parts_of(TEMPLATE.read_bytes())
    assert {name for name in parts if parts[name] != shipped.get(name)} == {STYLES, FONTS}


def test_the_branded_letterhead_has_no_faults_and_says_the_same_words(tmp_path: Path) -> None:
    parts = _branded(tmp_path)

    assert lint_templates(tmp_path) == ()
    shipped = parts_of(TEMPLATE.read_bytes())
    assert [name for name in shipped if name not in parts] == []
    assert parts["word/header2.xml"].decode() == shipped["word/header2.xml"].decode().replace(SHIPPED_COLOUR, "7A1F3D")
    assert b"Kim" not in b"".join(parts.values())


def test_the_employers_letterhead_carries_nothing_of_the_municipality(tmp_path: Path) -> None:
    case = _municipality(tmp_path)

    seen = user_runs("templates", "brand", "--library", case)

    assert "Brevhuvudet arbetsgivare är som det var" in seen.out
    assert {path.name for path in (tmp_path / OWN).parent.iterdir()} == {"myndighet"}
    assert find_places(tmp_path).letterhead_folder("arbetsgivare") == LETTERHEADS / "arbetsgivare"


def test_a_document_that_is_built_wears_the_brand(tmp_path: Path) -> None:
    case = _municipality(tmp_path)
    assert user_runs("templates", "brand", "--library", tmp_path).code == 0

    seen = user_runs("build", case)

    assert seen.code == 0, seen.text
    built = parts_of((case / "dokument" / "kravavsnitt.docx").read_bytes())
    assert b'descr="Kommunens vapen"' in built[HEADER]
    assert b'w:val="7A1F3D"' in built[STYLES]
    assert [name for name in built if name.startswith("word/media/")]
    assert b"Kommunens vapen" not in (case / "dokument" / "kravavsnitt.txt").read_bytes()


def test_the_branded_letterhead_follows_the_schema_of_office(tmp_path: Path) -> None:
    _branded(tmp_path)

    assert open_xml_findings(tmp_path / OWN / "template.docx") == []


def test_libreoffice_prints_the_branded_document(tmp_path: Path) -> None:
    case = _municipality(tmp_path)
    assert user_runs("templates", "brand", "--library", tmp_path).code == 0
    assert user_runs("build", case).code == 0

    printed = soffice_pdf(case / "dokument" / "kravavsnitt.docx").read_bytes()

    assert b"/Image" in printed


def test_the_same_brand_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("en", "tva"):
        (tmp_path / name).mkdir()
        _branded(tmp_path / name)

    assert standing(tmp_path / "en" / "bibliotek") == standing(tmp_path / "tva" / "bibliotek")


def test_the_prepared_form_is_that_of_the_letterhead_and_is_used(tmp_path: Path) -> None:
    case = _municipality(tmp_path)
    assert user_runs("templates", "brand", "--library", tmp_path).code == 0
    prepared = tmp_path / OWN / "prepared.json"
    prepared.write_text(prepared.read_text("utf-8").replace("seal", "lid"), "utf-8")

    assert user_runs("build", case).findings == ["1:1 TK-T084"]


def test_an_untouched_letterhead_follows_a_changed_brand(tmp_path: Path) -> None:
    _branded(tmp_path)
    (tmp_path / "tenderkit.toml").write_text(BRAND.replace("7A1F3D", "004B87"), "utf-8")

    assert user_runs("templates", "brand", "--library", tmp_path).code == 0
    assert b'"004B87"' in parts_of((tmp_path / OWN / "template.docx").read_bytes())[STYLES]


@pytest.mark.parametrize("spoiled", ["template.docx", "prepared.json"])
def test_a_letterhead_changed_by_hand_is_kept_unless_forced(tmp_path: Path, spoiled: str) -> None:
    _branded(tmp_path)
    (tmp_path / OWN / spoiled).write_bytes(b"Mitt")
    (tmp_path / "tenderkit.toml").write_text(BRAND.replace("7A1F3D", "004B87"), "utf-8")
    before = standing(tmp_path)

    for options in ((), ("--dry-run",)):
        seen = user_runs("templates", "brand", "--library", tmp_path, *options)
        assert (seen.code, seen.findings[0]) == (3, "TK-F005"), seen.text
        assert standing(tmp_path) == before

    assert user_runs("templates", "brand", "--library", tmp_path, "--force").code == 0
    assert lint_templates(tmp_path) == ()


def test_a_letterhead_made_by_hand_is_kept(tmp_path: Path) -> None:
    _municipality(tmp_path)
    (tmp_path / OWN).mkdir(parents=True)
    (tmp_path / OWN / "template.docx").write_bytes(TEMPLATE.read_bytes())

    seen = user_runs("templates", "brand", "--library", tmp_path)

    assert (seen.code, seen.findings) == (3, ["TK-F005"])


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    _municipality(tmp_path)
    before = standing(tmp_path)

    seen = user_runs("templates", "brand", "--library", tmp_path, "--dry-run")

    assert seen.code == 0
    assert f"Skulle skriva {tmp_path / OWN / 'template.docx'}." in seen.out
    assert "10,0 till 1" in seen.out
    assert standing(tmp_path) == before


@pytest.mark.parametrize(
    ("settings", "code", "finding"),
    [
        pytest.param('library = "bibliotek"\n', 1, "1:1 TK-T095", id="no brand"),
        pytest.param(BRAND.replace("7A1F3D", "FECC02"), 1, "6:1 TK-T097", id="yellow words"),
        pytest.param(BRAND.replace("logotyp.png", "saknas.png"), 1, "4:1 TK-T201", id="no such logo"),
        pytest.param(BRAND.replace("logotyp.png", "tenderkit.toml"), 1, "4:1 TK-T202", id="no picture"),
        pytest.param(
            BRAND.replace('library = "bibliotek"', f'library = "{LETTERHEADS.parents[1].as_posix()}"'),
            3,
            "TK-T206",
            id="ours",
        ),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    tmp_path: Path, settings: str, code: int, finding: str
) -> None:
    _municipality(tmp_path, settings)
    before = standing(tmp_path)

    seen = user_runs("templates", "brand", "--library", tmp_path)

    assert (seen.code, seen.findings) == (code, [finding]), seen.text
    assert seen.reads_well()
    assert standing(tmp_path) == before


def test_without_settings_there_is_no_brand(tmp_path: Path) -> None:
    seen = user_runs("templates", "brand", "--library", tmp_path)

    assert (seen.code, seen.findings) == (3, ["TK-T200"])


def test_a_picture_in_the_letterhead_can_be_opened_by_another_program(tmp_path: Path) -> None:
    parts = _branded(tmp_path)

    (logo,) = (data for name, data in parts.items() if name.startswith("word/media/"))
    assert Image.from_blob(logo).px_width == 200
    assert (
        docx.Document(BytesIO((tmp_path / OWN / "template.docx").read_bytes())).paragraphs[0].text == "{{p content }}"
    )


def test_plain_docxtpl_renders_the_branded_letterhead(tmp_path: Path) -> None:
    """A municipality can leave us and keep its letterheads."""
    _branded(tmp_path)
    template = DocxTemplate(tmp_path / OWN / "template.docx")

    template.render({"authority_name": "Exempelköpings kommun", "content": ""}, autoescape=True)
    template.save(stream := BytesIO())

    header = docx.Document(BytesIO(stream.getvalue())).sections[0].first_page_header
    assert header.tables[0].cell(0, 0).paragraphs[1].text == "Exempelköpings kommun"
