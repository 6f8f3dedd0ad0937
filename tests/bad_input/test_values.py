"""Values that look like something else: they come out letter for letter in every format, or are refused at their key."""

import json
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from given.cases import WITH_DIALOGUE, case_folder
from given.letterhead import parts_of
from given.municipality import municipality, own_clause
from judges.as_a_user import standing, user_runs
from judges.word_reading import body_of, texts

PURPOSE_LINE = 1 + WITH_DIALOGUE.splitlines().index("  purpose: Fler ska få arbete.")
# A clause of the municipality's own, so that free text stands in a numbered requirement and thereby in every file.
SAYS_THE_PURPOSE = own_clause(
    "{#k1} Leverantören ska bidra till: {{ purpose }}!",
    "parameters: {purpose: {from: requirement.purpose, type: text, max_length: 10000}}\n",
)

LETTER_FOR_LETTER = [
    pytest.param("Bygg & Co", id="ampersand"),
    pytest.param("a < b > c", id="less than"),
    pytest.param("{{ 7*7 }}", id="a tag"),
    pytest.param("{% if x %}{# y #}", id="more tags"),
    pytest.param("2*3*4 **fet** _kursiv_ `kod`", id="asterisks"),
    pytest.param("[a](b) ![c](d) [[vite]]", id="links"),
    pytest.param(r"C:\*temp\ny", id="a path"),
    pytest.param("rad ett\nrad två", id="a newline"),
    pytest.param("ett\ttvå", id="a tab"),
    pytest.param("Hej 👷🏽\u200d♀️ och 𝒳", id="emoji"),
    pytest.param("שלום עולם 123", id="Hebrew"),
    pytest.param("مرحبا بالعالم 123", id="Arabic"),
    pytest.param("=1+1", id="a formula"),
    pytest.param("+46 63 14 30 00", id="a plus"),
    pytest.param("  mellan  slag  ", id="spaces"),
    pytest.param("# rubrik", id="a heading"),
    pytest.param("- punkt", id="a bullet"),
    pytest.param("1. ett", id="a number"),
    pytest.param("::slot{dialog}", id="a directive"),
    pytest.param("{#k1} krav", id="a mark"),
    pytest.param("&amp; &#13; ]]>", id="entities"),
    pytest.param("<script>alert(1)</script>", id="a script"),
    pytest.param("<w:p>x</w:p>", id="Word's own"),
    pytest.param("_x0041_ _x000D_", id="Excel's own"),
    pytest.param(r"\1 $1 %s {0} {x}", id="patterns"),
    pytest.param("a\u00a0b\u2011c\u00adå", id="no-break space and hyphens"),
    pytest.param("\ue000\ue001", id="private use"),
    pytest.param("\u200fמשה\u200e a\u2067b\u2069c\u202ad\u202ce\u202ef\u202c\u200b.", id="directions that end"),
    pytest.param("[BEKRÄFTA: x]", id="a question"),
    pytest.param("NO", id="a Norwegian"),
    pytest.param("å" * 10_000, id="as long as may be"),
]

ONE_LINE = [value for value in LETTER_FOR_LETTER if value.id not in ("a newline", "a tab", "as long as may be")]

REFUSED = [
    pytest.param("a\u0007b", "TK-C045", id="a control character"),
    pytest.param("a\u0000b", "TK-C045", id="nothing at all"),
    pytest.param("a\u0085b", "TK-C045", id="a control character of Windows-1252"),
    pytest.param("a\u2028b", "TK-C045", id="a line separator"),
    pytest.param("a\u202eb", "TK-C046", id="text that turns around"),
    pytest.param("a\u2066b", "TK-C046", id="text that is set apart"),
    pytest.param("", "TK-C043", id="nothing"),
    pytest.param(" \n ", "TK-C043", id="nothing but space"),
    pytest.param("a" * 10_001, "TK-C044", id="one letter too many"),
    pytest.param("a" * 100_000, "TK-C044", id="100 000 letters"),
]

ONE_LINE_ONLY = [
    pytest.param("rad ett\nrad två", "TK-C047", id="a newline"),
    pytest.param("ett\ttvå", "TK-C047", id="a tab"),
    pytest.param("a" * 301, "TK-C044", id="301 letters"),
]


