"""The questions of a part: understood, shown back, saved, and never lost."""

import re
from html import unescape
from pathlib import Path
from typing import Any, Protocol

import pytest
from django.test import Client

from given.bonus_library import bonus_library
from tenderkit.web.models import TrailEntry


class Asks(Protocol):
    """Whoever can open a page and sees its bytes: Django's own client, or one that asks a running server."""

    def get(self, path: str, /) -> Any: ...  # noqa: ANN401 - an answer of either


CASE = "/arenden/vaghyveln/"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}",
    "{% now %}",
    "' OR 1=1 --",
    "</textarea><b>",
    "\u202eabc",
]


def _form(client: Asks, part: str) -> dict[str, list[str]]:
    """What a browser would send from the page as it stands."""
    words = client.get(f"{CASE}uppgifter/{part}/").content.decode()
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input\b[^>]*>", words):
        facts = dict(re.findall(r'([\w:-]+)="([^"]*)"', tag))
        if facts.get("type") in ("checkbox", "radio") and " checked" not in tag:
            continue
        if "name" in facts:
            sent.setdefault(unescape(facts["name"]), []).append(unescape(facts.get("value", "")))
    for name, value in re.findall(r'<textarea\b[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', words, re.DOTALL):
        sent.setdefault(unescape(name), []).append(unescape(value))
    for name, options in re.findall(r'<select\b[^>]*name="([^"]*)"[^>]*>(.*?)</select>', words, re.DOTALL):
        chosen = re.findall(r'value="([^"]*)" selected', options) or re.findall(r'value="([^"]*)"', options)[:1]
        sent.setdefault(unescape(name), []).extend(chosen)
    return sent


def _file(cases: Path) -> str:
    return (cases / "vaghyveln" / "upphandling.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "part",
    [
        "grunduppgifter",
        "avtalet",
        "kravet",
        "vite",
        "uppfoljning",
        "roller",
        "bedomning",
        "bekraftelser",
        "anbudstiden",
        "tilldelning",
        "anbudsomraden",
        "gemensam",
        "andringar",
    ],
)
def test_a_page_that_is_saved_as_it_is_changes_nothing(part: str, client: Client, cases: Path) -> None:
    before = _file(cases)

    answer = client.post(f"{CASE}uppgifter/{part}/", _form(client, part))

    assert answer.status_code == 302
    assert _file(cases) == before


def test_an_answer_is_saved_on_its_line_and_the_rest_stays(client: Client, cases: Path) -> None:
    before = _file(cases)
    form = _form(client, "avtalet") | {"f:contract.months": ["31"], "fortsatt": ["ja"]}

    answer = client.post(f"{CASE}uppgifter/avtalet/", form)

    assert answer["Location"] == f"{CASE}uppgifter/kravet/"
    assert _file(cases) == before.replace("months: 30", "months: 31", 1)
    assert TrailEntry.objects.filter(case="vaghyveln", action="save", about="avtalet").exists()


def test_what_is_written_otherwise_is_shown_back_before_it_is_saved(client: Client, cases: Path) -> None:
    before = _file(cases)
    form = _form(client, "avtalet") | {"f:contract.estimated_value": ["70 mkr"]}

    asked = client.post(f"{CASE}uppgifter/avtalet/", form)

    words = asked.content.decode().replace("\u00a0", " ")
    assert asked.status_code == 200
    assert "<q>70 mkr</q> → 70 000 000 kronor" in words
    assert _file(cases) == before

    seen = re.search(r'name="sett:contract.estimated_value" value="([^"]*)"', asked.content.decode())
    assert seen is not None
    client.post(f"{CASE}uppgifter/avtalet/", form | {"sett:contract.estimated_value": [seen[1]]})

    assert "estimated_value: 70000000" in _file(cases)


def test_a_faulty_answer_comes_back_and_the_others_are_saved(client: Client, cases: Path) -> None:
    form = _form(client, "avtalet") | {
        "f:contract.months": ["kanske <b>tolv</b>"],
        "f:contract.employees_needed": ["41"],
    }

    answer = client.post(f"{CASE}uppgifter/avtalet/", form)

    words = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="kanske &lt;b&gt;tolv&lt;/b&gt;"' in words
    assert '<a href="#f-contract-months">' in words
    assert 'aria-invalid="true"' in words
    assert "months: 30" in _file(cases)
    assert "employees_needed: 41" in _file(cases)


