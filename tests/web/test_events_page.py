"""What has happened in a case, from the handover to a claim: noted by the same function as the command's, and refused as it refuses."""

import re
import shutil
from pathlib import Path

import pytest
from django.test import Client

from judges.checkout import ROOT
from tenderkit.model.journal.choices import EventKind
from tenderkit.workflows.drafts.journal_page import as_told

PAGE = "/arenden/vaghyveln/handelser/"


def _journal(cases: Path) -> str:
    return (cases / "vaghyveln" / "placeringar.yaml").read_text("utf-8")


def test_the_events_stand_with_the_latest_first_and_what_they_come_to(client: Client) -> None:
    words = client.get(PAGE).content.decode()

    assert words.index("19 januari 2029") < words.index("14 februari 2028")
    assert "beslut att inte kräva vite" in words
    assert "Kravet är uppfyllt" in words


def test_the_days_of_the_events_stand_as_people_write_them(client: Client) -> None:
    words = client.get(PAGE).content.decode()
    told = words[words.index('id="hant"') : words.index('id="laget"')]

    assert "23 februari 2028" in told
    assert re.findall(r"\d{4}-\d{2}-\d{2}", told) == []


@pytest.mark.parametrize("kind", list(EventKind), ids=lambda kind: str(kind.value))
def test_every_event_has_its_form(kind: EventKind, client: Client) -> None:
    words = client.get(f"{PAGE}?handelse={kind.value}").content.decode()

    assert 'name="f:date"' in words
    assert f'name="handelse" value="{kind.value}"' in words


def test_an_event_is_noted_as_people_write_it(client: Client, cases: Path) -> None:
    told = {"handelse": "report_received", "f:date": "19 mars 2029", "f:period_ends": "5/3 2029"}

    shown = client.post(PAGE, told)

    assert "Så förstod vi det du skrev" in shown.content.decode()
    assert "2029-03-19" not in _journal(cases)
    seen = dict(re.findall(r'name="(sett:[^"]+)" value="([^"]+)"', shown.content.decode()))
    assert client.post(PAGE, told | seen).status_code == 302
    assert "date: 2029-03-19, event: report_received" in _journal(cases)
    assert "rapport kom in" in client.get(PAGE).content.decode()


def test_a_deficiency_is_noted_with_its_request_and_its_claim_can_follow(client: Client, cases: Path) -> None:
    found = {
        "f:date": "2029-02-01",
        "f:deficiency": "B-3",
        "f:clause": "uppfoljning",
        "f:facts": "En rapport saknas.",
        "f:period_ends": "2029-01-05",
    }

    client.post(PAGE, {"handelse": "deficiency_found", **found})
    client.post(PAGE, {"handelse": "notice_sent", "f:date": "2029-02-02", "f:deficiency": "B-3"})

    assert _journal(cases).count("deficiency: B-3") == 2
    assert "B-3" in client.get(f"{PAGE}?handelse=notice_received").content.decode()


def test_an_event_that_cannot_be_is_refused_with_its_reasons_and_comes_back(client: Client, cases: Path) -> None:
    before = _journal(cases)

    answer = client.post(PAGE, {"handelse": "started", "f:date": "kanske <b>", "f:place": "P-99"})

    words = answer.content.decode()
    assert "Händelsen är inte antecknad" in words
    assert 'value="kanske &lt;b&gt;"' in words
    assert 'value="P-99"' in words
    assert _journal(cases) == before


def test_an_event_that_there_is_not_has_no_form(client: Client, cases: Path) -> None:
    before = _journal(cases)

    assert "Lägg till en händelse" in client.get(f"{PAGE}?handelse=hopp").content.decode()
    client.post(PAGE, {"handelse": "hopp", "f:date": "2029-02-01"})
    assert _journal(cases) == before


def test_a_case_without_a_journal_begins_one(client: Client, cases: Path) -> None:
    page = "/arenden/stadsfesten/handelser/"
    assert "Börja föra händelser" in client.get(page).content.decode()

    client.post(page, {"borja": "ja"})

    assert (cases / "stadsfesten" / "placeringar.yaml").is_file()


def test_a_journal_that_cannot_be_read_is_told_of(client: Client, cases: Path) -> None:
    file = cases / "vaghyveln" / "placeringar.yaml"
    file.write_text(_journal(cases).replace("event: ended", "event: slutt", 1), "utf-8")

    words = client.get(PAGE).content.decode()

    assert "Journalen kan inte läsas som den står" in words


def test_each_place_is_a_bar_with_the_same_told_in_words(client: Client) -> None:
    words = client.get(PAGE).content.decode()

    assert words.count("<svg") == 5
    assert "slutade i förtid, 33 av 103 dagar" in words
    assert "ersätter P-03" in words
    assert "Platsen har ersatts av P-05." in words
    assert "4 av 4" in words
    assert "style=" not in words.partition("<main")[2].partition('id="hant"')[0]


