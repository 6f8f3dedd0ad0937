"""What has happened in a case, from the handover to a claim: noted by the same function as the command's, and refused as it refuses."""

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

    assert words.index("2029-01-19") < words.index("2028-02-14")
    assert "beslut att inte kräva vite" in words
    assert "Kravet är uppfyllt" in words


@pytest.mark.parametrize("kind", list(EventKind), ids=lambda kind: str(kind.value))
def test_every_event_has_its_form(kind: EventKind, client: Client) -> None:
    words = client.get(f"{PAGE}?handelse={kind.value}").content.decode()

    assert 'name="f:date"' in words
    assert f'name="handelse" value="{kind.value}"' in words


def test_an_event_is_noted_as_people_write_it(client: Client, cases: Path) -> None:
    answer = client.post(PAGE, {"handelse": "report_received", "f:date": "19 mars 2029", "f:period_ends": "5/3 2029"})

    assert answer.status_code == 302
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


def test_a_refusal_names_events_as_the_list_does(client: Client) -> None:
    words = client.post(
        PAGE, {"handelse": "notice_sent", "f:date": "2029-02-02", "f:deficiency": "B-7"}
    ).content.decode()

    assert "Lägg till händelsen ”brist känd” för den" in words
    assert "deficiency_found" not in words.partition("<main")[2].partition("<form")[0]


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


def test_a_claim_is_divided_between_the_authorities_line_by_line(client: Client, cases: Path) -> None:
    shutil.copytree(ROOT / "samples" / "stadtjanster-tre-kommuner", cases / "stadtjanster")
    page = "/arenden/stadtjanster/handelser/"
    assert "Till exempel Krokoms kommun 25" in client.get(f"{page}?handelse=claimed").content.decode()
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
        client.post(page, {"handelse": "called_off", "f:date": "2028-04-03", "f:value": "1,5 mkr", **supplier}),
        client.post(page, {"handelse": "extension_used", "f:date": "2029-01-15", **supplier}),
    ]

    assert [each.status_code for each in answers] == [302, 302]
    written = journal.read_text("utf-8")
    assert "event: called_off, value: 1500000, supplier: Exempelfordon Mitt AB, lot: A" in written
    assert "event: extension_used" in written
