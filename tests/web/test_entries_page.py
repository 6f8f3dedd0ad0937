"""The forms for the recruiter's two files: what is typed is understood, shown back, held against both files, and only then written."""

import re
from pathlib import Path

import pytest
from django.test import Client

CASE = "/arenden/vaghyveln/"
PERSON = f"{CASE}personer/p-02/"
PLACE = f"{CASE}platser/platser/ny/"


def _persons(cases: Path) -> Path:
    return cases / "vaghyveln" / "personer.yaml"


def _as_shown(client: Client, address: str) -> dict[str, str]:
    """What a browser would send if nothing were changed."""
    words = client.get(address).content.decode()
    return {"gjord_av": _field(words, "gjord_av")}


def _field(words: str, name: str) -> str:
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', words)
    assert found is not None
    return found[1]


def test_the_persons_stand_with_the_day_until_which_they_may_be_kept(recruiter: Client) -> None:
    answer = recruiter.get(f"{CASE}personer/")
    words = answer.content.decode()

    assert "Robin Påhittsson" in words
    assert "18 augusti 2030" in words
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Robin" not in words.partition("<title>")[2].partition("</title>")[0]


def test_no_address_on_the_page_has_a_name(recruiter: Client) -> None:
    words = recruiter.get(f"{CASE}personer/").content.decode()

    assert [link for link in re.findall(r'href="([^"]+)"', words) if "robin" in link.lower()] == []


def test_one_thing_is_changed_and_every_other_byte_stays(recruiter: Client, cases: Path) -> None:
    before = _persons(cases).read_text("utf-8")

    answer = recruiter.post(PERSON, _as_shown(recruiter, PERSON) | {"f:name": "Robin Exempelstad"})

    assert answer.status_code == 302
    assert _persons(cases).read_text("utf-8") == before.replace("Robin Påhittsson", "Robin Exempelstad")
    assert _persons(cases).stat().st_mode & 0o077 == 0


def test_what_is_read_in_other_words_is_shown_before_it_is_stored(recruiter: Client, cases: Path) -> None:
    before, sent = _persons(cases).read_text("utf-8"), _as_shown(recruiter, PERSON)
    told = sent | {"f:waiver.date": "18 april 2028", "f:waiver.covers": "Namnet."}

    shown = recruiter.post(PERSON, told).content.decode()

    assert "Så förstod vi det du skrev" in shown
    assert _persons(cases).read_text("utf-8") == before
    seen = dict(re.findall(r'name="(sett:[^"]+)" value="([^"]+)"', shown))
    assert recruiter.post(PERSON, told | seen).status_code == 302
    assert "covers: Namnet." in _persons(cases).read_text("utf-8")


def test_a_block_that_is_emptied_goes_and_a_note_is_added(recruiter: Client, cases: Path) -> None:
    told = _as_shown(recruiter, PERSON) | {
        "f:waiver.date": "",
        "f:waiver.covers": "",
        "f:problems[1].date": "2028-06-01",
        "f:problems[1].what": "Arbetskläderna kom för sent.",
        "f:problems[1].done": "",
    }

    assert recruiter.post(PERSON, told).status_code == 302

    words = _persons(cases).read_text("utf-8").partition("Robin")[2].partition("- place")[0]
    assert "waiver" not in words
    assert "{date: 2028-06-01, what: Arbetskläderna kom för sent.}" in words
    emptied = {"f:problems[1].date": "", "f:problems[1].what": "", "f:problems[1].done": ""}
    recruiter.post(PERSON, _as_shown(recruiter, PERSON) | emptied)
    assert "problems" not in _persons(cases).read_text("utf-8")


def test_a_person_is_added_and_taken_away(recruiter: Client, cases: Path) -> None:
    before = _persons(cases).read_bytes()
    page = f"{CASE}personer/ny/"

    recruiter.post(PERSON, _as_shown(recruiter, PERSON) | {"ta_bort": "ja"})
    assert "Robin" not in _persons(cases).read_text("utf-8")
    assert "Platser som ingen är införd för" in recruiter.get(f"{CASE}personer/").content.decode()

    answer = recruiter.post(page, _as_shown(recruiter, page) | {"f:place": "P-02", "f:name": "Kit Påhitt"})
    assert answer.status_code == 302
    assert "Kit Påhitt" in recruiter.get(f"{CASE}personer/").content.decode()
    assert _persons(cases).read_bytes() != before