def test_a_place_that_is_planned_and_one_until_further_notice_are_drawn(client: Client, cases: Path) -> None:
    file = cases / "vaghyveln" / "placeringar.yaml"
    place = "  - {id: P-06, kind: employment, workplace: Depån, planned: {starts: 2029-06-01}}\n"
    file.write_text(_journal(cases).replace("places:\n", f"places:\n{place}", 1), "utf-8")

    words = client.get(PAGE).content.decode()

    assert "tills vidare" in words
    assert "planerad" in words


def test_before_the_award_there_is_nothing_to_draw(client: Client, cases: Path) -> None:
    client.post("/arenden/bibliotek-finns-inte/handelser/", {"borja": "ja"})
    client.post("/arenden/stadsfesten/handelser/", {"borja": "ja"})

    assert "<svg" not in client.get("/arenden/stadsfesten/handelser/").content.decode()


def test_a_case_with_a_fault_still_shows_its_events(client: Client, cases: Path) -> None:
    file = cases / "vaghyveln" / "upphandling.yaml"
    file.write_text(file.read_text("utf-8").replace("title: ", "titel: ", 1), "utf-8")

    words = client.get(f"{PAGE}?handelse=started").content.decode()

    assert "plats slutade" in words
    assert "<svg" not in words


def test_a_place_is_chosen_among_those_that_there_are(client: Client) -> None:
    words = client.get(f"{PAGE}?handelse=ended&f:place=P-04").content.decode()

    assert '<option value="P-04" lang="sv" selected>' in words
    assert '<option value="P-01" lang="sv">' in words
    assert 'name="f:supplier"' not in words


def test_what_is_needed_stands_before_what_may_be_told(client: Client) -> None:
    words = client.get(f"{PAGE}?handelse=ended").content.decode()

    assert words.index('name="f:ended_by"') < words.index("Fler uppgifter") < words.index('name="f:ground"')


def test_an_event_is_corrected_by_a_new_one(client: Client, cases: Path) -> None:
    client.post(PAGE, {"handelse": "report_received", "f:date": "2029-03-19", "f:period_ends": "2029-03-05"})
    number = re.findall(r"id: (H-[0-9]+)", _journal(cases))[-1]

    form = client.get(f"{PAGE}?rattar={number}").content.decode()
    assert 'value="2029-03-19"' in form
    corrected = {"handelse": "report_received", "rattar": number, "f:date": "2029-03-20", "f:period_ends": "2029-03-05"}
    answer = client.post(PAGE, corrected)

    assert answer.status_code in (200, 302)
    if answer.status_code == 200:  # a correction can't have been written before what it corrects happened
        assert "Händelsen är inte antecknad" in answer.content.decode()
    else:
        assert f"corrects: {number}" in _journal(cases)


def test_a_number_that_is_not_there_corrects_nothing(client: Client) -> None:
    assert "Lägg till en händelse" in client.get(f"{PAGE}?rattar=H-999").content.decode()


def test_a_claim_is_divided_between_the_authorities_line_by_line(client: Client, cases: Path) -> None:
    shutil.copytree(ROOT / "samples" / "stadtjanster-tre-kommuner", cases / "stadtjanster")
    page = "/arenden/stadtjanster/handelser/"
    assert 'name="f:shares"' in client.get(f"{page}?handelse=claimed").content.decode()
    claim = {"handelse": "claimed", "f:date": "2031-01-10", "f:deficiency": "B-9"}

    refused = client.post(page, claim | {"f:shares": "Krokoms kommun 25 %\r\nÅre kommun"}).content.decode()
    assert "Krokoms kommun 25 %" in refused
    assert "Händelsen är inte antecknad" in refused
    found = as_told(
        EventKind.CLAIMED, {"shares": ("Krokoms kommun 25 %\r\nÅre kommun: 30\nÖstersunds kommun, 45 procent",)}
    )

    assert found["shares"] == [
        {"authority": "Krokoms kommun", "percent": "25"},
        {"authority": "Åre kommun", "percent": "30"},
        {"authority": "Östersunds kommun", "percent": "45"},
    ]


def test_call_offs_and_options_are_noted_where_the_contract_has_them(client: Client, cases: Path) -> None:
    shutil.copytree(ROOT / "samples" / "korttidshyra-fordon", cases / "korttidshyra")
    page, journal = "/arenden/korttidshyra/handelser/", cases / "korttidshyra" / "placeringar.yaml"
    supplier = {"f:supplier": "Exempelfordon Mitt AB", "f:lot": "A"}

    answers = [
        client.post(page, {"handelse": "called_off", "f:date": "2028-04-03", "f:value": "1500000", **supplier}),
        client.post(page, {"handelse": "extension_used", "f:date": "2029-01-15", **supplier}),
    ]

    assert [each.status_code for each in answers] == [302, 302]
    written = journal.read_text("utf-8")
    assert "event: called_off, value: 1500000, supplier: Exempelfordon Mitt AB, lot: A" in written
    assert "event: extension_used" in written