def test_the_second_save_shows_both_versions_and_loses_neither(client: Client, cases: Path) -> None:
    first, second = _form(client, "avtalet"), _form(client, "avtalet")
    client.post(f"{CASE}uppgifter/avtalet/", first | {"f:contract.months": ["31"]})

    refused = client.post(f"{CASE}uppgifter/avtalet/", second | {"f:contract.months": ["32"]})

    words = refused.content.decode()
    assert refused.status_code == 409
    assert "i filen står nu <q>31</q>, du skrev <q>32</q>" in words
    assert "months: 31" in _file(cases)
    again = dict(second)
    again["gjord_av"] = re.findall(r'name="gjord_av" value="([^"]*)"', words)
    again |= {"f:contract.months": ["32"], "var:contract.months": ["31"]}
    assert client.post(f"{CASE}uppgifter/avtalet/", again).status_code == 302
    assert "months: 32" in _file(cases)


def test_a_save_after_somebody_elses_save_of_another_answer_keeps_both(client: Client, cases: Path) -> None:
    mine = _form(client, "avtalet")
    file = cases / "vaghyveln" / "upphandling.yaml"
    file.write_text(_file(cases).replace("employees_needed: 40", "employees_needed: 45"), "utf-8")

    refused = client.post(f"{CASE}uppgifter/avtalet/", mine | {"f:contract.months": ["32"]})

    words = refused.content.decode()
    assert (refused.status_code, "months: 30" in _file(cases)) == (409, True)
    assert 'name="f:contract.months" value="32"' in words
    assert 'name="f:contract.employees_needed" value="45"' in words


@pytest.mark.parametrize("hostile", HOSTILE)
def test_letters_come_out_as_letters_everywhere(hostile: str, client: Client, cases: Path) -> None:
    client.post(f"{CASE}uppgifter/grunduppgifter/", _form(client, "grunduppgifter") | {"f:title": [hostile]})

    for address in ("", "uppgifter/grunduppgifter/", "text/", "granska/", "varfor/", "dokument/"):
        words = client.get(CASE + address).content.decode()
        assert "<script>alert" not in words
        assert "<img src=x" not in words
        assert "</textarea><b>" not in words
        assert ">49<" not in words
    assert "<script>alert" not in client.get("/arenden/").content.decode()


def test_a_requirement_can_be_chosen_and_taken_away(client: Client, cases: Path) -> None:
    form = _form(client, "kravet")

    client.post(f"{CASE}uppgifter/kravet/", form | {"valt:requirement.dialogue": ["ja"]})
    assert "first_meeting_within_days: 30" in _file(cases)

    form = _form(client, "kravet")
    del form["valt:requirement.dialogue"]
    client.post(f"{CASE}uppgifter/kravet/", form)
    assert "first_meeting_within_days" not in _file(cases)


def test_an_item_is_added_to_a_list_and_taken_away(client: Client, cases: Path) -> None:
    page = "/arenden/vaghyveln/uppgifter/anbudstiden/"
    added = client.post(page, _form(client, "anbudstiden") | {"lagg_till": ["tender_questions[]"]})
    assert added["Location"].startswith(f"{page}?ny=tender_questions[]")

    form = _form(client, "anbudstiden")
    new = {f"var:tender_questions[2].{name}": [""] for name in ("received", "question")}
    new |= {"f:tender_questions[2].received": ["2027-12-02"], "f:tender_questions[2].question": ["Räknas praktik?"]}
    client.post(page, form | new)
    assert "Räknas praktik?" in _file(cases)

    asked = client.post(page, _form(client, "anbudstiden") | {"ta_bort": ["tender_questions[1]"]})
    assert "underleverantör ordna en av platserna" in _file(cases)
    shown = client.get(asked["Location"]).content.decode()
    assert "Ta bort Leverantörsfrågor, nummer 1?" in shown
    assert "underleverantör ordna en av platserna" in shown
    sure = {name: re.findall(rf'name="{name}" value="([^"]*)"', shown) for name in ("gjord_av", "ta_bort", "sakert")}
    client.post(page, sure)
    assert "Räknas praktik?" in _file(cases)
    assert "underleverantör ordna en av platserna" not in _file(cases)


