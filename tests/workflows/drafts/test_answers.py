"""What somebody types is understood, and the file gets it in the file's own way, with everything else as it was."""

from pathlib import Path

import pytest

from tenderkit.model.case.choices import RequirementKind
from tenderkit.problems import Key
from tenderkit.readers.yaml.yaml_changes import Drop, Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.workflows.case.starter import starter_text
from tenderkit.workflows.drafts.answers import TypedAnswer, begun_block, edits_of, is_known_key, read_answer, removal

FILE = Path("upphandling.yaml")


def _with(text: str, answers: dict[Key, TypedAnswer]) -> str:
    said = parse_yaml(text, FILE).data
    return edited(
        text.encode(), FILE, edits_of(said, [read_answer(key, words) for key, words in answers.items()])
    ).decode()


@pytest.mark.parametrize(
    ("key", "typed", "written", "read_as"),
    [
        pytest.param(("contract", "estimated_value"), "65 mkr", "65000000", "65 000 000 kronor", id="millions"),
        pytest.param(("contract", "starts"), "1/3 2027", "2027-03-01", "den 1 mars 2027", id="a day"),
        pytest.param(("contract", "months"), "2 år", "24", "24 månader", id="years"),
        pytest.param(("contract", "cpv"), "45233000", "45233000-9", "45233000-9", id="a CPV number without its digit"),
        pytest.param(("requirement", "penalty", "cap", "percent"), "1 %", "1", "1 procent", id="a share"),
        pytest.param(("requirement", "places", "extent_percent"), "heltid", "100", "100 procent av heltid", id="full time"),
        pytest.param(("contract", "estimated_value"), "65 000 000", "65 000 000", "", id="in the file's own way"),
        pytest.param(("title",), "  Väghyveln ", "Väghyveln", "", id="a text"),
    ],
)  # fmt: skip
def test_what_people_write_is_understood_and_shown_back(key: Key, typed: str, written: str, read_as: str) -> None:
    answer = read_answer(key, typed)

    assert (answer.value, answer.refusal) == (written, None)
    assert answer.read_as.replace("\u00a0", " ") == read_as


def test_what_is_not_understood_is_asked_about_with_the_name_of_the_question() -> None:
    answer = read_answer(("contract", "months"), "kanske")

    assert answer.refusal is not None
    assert answer.refusal.what.startswith("”Avtalstid”")


def test_nothing_is_the_answer_that_takes_an_answer_away() -> None:
    assert read_answer(("title",), "   ").value is None
    assert read_answer(("requirement", "target_groups"), ()).value is None


def test_several_choices_are_a_list() -> None:
    answer = read_answer(("requirement", "target_groups"), ("young_people", "newly_arrived"))

    assert answer.value == ["young_people", "newly_arrived"]


def test_answers_go_where_their_lines_are_and_comments_stay() -> None:
    before = starter_text([RequirementKind.DIALOGUE], lots=False)

    after = _with(before, {("title",): "Väghyveln", ("contract", "estimated_value"): "65 mkr"})

    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line.split("#")[0].strip() for line in changed] == ["title: Väghyveln", "estimated_value: 65000000"]
    assert [line for line in before.splitlines() if line.strip().startswith("#")] == [
        line for line in after.splitlines() if line.strip().startswith("#")
    ]


def test_what_the_file_says_already_changes_nothing() -> None:
    assert edits_of({"title": "Väghyveln"}, [read_answer(("title",), "Väghyveln")]) == ()


def test_answers_below_a_block_that_is_missing_are_put_there_together() -> None:
    after = _with(
        "format: 2\n", {("roles", "requester", "title"): "chef", ("roles", "recruiter", "title"): "rekryterare"}
    )

    assert parse_yaml(after, FILE).data["roles"] == {
        "requester": {"title": "chef"},
        "recruiter": {"title": "rekryterare"},
    }


def test_a_new_item_is_added_to_its_list() -> None:
    text = "contract:\n  lots:\n    - {id: A, title: Norr}\n"

    after = _with(text, {("contract", "lots", 1, "id"): "B", ("contract", "lots", 1, "title"): "Söder"})

    assert after.splitlines()[-1].strip() == "- {id: B, title: Söder}"


def test_an_emptied_answer_leaves_its_line_with_the_comment() -> None:
    after = _with("title: Väghyveln  # namnet\n", {("title",): ""})

    assert after == "title:  # namnet\n"


@pytest.mark.parametrize(
    "hostile",
    ["a: b", "# nej", "- x", "{{ 7*7 }}", "<script>alert(1)</script>", "rad ett\nrad två", '"', "'", "null", "ja\ttab"],
)
def test_any_letters_come_back_as_they_were_typed(hostile: str) -> None:
    after = _with("format: 2\ntitle:\n", {("title",): hostile})

    assert parse_yaml(after, FILE).data["title"] == hostile


def test_a_block_that_is_chosen_begins_as_in_a_new_case() -> None:
    (edit,) = begun_block({"requirement": {}}, ("requirement", "dialogue"))

    assert isinstance(edit, Put)
    assert isinstance(edit.value, dict)
    assert edit.value["first_meeting_within_days"] == "30"
    assert begun_block({"requirement": {"dialogue": {}}}, ("requirement", "dialogue")) == ()


def test_an_item_and_a_block_can_be_taken_away() -> None:
    said = {"suppliers": [{"name": "A"}, {"name": "B"}], "assessment": {"location": "här"}}

    assert removal(said, ("suppliers", 0)) == (Drop(("suppliers", 0)),)
    assert removal(said | {"suppliers": [{"name": "A"}]}, ("suppliers", 0)) == (Drop(("suppliers",)),)
    assert removal(said, ("suppliers", 7)) == ()
    assert len(removal(said, ("assessment",))) == 1


def test_only_keys_of_the_file_are_known() -> None:
    assert is_known_key(("contract", "lots", 3, "title"))
    assert not is_known_key(("__class__",))
    assert not is_known_key(())
    assert not is_known_key(("contract", "lots"))
