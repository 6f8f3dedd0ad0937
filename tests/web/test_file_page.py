"""The file itself: mended where it can't be read, never written over, and a workbook made into a file."""

from pathlib import Path

from django.test import Client

from tenderkit.workflows.case.convert import convert
from tenderkit.writers.output import digest_of

PAGE = "/arenden/vaghyveln/fil/"


def test_a_broken_file_is_shown_with_its_lines_and_mended(client: Client, cases: Path) -> None:
    file = cases / "vaghyveln" / "upphandling.yaml"
    sound = file.read_text("utf-8")
    file.write_text(sound.replace("title: Väghyveln", "title: [Väghyveln"), "utf-8")

    page = client.get(PAGE).content.decode()
    client.post(PAGE, {"text": sound, "gjord_av": digest_of(file.read_bytes())})

    assert "Rad " in page
    assert file.read_text("utf-8") == sound


def test_what_cannot_be_read_is_not_written_and_comes_back(client: Client, cases: Path) -> None:
    file = cases / "vaghyveln" / "upphandling.yaml"
    before = file.read_bytes()

    answer = client.post(PAGE, {"text": "title: [<b>\n", "gjord_av": digest_of(before)})

    assert answer.status_code == 409
    assert "title: [&lt;b&gt;" in answer.content.decode()
    assert file.read_bytes() == before


def test_a_save_over_somebody_elses_shows_both(client: Client, cases: Path) -> None:
    file = cases / "vaghyveln" / "upphandling.yaml"
    before = file.read_text("utf-8")
    file.write_text(before.replace("months: 30", "months: 31"), "utf-8")

    answer = client.post(
        PAGE, {"text": before.replace("months: 30", "months: 32"), "gjord_av": digest_of(before.encode())}
    )

    words = answer.content.decode()
    assert answer.status_code == 409
    assert "months: 31" in words
    assert "months: 32" in words
    assert "months: 31" in file.read_text("utf-8")


def test_a_workbook_is_made_into_a_file(client: Client, cases: Path) -> None:
    convert(cases / "vaghyveln", to_form=True, write=True)

    page = client.get("/arenden/vaghyveln/uppgifter/kravet/")
    assert "arbetsbok" in page.content.decode()

    client.post(PAGE)
    assert client.get("/arenden/vaghyveln/uppgifter/kravet/").status_code == 200


def test_everything_that_is_read_of_a_case_is_read_of_a_workbook_too(client: Client, cases: Path) -> None:
    convert(cases / "vaghyveln", to_form=True, write=True)
    case = "/arenden/vaghyveln"

    pages = {
        name: client.get(f"{case}/{name}") for name in ("", "text/", "granska/", "varfor/", "dokument/", "handelser/")
    }
    words = {name: page.content.decode() for name, page in pages.items()}

    assert [name for name, page in pages.items() if page.status_code != 200 or "arbetsbok" in words[name]] == []
    assert "4\u00a0platser" in words["text/"]
    assert "Kontrollen" in words["granska/"] or "Det som kontrollen säger" in words["granska/"]
    assert client.get(f"{case}/dokument/hamta/kravavsnitt/kravavsnitt.txt").status_code == 200
    assert client.get(f"{case}/dokument/utfarda/kravavsnitt/").status_code == 200


def test_a_workbook_with_a_fault_names_its_cell(client: Client, cases: Path) -> None:
    from openpyxl import load_workbook

    convert(cases / "vaghyveln", to_form=True, write=True)
    file = cases / "vaghyveln" / "upphandling.xlsx"
    book = load_workbook(file)
    cell = next(cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == 30)
    cell.value = "kanske <b>"
    book.save(file)

    words = client.get("/arenden/vaghyveln/uppgifter/avtalet/").content.decode()

    assert f"!{cell.coordinate}</strong>" in words
    assert "kanske &lt;b&gt;" in words


def test_a_case_whose_folder_is_gone_is_not_found(client: Client, cases: Path) -> None:
    import shutil

    shutil.rmtree(cases / "vaghyveln")

    assert client.get("/arenden/vaghyveln/").status_code == 404