def test_a_fault_stands_at_its_field_and_what_was_typed_comes_back(recruiter: Client, cases: Path) -> None:
    before = _persons(cases).read_bytes()
    told = _as_shown(recruiter, PERSON) | {"f:place": "P-99", "f:birth_date": "kanske <b>", "f:name": "Kim"}

    words = recruiter.post(PERSON, told).content.decode()

    assert "Inget är sparat" in words
    assert 'aria-invalid="true"' in words
    assert "kanske &lt;b&gt;" in words
    assert 'value="P-99" selected' in words
    assert _persons(cases).read_bytes() == before


def test_a_rule_that_is_broken_is_told_at_the_field(recruiter: Client) -> None:
    told = _as_shown(recruiter, PERSON) | {"f:place": "P-99"}

    assert "platsen P-99 finns inte" in recruiter.post(PERSON, told).content.decode()


def test_somebody_elses_save_is_not_written_over(recruiter: Client, cases: Path) -> None:
    sent = _as_shown(recruiter, PERSON)
    _persons(cases).write_text(_persons(cases).read_text("utf-8") + "# Ändrad.\n", "utf-8")

    answer = recruiter.post(PERSON, sent | {"f:name": "Robin Ny"})

    assert answer.status_code == 409
    assert 'value="Robin Ny"' in answer.content.decode()
    assert "Robin Ny" not in _persons(cases).read_text("utf-8")
    assert recruiter.post(PERSON, _as_shown(recruiter, PERSON) | {"f:name": "Robin Ny"}).status_code == 302


def test_a_place_is_added_with_the_next_number(recruiter: Client, cases: Path) -> None:
    page = recruiter.get(PLACE).content.decode()
    assert _field(page, "f:id") == "P-06"
    assert '<option value="P-03" lang="sv">' in page  # the places that it can replace
    assert 'name="f:supplier"' not in page  # there is only one

    told = {"f:id": "P-06", "f:kind": "internship", "f:workplace": "Depån", "f:planned.starts": "2029-02-05"}
    assert recruiter.post(PLACE, _as_shown(recruiter, PLACE) | told).status_code == 302
    assert "id: P-06" in (cases / "vaghyveln" / "placeringar.yaml").read_text("utf-8")
    assert "P-06" in recruiter.get(f"{CASE}handelser/").content.decode()


@pytest.mark.parametrize("sort", ["platser", "kravprofiler", "overenskommelser", "startmoten", "gallring"])
def test_every_sort_of_entry_has_its_form(sort: str, recruiter: Client) -> None:
    assert recruiter.get(f"{CASE}platser/{sort}/ny/").status_code == 200


@pytest.mark.parametrize("entry", ["platser/p-99/", "startmoten/9/", "finns-inte/ny/", "personer/p-01/"])
def test_an_entry_that_is_not_there_is_not_found(entry: str, recruiter: Client) -> None:
    assert recruiter.get(f"{CASE}platser/{entry}").status_code == 404


def test_the_retention_decision_is_changed(recruiter: Client, cases: Path) -> None:
    page = f"{CASE}platser/gallring/1/"

    recruiter.post(page, _as_shown(recruiter, page) | {"f:decision": "KS 2029/1", "f:remove_after_months": "12"})

    assert "KS 2029/1" in (cases / "vaghyveln" / "placeringar.yaml").read_text("utf-8")
    assert "KS 2029/1" in recruiter.get(f"{CASE}personer/").content.decode()


def test_where_nothing_is_kept_yet_a_button_begins_it(recruiter: Client, cases: Path) -> None:
    for page in ("platser", "personer"):
        assert "Börja föra in" in recruiter.get(f"/arenden/stadsfesten/{page}/").content.decode()

    recruiter.post("/arenden/stadsfesten/platser/")

    assert (cases / "stadsfesten" / "personer.yaml").is_file()
    assert recruiter.get("/arenden/stadsfesten/platser/").status_code == 200


def test_files_that_cannot_be_read_are_told_of(recruiter: Client, cases: Path) -> None:
    _persons(cases).write_text("format: 2\npersons: 7\n", "utf-8")

    assert "Filerna kan inte läsas som de står" in recruiter.get(f"{CASE}personer/").content.decode()


def test_a_form_where_no_file_is_says_so(recruiter: Client) -> None:
    assert recruiter.get("/arenden/stadsfesten/platser/platser/ny/").status_code >= 400


def test_the_trail_names_the_sort_and_nobody(recruiter: Client) -> None:
    from tenderkit.web.models import TrailEntry

    recruiter.post(PERSON, _as_shown(recruiter, PERSON) | {"f:name": "Robin Ny"})

    latest = TrailEntry.objects.first()
    assert latest is not None
    assert (latest.action, latest.about) == ("save", "personer")
