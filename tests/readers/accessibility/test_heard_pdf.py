"""A PDF whose letters only its font can name, and files whose tags are made to be read for ever."""

from io import BytesIO
from pathlib import PurePath

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from given.pdf_files import Tag, pdf_file
from judges.finished_documents import shipped_rules
from tenderkit.problems import RefusedError
from tenderkit.readers.accessibility.heard_pdf import heard_pdf
from tenderkit.readers.tagged_pdf import open_pdf
from tenderkit.rules.accessibility.accessibility_rules import accessibility_findings

FILE = PurePath("brev.pdf")
IDENTITY = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)


def with_font(facts: dict[str, object]) -> bytes:
    """A PDF whose letters are of a font with these facts."""
    file = BytesIO()
    with pikepdf.open(BytesIO(pdf_file([Tag("H1", "Rubrik")]))) as pdf:
        pdf.pages[0].obj.Resources.Font["/F1"] = pdf.make_indirect(
            Dictionary({"/Type": Name.Font} | {f"/{key}": said for key, said in facts.items()})
        )
        pdf.save(file)
    return file.getvalue()


def codes(source: bytes) -> list[str]:
    return [
        found.message.code for found in accessibility_findings(heard_pdf(source, FILE), shipped_rules().say_nothing)
    ]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        pytest.param(
            {
                "Subtype": Name.Type0,
                "BaseFont": Name.Okand,
                "Encoding": Name("/Identity-H"),
                "DescendantFonts": Array(
                    [Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, CIDSystemInfo=IDENTITY)]
                ),
            },
            ["TK-A018"],
            id="numbers of glyphs",
        ),
        pytest.param(
            {
                "Subtype": Name.Type1,
                "BaseFont": Name.Okand,
                "Encoding": Dictionary(Type=Name.Encoding, Differences=Array([65, Name("/g17"), Name("/g18")])),
            },
            ["TK-A018"],
            id="names of its own",
        ),
        pytest.param(
            {"Subtype": Name.Type1, "BaseFont": Name.Helvetica, "Encoding": Name.WinAnsiEncoding}, [], id="letters"
        ),
    ],
)
def test_letters_that_only_their_font_can_name_are_told_of(facts: dict[str, object], found: list[str]) -> None:
    assert codes(with_font(facts)) == found


def with_tree(change: object) -> bytes:
    file = BytesIO()
    with pikepdf.open(BytesIO(pdf_file([Tag("H1", "Rubrik")]))) as pdf:
        change(pdf)  # type: ignore[operator]
        pdf.save(file)
    return file.getvalue()


def a_circle(pdf: pikepdf.Pdf) -> None:
    whole = pdf.Root.StructTreeRoot.K
    whole.K.append(whole)


def a_circle_of_names(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Ett=Name.Tva, Tva=Name.Ett)
    pdf.Root.StructTreeRoot.K.K[0].S = Name.Ett


def a_well(pdf: pikepdf.Pdf) -> None:
    below = pdf.Root.StructTreeRoot.K
    for _ in range(300):
        next_one = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Div, P=below))
        below.K = Array([next_one])
        below = next_one


def test_tags_that_point_back_at_themselves_are_read_once() -> None:
    assert codes(with_tree(a_circle)) == []


def test_a_circle_of_names_names_nothing() -> None:
    assert heard_pdf(with_tree(a_circle_of_names), FILE).headings == ()


def test_tags_that_are_nested_without_end_are_refused() -> None:
    with pytest.raises(RefusedError, match="TK-A045"):
        heard_pdf(with_tree(a_well), FILE)


def test_a_file_with_more_pages_than_are_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_pdf, "MOST_PAGES", 1)

    with pytest.raises(RefusedError, match="TK-A044"):
        heard_pdf(pdf_file([Tag("P", "a")], pages=2), FILE)
