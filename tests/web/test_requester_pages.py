"""The requester's pages: recommendations to answer, assessments to confirm, early ends, and what procurements came to."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from tenderkit.model.case.choices import Role
from tenderkit.model.policy.plan_answers import RequesterReply
from tenderkit.model.policy.policy import AskedVerdict
from tenderkit.readers.plan.answers_reader import read_plan_answers
from tenderkit.readers.plan.plan_reader import read_plan
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.web.post import Post
from tenderkit.workflows.plan.plans_of_folder import RowSaying, plans_of_folder, recommend
from web.conftest import SAMPLES, read_every_case

ROW = "/bestallare/plan/plan-2027/rad/4/"
CASE = "/bestallare/arenden/stadsfesten/"


@pytest.fixture(autouse=True)
def _recommended_and_awarded(cases: Path) -> None:
    from tenderkit.web.shelf import cases_on_the_shelf

    for name in ("vinterparken", "korttidshyra-fordon"):
        shutil.copytree(SAMPLES / name, cases / name)
    cases_on_the_shelf(fresh=True)
    read_every_case()
    (plan,) = plans_of_folder(cases)
    for number, what in ((0, AskedVerdict.PLACES), (8, AskedVerdict.NONE)):
        row = read_plan(plan.path).rows[number]
        recommend(plan, what, RowSaying(row, f"Skäl för rad {row.number}", date(2026, 11, 30), ""))


@pytest.fixture
def requester(client: Client) -> Client:
    client.post("/roll", {"roll": "requester"})
    return client


def _start(requester: Client) -> str:
    return requester.get("/bestallare/").content.decode()


def _said(requester: Client, page: str, name: str) -> str:
    return requester.get(page).content.decode().partition(f'name="{name}" value="')[2].partition('"')[0]


def _mandate(cases: Path) -> object:
    assessment = read_yaml(cases / "stadsfesten" / "upphandling.yaml").data.get("assessment")
    return assessment.get("requester_mandate") if isinstance(assessment, dict) else None


def test_the_day_begins_with_what_waits(requester: Client) -> None:
    assert requester.get("/").headers["Location"] == "/bestallare/"
    words = _start(requester)

    assert f'<a href="{ROW}">Ombyggnad av Granskolan</a>' in words
    assert f'<a href="{CASE}">Stadsfesten</a>' in words.partition("Bedömningar att bekräfta")[2]


def test_an_answer_is_written_beside_the_recommendation_and_waits_no_more(requester: Client, cases: Path) -> None:
    answer = requester.post(ROW, {"svar": "talks_first", "skal": "Vi vill veta mer.", "sett": ""})

    assert answer["Location"] == f"{ROW}?sparat"
    row = next(row for row in read_plan_answers(cases / "plan-2027.svar.yaml")[0].rows if row.reply is not None)
    assert row.reply is not None
    assert row.recommendation is not None
    assert (row.reply.reply, row.reply.reason) == (RequesterReply.TALKS_FIRST, "Vi vill veta mer.")
    assert "Granskolan" not in _start(requester).partition("Besvarade rekommendationer")[0]


def test_of_two_who_answer_at_once_the_second_sees_both(requester: Client) -> None:
    requester.post(ROW, {"svar": "follows", "skal": "Det första", "sett": ""})

    words = requester.post(ROW, {"svar": "declines", "skal": "Det andra", "sett": ""}).content.decode()

    assert "Det första" in words
    assert "Det andra" in words
    assert requester.post(ROW, {"svar": "declines", "sett": _said(requester, ROW, "sett")}).status_code == 302


@pytest.mark.parametrize("sent", [{}, {"svar": "kanske"}, {"svar": "follows", "skal": "x" * 10_001}])
def test_what_is_no_answer_is_not_written(sent: dict[str, str], requester: Client, cases: Path) -> None:
    before = (cases / "plan-2027.svar.yaml").read_bytes()

    words = requester.post(ROW, sent | {"sett": ""}).content.decode()

    assert "Svaret är inte sparat" in words
    assert (cases / "plan-2027.svar.yaml").read_bytes() == before


def test_a_row_without_a_recommendation_is_not_there(requester: Client) -> None:
    assert requester.get("/bestallare/plan/plan-2027/rad/5/").status_code == 404
    assert requester.get("/bestallare/plan/plan-2031/rad/4/").status_code == 404


def test_only_the_rows_of_ones_own_unit_are_there(requester: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from tenderkit.web import signed_in

    posts = (Post(Role.REQUESTER, "kultur- och  fritidsförvaltningen"),)
    monkeypatch.setattr(signed_in, "_EVERY_POST", posts)

    words = _start(requester)

    assert "Granskolan" not in words
    assert requester.get(ROW).status_code == 404
    assert requester.post(ROW, {"svar": "follows", "sett": ""}).status_code == 404


def test_a_plan_that_cannot_be_read_is_told_of_and_stops_nothing_else(requester: Client, cases: Path) -> None:
    (cases / "plan-2027.svar.yaml").write_text("rows: [", "utf-8")

    words = _start(requester)

    assert "Planen plan-2027.xlsx kan inte läsas" in words
    assert "Stadsfesten" in words


def test_a_confirmation_stands_in_the_assessment_and_the_rest_of_the_file_stays(requester: Client, cases: Path) -> None:
    file = cases / "stadsfesten" / "upphandling.yaml"
    before = file.read_text("utf-8").splitlines()

    answer = requester.post(CASE, {"uppdrag": "Beställaren har bekräftat den 1 december 2026.", "var": ""})

    assert answer["Location"] == f"{CASE}?sparat"
    assert _mandate(cases) == "Beställaren har bekräftat den 1 december 2026."
    assert set(before) <= set(file.read_text("utf-8").splitlines())
    words = requester.get(CASE).content.decode()
    assert "Beställaren har bekräftat den 1 december 2026." in words.partition("Analysfasens fem frågor")[0]
    assert CASE not in _start(requester).partition("Bekräftade bedömningar")[0]


def test_nothing_is_confirmed_by_opening_the_page(requester: Client, cases: Path) -> None:
    words = requester.get(CASE).content.decode()

    assert "Beställaren har läst bedömningen och bekräftat den i tenderkit den" in words
    assert _mandate(cases) is None


def test_what_somebody_has_written_meanwhile_is_shown_and_not_written_over(requester: Client, cases: Path) -> None:
    requester.post(CASE, {"uppdrag": "Det första.", "var": ""})

    words = requester.post(CASE, {"uppdrag": "Det andra.", "var": ""}).content.decode()

    assert "I ärendet står nu: Det första." in words
    assert "Det andra." in words
    assert _mandate(cases) == "Det första."
    assert requester.post(CASE, {"uppdrag": "Det andra.", "var": "Det första."}).status_code == 302


def test_an_entry_that_cannot_be_kept_stays_in_its_field(requester: Client, cases: Path) -> None:
    answer = requester.post(CASE, {"uppdrag": "x" * 10_001, "var": ""})

    assert answer.status_code == 200
    assert "Bekräftelsen är inte sparad" in answer.content.decode()
    assert _mandate(cases) is None


def test_a_case_that_is_not_finished_says_what_waits(requester: Client, cases: Path) -> None:
    file = cases / "stadsfesten" / "upphandling.yaml"
    file.write_text(file.read_text("utf-8").replace("title: Stadsfesten", "title:"), "utf-8")

    words = requester.get(CASE).content.decode()

    assert "Bedömningen kan läsas när upphandlaren har svarat" in words
    assert "<li>Upphandlingens namn: inte besvarad</li>" in words
    assert "yckeln" not in words


def test_the_outcome_is_told_in_sentences_and_without_persons(requester: Client, cases: Path) -> None:
    words = requester.get("/bestallare/arenden/vinterparken/").content.decode()

    assert "Kravet är uppfyllt så här långt." in words
    persons = read_yaml(cases / "vinterparken" / "personer.yaml").data["persons"]
    assert isinstance(persons, list)
    assert [each["name"] for each in persons if isinstance(each, dict) and str(each["name"]) in words] == []
    assert "Vinterparken" in _start(requester).partition("Vad det blev")[2]


def test_a_place_that_ended_early_is_told_of_by_its_number(requester: Client, cases: Path) -> None:
    from tenderkit.web.shelf import cases_on_the_shelf
    from tenderkit.workflows.register.case_figures import case_figures

    shelf = cases_on_the_shelf()
    ended = case_figures(shelf["vaghyveln"], date(2030, 1, 1)).ended_early

    assert [(each.place, each.supplier) for each in ended] == [("P-03", "Exempel Anläggning AB")]
    assert case_figures(shelf["vaghyveln"], date(2026, 1, 1)).ended_early == ()
