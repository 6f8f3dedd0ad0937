"""The recruiter's papers: seen before they are saved, and those about a person for nobody else."""

import re
from pathlib import Path

import pytest
from django.test import Client

LIST = "/arenden/vaghyveln/intyg/"
CERTIFICATE = f"{LIST}intyg/intyg-p-02/"


def test_the_list_has_every_place_and_the_letters(recruiter: Client) -> None:
    words = recruiter.get(LIST).content.decode()

    assert all(f'id="P-0{number}"' in words for number in range(1, 6))
    assert CERTIFICATE in words
    assert "Kravprofil K-1" in words
    assert "ingen plats pågår" in words


def test_of_many_places_some_are_shown_at_a_time(recruiter: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenderkit.workflows.drafts.recruiters_papers.PLACES_ON_A_PAGE", 2)

    pages = [recruiter.get(LIST + query).content.decode() for query in ("", "?sida=2", "?plats=P-05", "?sida=99999999")]

    assert ['id="P-01"' in words for words in pages] == [True, False, False, True]
    assert ['id="P-05"' in words for words in pages] == [False, False, True, False]
    assert "Sida 2 av 3" in pages[1]


def test_the_list_names_nobody(recruiter: Client) -> None:
    assert "Robin" not in recruiter.get(LIST).content.decode()


def test_a_certificate_is_seen_as_it_would_be(recruiter: Client, cases: Path) -> None:
    before = sorted((cases / "vaghyveln").iterdir())

    words = recruiter.get(CERTIFICATE).content.decode()

    assert "Robin Påhittsson" in words
    assert "Robin" not in words.partition("<title>")[2].partition("</title>")[0]
    assert "Praktikintyg" in words
    assert sorted((cases / "vaghyveln").iterdir()) == before


@pytest.mark.parametrize("suffix", ["docx", "html", "txt"])
def test_it_is_downloaded_by_the_number_of_the_place(suffix: str, recruiter: Client) -> None:
    answer = recruiter.get(f"{CERTIFICATE[:-1]}.{suffix}")

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="intyg-p-02.{suffix}"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_is_written_to_its_folder_with_the_lock_for_the_owner_alone(recruiter: Client, cases: Path) -> None:
    answer = recruiter.post(CERTIFICATE)

    file = cases / "vaghyveln" / "dokument" / "intyg-p-02.docx"
    assert answer.status_code == 302
    assert file.stat().st_mode & 0o077 == 0
    assert "skrivna till mappen" in recruiter.get(answer.headers["Location"]).content.decode()


def test_one_that_is_not_ready_says_why(recruiter: Client) -> None:
    words = recruiter.get(f"{LIST}kandidatforslag/kandidatforslag-p-02/").content.decode()

    assert "Dokumentet kan inte skrivas än" in words
    assert "samtycke" in words
    assert "/arenden/vaghyveln/personer/p-02/" in words


def test_nothing_is_written_while_a_file_has_a_fault(recruiter: Client, cases: Path) -> None:
    file = cases / "vaghyveln" / "placeringar.yaml"
    file.write_text(file.read_text("utf-8").replace("event: ended", "event: slutt", 1), "utf-8")

    assert "Inget kan skrivas förrän det här är rättat" in recruiter.get(LIST).content.decode()
    assert "Dokumentet kan inte skrivas än" in recruiter.get(CERTIFICATE).content.decode()


@pytest.mark.parametrize(
    "address", ["finns-inte/x/", "bedomning/bedomning/", "intyg/intyg-p-99/", "intyg/intyg-p-02.exe", "rattelse/x.docx"]
)
def test_what_is_no_paper_of_the_recruiters_is_not_found(address: str, recruiter: Client) -> None:
    assert recruiter.get(LIST + address).status_code == 404


@pytest.mark.parametrize("role", ["procurement_officer", "coordinator", "requester"])
def test_no_other_role_has_a_paper_about_a_person_by_any_way(role: str, client: Client, cases: Path) -> None:
    client.post("/roll", {"roll": role})

    for address in (LIST, CERTIFICATE, f"{CERTIFICATE[:-1]}.docx"):
        assert client.get(address).status_code == 403
    assert client.post(CERTIFICATE).status_code == 403
    assert client.post("/arenden/vaghyveln/dokument/", {"typ": "intyg"}).status_code in (403, 404)
    assert not (cases / "vaghyveln" / "dokument").exists()


def test_the_trail_tells_of_the_place_and_of_nobody(recruiter: Client) -> None:
    from tenderkit.web.models import TrailEntry

    recruiter.get(f"{CERTIFICATE[:-1]}.docx")

    latest = TrailEntry.objects.first()
    assert latest is not None
    assert (latest.action, latest.about) == ("download", "intyg-p-02.docx")


def test_of_the_papers_of_a_kind_one_chooses_which_are_written(recruiter: Client, cases: Path) -> None:
    words = recruiter.get(CERTIFICATE).content.decode()
    names = re.findall(r'name="dokument" value="(intyg-[^"]+)" checked', words)
    assert len(names) > 1

    answer = recruiter.post(CERTIFICATE, {"valda": "ja", "dokument": names[0]})

    assert answer.status_code == 302
    assert {file.stem for file in cases.rglob("intyg-*.docx")} == {names[0]}


def test_none_of_them_is_asked_about_again(recruiter: Client, cases: Path) -> None:
    answer = recruiter.post(CERTIFICATE, {"valda": "ja"})

    assert "Välj minst ett dokument" in answer.content.decode()
    assert list(cases.rglob("intyg-*.docx")) == []