@pytest.mark.parametrize("value", LETTER_FOR_LETTER)
def test_a_value_comes_out_letter_for_letter_in_every_format(tmp_path: Path, value: str) -> None:
    folder = municipality(tmp_path, SAYS_THE_PURPOSE, case=_with("purpose: Fler ska få arbete.", "purpose", value))

    seen = user_runs("build", folder)

    assert seen.code == 0, seen.text
    files = folder / "dokument"
    assert any(f"bidra till: {value}!" in text for text in texts(body_of((files / "kravavsnitt.docx").read_bytes())))
    assert f"bidra till: {value}!" in _shown_by_a_browser(files / "kravavsnitt.html")
    assert f"bidra till: {value}!" in (files / "kravavsnitt.txt").read_text("utf-8")
    assert any(cell.endswith(f"bidra till: {value}!") for cell in _cells(files / "kravlista.xlsx"))


@pytest.mark.parametrize("value", ONE_LINE)
def test_a_title_comes_out_letter_for_letter_too(tmp_path: Path, value: str) -> None:
    folder = case_folder(tmp_path, _with("title: Provet", "title", value))

    assert user_runs("build", folder).code == 0

    parts = parts_of((folder / "dokument" / "kravavsnitt.docx").read_bytes())
    headers = [etree.fromstring(data) for name, data in parts.items() if name.startswith("word/header")]
    assert any(f"”{value}”" in text for text in texts(body_of((folder / "dokument" / "kravavsnitt.docx").read_bytes())))
    assert any(value in text for header in headers for text in texts(header))
    assert f"”{value}”" in _shown_by_a_browser(folder / "dokument" / "kravavsnitt.html")
    assert f"”{value}”" in (folder / "dokument" / "kravavsnitt.txt").read_text("utf-8")


@pytest.mark.parametrize(("value", "code"), REFUSED)
def test_a_value_that_no_document_can_hold_is_refused_at_its_key(tmp_path: Path, value: str, code: str) -> None:
    _refused(case_folder(tmp_path, _with("purpose: Fler ska få arbete.", "purpose", value)), f"{PURPOSE_LINE}:3 {code}")


@pytest.mark.parametrize(("value", "code"), ONE_LINE_ONLY)
def test_a_name_is_one_short_line(tmp_path: Path, value: str, code: str) -> None:
    _refused(case_folder(tmp_path, _with("title: Provet", "title", value)), f"2:1 {code}")


def test_a_text_longer_than_the_clause_has_room_for_is_refused_at_its_key(tmp_path: Path) -> None:
    """The shipped clause about the purpose has room for 1 000 letters, though the case file takes 10 000."""
    short = case_folder(tmp_path, _with("purpose: Fler ska få arbete.", "purpose", "å" * 1_000), "kort")
    long = case_folder(tmp_path, _with("purpose: Fler ska få arbete.", "purpose", "å" * 1_001), "lang")

    assert user_runs("check", short).code == 0
    _refused(long, f"{PURPOSE_LINE}:3 TK-R052")


def test_a_control_character_typed_into_the_file_is_found_where_it_stands(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, WITH_DIALOGUE.replace("få arbete", "få\x07 arbete"))

    _refused(folder, f"{PURPOSE_LINE}:{len('  purpose: Fler ska få') + 1} TK-C017")


def _refused(folder: Path, finding: str) -> None:
    before = standing(folder)
    for command in ("check", "build"):
        seen = user_runs(command, folder)

        assert (seen.code, seen.findings) == (1, [finding]), seen.text
        assert seen.reads_well()
        assert standing(folder) == before


def _with(line: str, key: str, value: str) -> str:
    """The sound case with another value, between quotation marks as YAML and JSON both write them."""
    quoted = json.dumps(value, ensure_ascii=False)
    printable = "".join(letter if _may_stand_in_yaml(letter) else f"\\u{ord(letter):04x}" for letter in quoted)
    assert line in WITH_DIALOGUE
    return WITH_DIALOGUE.replace(line, f"{key}: {printable}")


def _may_stand_in_yaml(letter: str) -> bool:
    return letter >= " " and letter not in "\x7f\x85\u2028\u2029\ufeff"


class _Words(HTMLParser):
    """The text of a page, as a browser sees it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.words += ["\n"] if tag == "br" else []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _shown_by_a_browser(page: Path) -> str:
    parser = _Words()
    parser.feed(page.read_text("utf-8"))
    parser.close()
    return "".join(parser.words)


def _cells(workbook: Path) -> list[str]:
    sheets = openpyxl.load_workbook(workbook).worksheets
    return [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