def test_what_is_to_go_is_asked_about_even_with_an_answer_in_it_that_is_not_understood(
    client: Client, cases: Path
) -> None:
    page = "/arenden/vaghyveln/uppgifter/anbudstiden/"
    form = _form(client, "anbudstiden") | {"f:tender_questions[1].received": ["igår <b>"]}

    asked = client.post(page, form | {"ta_bort": ["tender_questions[1]"]})

    assert asked["Location"] == f"{page}?ta_bort=tender_questions%5B1%5D"


def test_a_block_that_no_case_can_do_without_is_not_taken_away(client: Client, cases: Path) -> None:
    before = _file(cases)

    client.post(f"{CASE}uppgifter/avtalet/", _form(client, "avtalet") | {"ta_bort": ["contract"]})

    assert _file(cases) == before


def test_an_unknown_name_in_a_form_is_passed_by(client: Client, cases: Path) -> None:
    before = _file(cases)
    form = _form(client, "avtalet") | {
        "f:__proto__": ["x"],
        "var:__proto__": [""],
        "var:contract.lots[99999].title": [""],
    }

    assert client.post(f"{CASE}uppgifter/avtalet/", form).status_code == 302
    assert _file(cases) == before


def test_an_entry_is_understood_while_it_is_typed(client: Client) -> None:
    answer = client.post(
        f"{CASE}uppgifter/avtalet/forsta/", {"vad": "f:contract.starts", "f:contract.starts": "1/3 2027"}
    )

    assert "Förstått: den 1\u00a0mars 2027" in answer.content.decode()


def test_the_text_follows_what_is_typed_and_marks_it_and_nothing_is_saved(client: Client, cases: Path) -> None:
    before = _file(cases)
    client.get(f"{CASE}uppgifter/kravet/")

    answer = client.post(f"{CASE}text/", _form(client, "kravet") | {"f:requirement.places.count": ["9"]})

    words = answer.content.decode().replace("\u00a0", " ")
    assert "9 platser" in words
    assert "data-new" in words
    assert re.search(r"ställe\w* ändra\w+ sedan förra svaret", words)
    assert _file(cases) == before


def test_a_question_in_the_text_leads_to_its_field(client: Client, cases: Path) -> None:
    file = cases / "vaghyveln" / "upphandling.yaml"
    file.write_text(_file(cases).replace("count: 4", "count:"), "utf-8")

    words = client.get(f"{CASE}text/").content.decode()

    assert '<a class="asked" href="/arenden/vaghyveln/uppgifter/kravet/#f-requirement-places-count">' in words
    assert (
        '<li><a href="/arenden/vaghyveln/uppgifter/kravet/#f-requirement-places-count">Platser: Antal platser</a></li>'
        in words
    )


def test_each_clause_of_the_text_leads_to_why_it_is_there(client: Client) -> None:
    text, why = (client.get(CASE + page).content.decode() for page in ("text/", "varfor/"))

    links = set(re.findall(r'href="/arenden/vaghyveln/varfor/#(klausul-[\w-]+)"', text))
    assert "klausul-vite" in links
    assert links - set(re.findall(r'id="(klausul-[\w-]+)"', why)) == set()


def test_somebody_else_on_the_same_part_is_told_of(client: Client, stranger: Client) -> None:
    from tenderkit.web.one_link import new_link

    stranger.get(f"/in/{new_link()}/")
    stranger.get(f"{CASE}uppgifter/vite/")

    assert "öppen i ett annat fönster" in client.get(f"{CASE}uppgifter/vite/").content.decode()


def test_what_the_municipalitys_own_clauses_ask_for_is_asked_and_lands_in_the_file(client: Client, cases: Path) -> None:
    bonus_library(cases)
    page = f"{CASE}uppgifter/kravet/"

    form = _form(client, "kravet")
    words = client.get(page).content.decode()
    assert "Bonus per månad för praktik" in words
    assert "Ett belopp i kronor, 1\u00a0000–50\u00a0000." in words
    client.post(page, form | {"f:own.bonus_internship": ["10 000"], "f:own.bonus_places": ["tio <b>"]})

    assert "bonus_internship: 10 000" in _file(cases)
    shown = client.get(page).content.decode()
    assert 'name="f:own.bonus_internship" value="10 000"' in shown
    assert "TK-R421" in shown
    client.post(page, _form(client, "kravet") | {"f:own.bonus_places": ["3"]})
    assert "TK-R421" not in client.get(page).content.decode()
