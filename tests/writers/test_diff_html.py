from lxml import html

from given.sample_documents import EVERY_BLOCK
from judges.golden_files import Golden
from tenderkit.rules.changes.word_diff import DiffSection, diff_lines
from tenderkit.writers.diff_html import write_diff_html

BEFORE = ("Vite", "Hon ska betala <snart>.", "Ett stycke som tas bort.", "Kvar.")
AFTER = ("Vite", "Hon bör betala <snart>.", "Kvar.", "Ett nytt stycke här.")
COLUMNS = ("vite 1.0.0", "vite 1.1.0")


def written() -> bytes:
    return write_diff_html(EVERY_BLOCK, [DiffSection("Text", diff_lines(BEFORE, AFTER))], COLUMNS)


def table() -> html.HtmlElement:
    found = html.document_fromstring(written()).find(".//table[@class='diff']")
    assert found is not None
    return found


def said(element: html.HtmlElement) -> str:
    return str(element.text_content())


def test_the_page_is_the_approved_one(golden: Golden) -> None:
    golden("clauses_diff.html", written().decode())


def test_the_versions_stand_in_columns_with_headers() -> None:
    assert [said(cell) for cell in table().findall("thead/tr/th[@scope='col']")] == list(COLUMNS)
    assert table().findtext("caption") == "Text"


def test_each_column_holds_one_text_whole() -> None:
    page = table()
    for word in page.xpath(".//span[@class='said']"):
        word.drop_tree()

    rows = [[said(cell) for cell in row.findall("td")] for row in page.findall("tbody/tr")]

    assert tuple(before for before, _ in rows if before) == BEFORE
    assert tuple(after for _, after in rows if after) == AFTER


def test_a_change_is_told_to_those_who_do_not_see_it() -> None:
    changed = table().findall("tbody/tr")[1]

    assert [said(word) for word in changed.findall(".//del")] == ["borttaget: ska slut på borttaget"]
    assert [said(word) for word in changed.findall(".//ins")] == ["tillagt: bör slut på tillagt"]


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    source = written().decode()

    assert "default-src 'none'" in source
    assert not any(word in source for word in ("<script", "http://", "https://", "url(", " style=", "<img"))
