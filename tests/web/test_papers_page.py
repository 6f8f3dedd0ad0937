"""The papers of a case: had, copied, written, issued; and what stops an issue, in one list with a way to each."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.test import Client

CASE = "/arenden/vaghyveln/dokument/"
ISSUE = f"{CASE}utfarda/kravavsnitt/"


def test_the_papers_stand_phase_by_phase_with_what_the_others_wait_for(client: Client) -> None:
    words = client.get(CASE).content.decode()

    assert words.index("Planering") < words.index("Analys") < words.index("Matchning")
    assert "inget som ska registreras är utfärdat ännu" in words


@pytest.mark.parametrize(
    ("suffix", "begins"), [("docx", b"PK"), ("pdf", b"%PDF-"), ("html", b"<!DOCTYPE html>"), ("txt", b"1 S")]
)
def test_a_paper_is_had_in_each_format_and_nothing_is_written(
    suffix: str, begins: bytes, client: Client, cases: Path
) -> None:
    before = sorted(cases.rglob("*"))

    answer = client.get(f"{CASE}hamta/kravavsnitt/kravavsnitt.{suffix}")

    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="kravavsnitt.{suffix}"'
    assert sorted(cases.rglob("*")) == before


def test_all_papers_are_one_archive_with_the_same_bytes_each_time(client: Client) -> None:
    first, second = (client.get(f"{CASE}alla.zip").content for _ in range(2))

    with ZipFile(BytesIO(first)) as archive:
        names = archive.namelist()
    assert first == second
    assert "kravavsnitt.docx" in names
    assert not any(name.startswith(("intyg", "overenskommelse")) for name in names)


def test_a_paper_is_copied_in_pieces(client: Client) -> None:
    by_clause, by_requirement = (
        client.get(f"{CASE}kopiera/kravavsnitt/kravavsnitt/{query}").content.decode()
        for query in ("", "?delar=requirement")
    )

    assert by_clause.count('class="copy"') > 10
    assert by_requirement.count('class="copy"') > by_clause.count('class="copy"')


def test_a_paper_is_written_to_the_folder_with_its_lock(client: Client, cases: Path) -> None:
    answer = client.post(CASE, {"typ": "kravavsnitt"})

    assert answer.status_code == 302
    assert (cases / "vaghyveln" / "dokument" / "kravavsnitt.docx").is_file()
    assert (cases / "vaghyveln" / "upphandling.lock.yaml").is_file()


def test_an_issue_says_what_will_happen_and_does_nothing_until_it_is_told_to(client: Client, cases: Path) -> None:
    asked = client.get(ISSUE)
    unsaid = client.post(ISSUE)

    assert "kravavsnitt-1" in asked.content.decode() or "kravavsnitt" in asked.content.decode()
    assert "Det går inte att ångra" in asked.content.decode()
    assert unsaid.status_code == 200
    assert not (cases / "vaghyveln" / "utfardat").exists()


def test_a_section_is_issued(client: Client, cases: Path) -> None:
    answer = client.post(ISSUE, {"forstatt": "ja"})

    assert answer.status_code == 200
    assert "Utfärdat" in answer.content.decode()
    assert any((cases / "vaghyveln" / "utfardat").iterdir())
    assert "utfärdat" in client.get(CASE).content.decode()


def test_every_reason_that_stops_an_issue_has_a_way_to_it(client: Client, cases: Path) -> None:
    file = cases / "vaghyveln" / "upphandling.yaml"
    file.write_text(
        file.read_text("utf-8")
        .replace("  target_groups: [far_from_labour_market]\n", "")
        .replace("subject: works", "subject:"),
        "utf-8",
    )

    words = client.get(ISSUE).content.decode()

    assert "Kan inte utfärdas än" in words
    assert 'href="/arenden/vaghyveln/uppgifter/avtalet/#f-contract-subject"' in words


def test_an_open_question_stops_an_issue_and_leads_to_its_field(client: Client, cases: Path) -> None:
    file = cases / "stadsfesten" / "upphandling.yaml"
    text = file.read_text("utf-8")
    assert "no_sanction_reason" in text or "first_meeting_within_days" in text
    file.write_text("\n".join(line for line in text.splitlines() if "plan_within_days" not in line) + "\n", "utf-8")

    words = client.get("/arenden/stadsfesten/dokument/utfarda/kravavsnitt/").content.decode()

    assert "Utfärda" in words or "Kan inte utfärdas än" in words


def test_a_case_that_is_not_finished_says_what_its_papers_wait_for(client: Client, cases: Path) -> None:
    client.post("/arenden/ny", {"titel": "Ny väg", "krav": ["places"]})

    for page in ("dokument/", "varfor/"):
        words = client.get(f"/arenden/ny-vag/{page}").content.decode()
        assert "/arenden/ny-vag/uppgifter/avtalet/#f-contract-subject" in words


def test_the_chain_goes_on_to_handover_request_and_the_decision_not_to_claim(client: Client) -> None:
    client.post(CASE, {"typ": "kravavsnitt"})
    client.post(ISSUE, {"forstatt": "ja"})

    for kind in ("overlamning", "rattelse", "avstaende"):
        page = client.get(CASE).content.decode()
        assert f'href="/arenden/vaghyveln/dokument/utfarda/{kind}/"' in page
    answer = client.post(f"{CASE}utfarda/overlamning/", {"forstatt": "ja"})
    assert "Utfärdat" in answer.content.decode()


def test_somebody_who_may_not_write_in_the_folder_is_told_so_and_gets_the_entries_back(
    client: Client, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tenderkit.messages import Message
    from tenderkit.web.views.case import parts_page
    from tenderkit.writers.refusals import WritingRefusedError

    def full(*_: object) -> None:
        raise WritingRefusedError([Message("TK-F008", {"path": "upphandling.yaml"})])

    monkeypatch.setattr(parts_page, "save_draft", full)

    answer = client.post(
        "/arenden/vaghyveln/uppgifter/avtalet/",
        {"gjord_av": _digest(cases), "f:contract.months": "31", "var:contract.months": "30"},
    )

    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Avtal: Avtalstid" in words
    assert "31" in words


def _digest(cases: Path) -> str:
    from tenderkit.writers.output import digest_of

    return digest_of((cases / "vaghyveln" / "upphandling.yaml").read_bytes())


def test_a_day_is_understood_as_people_write_it_and_another_word_issues_nothing(client: Client, cases: Path) -> None:
    refused = client.post(ISSUE, {"forstatt": "ja", "dag": "kanske <i>"})

    assert "”kanske &lt;i&gt;” är inte en dag" in refused.content.decode()
    assert not (cases / "vaghyveln" / "utfardat").exists()

    client.post(ISSUE, {"forstatt": "ja", "dag": "22 nov 2027"})

    assert "date: 2027-11-22" in (cases / "vaghyveln" / "upphandling.lock.yaml").read_text("utf-8")


def test_other_terms_during_the_tender_time_are_issued_as_a_correction(client: Client, cases: Path) -> None:
    page = "/arenden/stadsfesten/dokument/utfarda/kravavsnitt/"
    client.post(page, {"forstatt": "ja"})
    file = cases / "stadsfesten" / "upphandling.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("reply_within_days: 10", "reply_within_days: 12"), "utf-8")
    assert file.read_text("utf-8") != text

    stopped = client.get(page).content.decode()
    assert "Är det en rättelse?" in stopped
    asked = client.get(f"{page}?rattelse=ja&dag=2027-02-03").content.decode()
    assert "Det här är en rättelse" in asked
    client.post(page, {"forstatt": "ja", "rattelse": "ja", "dag": "2027-02-03"})

    assert len(list((cases / "stadsfesten" / "utfardat").glob("*.docx"))) == 2


def test_of_several_papers_of_a_kind_one_chooses_which_are_written(client: Client, cases: Path) -> None:
    words = client.get(CASE).content.decode()
    names = re.findall(r'name="dokument" value="(kallelse-[^"]+)" checked', words)
    assert len(names) > 1

    answer = client.post(CASE, {"typ": "kallelse", "valda": "ja", "dokument": names[0]})

    assert answer.status_code == 302
    written = {file.stem for file in (cases / "vaghyveln" / "dokument").glob("kallelse*")}
    assert written == {names[0]}


def test_to_write_none_of_several_is_asked_about_again(client: Client, cases: Path) -> None:
    answer = client.post(CASE, {"typ": "kallelse", "valda": "ja"})

    assert answer.status_code == 200
    assert "Välj minst ett dokument" in answer.content.decode()
    assert not (cases / "vaghyveln" / "dokument").exists()
