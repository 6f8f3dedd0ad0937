import inspect
from collections.abc import Iterator
from decimal import Decimal

import pytest
from pydantic import BaseModel, TypeAdapter

from given.format_two import PERSONS, both_texts
from given.matching_text import SOUND, lines_of, read, spoiled
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.matching import choices as matching_choices
from tenderkit.model.matching import matching as matching_module
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import InvalidInputError
from tenderkit.readers.journal.record_reader import parse_persons
from tenderkit.readers.yaml.yaml_reader import parse_yaml

RECORD, OF_PERSONS = (text.removeprefix("# Rekryterarens fil\n") for text in both_texts(SOUND))


def every_field() -> Iterator[tuple[str, str]]:
    for name in matching_module.__all__:
        model = getattr(matching_module, name)
        if inspect.isclass(model) and issubclass(model, BaseModel):
            yield from ((name, field) for field in model.model_fields)


def every_choice() -> list[type[TitledChoice]]:
    members = vars(matching_choices).values()
    return [
        each
        for each in members
        if inspect.isclass(each) and issubclass(each, TitledChoice) and each is not TitledChoice
    ]


@pytest.mark.parametrize(("model", "field"), list(every_field()))
def test_every_field_has_a_title_a_description_and_examples_that_hold(model: str, field: str) -> None:
    info = getattr(matching_module, model).model_fields[field]

    assert info.title
    assert info.description
    assert info.description.endswith(".")
    assert info.examples
    for example in info.examples:
        TypeAdapter(info.rebuild_annotation()).validate_python(example)


@pytest.mark.parametrize("choice", every_choice())
def test_no_two_words_of_a_choice_have_the_same_title(choice: type[TitledChoice]) -> None:
    titles = [member.title_sv for member in choice]

    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_the_file_may_hold_nothing_but_its_format() -> None:
    assert read("format: 2\n").model_dump() == Matching().model_dump()


def test_the_last_day_is_the_planned_one_until_there_is_another() -> None:
    first, second = read(SOUND).placements

    assert first.last_day == first.ended
    assert second.last_day == second.planned_end


@pytest.mark.parametrize(
    ("typed", "hours"),
    [pytest.param("40", Decimal(40), id="whole"), pytest.param("37.5", Decimal("37.5"), id="with a point")],
)
def test_hours_are_written_as_people_write_them(typed: str, hours: Decimal) -> None:
    assert read(SOUND).placements[0].hours_per_week == Decimal("37.5")
    assert read(spoiled(("37,5", typed))).placements[0].hours_per_week == hours


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param("  - id: P-01", "  - id: P-1", "38:5: TK-M001 id har fel form", id="a place"),
        pytest.param("id: A-1", "id: A-01", "16:5: TK-M001 id har fel form", id="an agreement"),
        pytest.param("id: K-1", "id: Kalle", "7:5: TK-M001 id har fel form", id="a profile"),
        pytest.param("    deficiency: B-1", "    deficiency: b-1", "58:5: TK-M001 deficiency har fel form", id="a deficiency"),
        pytest.param("clause: platser-antal", "clause: Antal platser", "59:5: TK-M002 clause är inte ett klausul-id", id="a clause's title"),
        pytest.param("37,5", "61", "41:5: TK-M003 hours_per_week ska vara timmar per vecka, mer än 0 och högst 60", id="too many hours"),
        pytest.param("37,5", "0", "41:5: TK-M003 hours_per_week ska vara timmar per vecka, mer än 0 och högst 60", id="no hours"),
        pytest.param("37,5", "heltid", "41:5: TK-M003 hours_per_week ska vara timmar per vecka, mer än 0 och högst 60", id="hours in words"),
        pytest.param("event: plan_received", "event: plan", "53:24: TK-C030 event har ett ord som inte finns i listan: ”plan”", id="an unknown event"),
        pytest.param("    workplace: Depån\n    hours", "    arbetsplats: Depån\n    hours", "40:5: TK-C004 nyckeln arbetsplats är okänd här, menade du workplace?", id="a key in Swedish"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_at_its_line(old: str, new: str, line: str) -> None:
    assert lines_of(spoiled((old, new), text=RECORD)) == [line]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Å" * 300, id="three hundred letters"),
        pytest.param("Åsa Ödén-Łukasz é", id="letters of the north"),
        pytest.param("王小明", id="chinese"),
        pytest.param("محمد العربي", id="right to left"),
        pytest.param("O'Brien d’Arc", id="apostrophes"),
    ],
)
def test_any_name_that_people_have_is_kept_letter_for_letter(name: str) -> None:
    text = spoiled(("Kim Exempel", f'"{name}"'))

    assert read(text).placements[0].name == name
    assert lines_of(text) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("A" * 301, "TK-C044", id="too long"),
        pytest.param("Kim\\u202eExempel", "TK-C046", id="a letter that turns the words"),
        pytest.param("Kim\\u0007", "TK-C045", id="a control character"),
    ],
)
def test_a_name_that_cannot_be_printed_is_refused_without_being_repeated(name: str, code: str) -> None:
    text = spoiled(("Kim Exempel", f'"{name}"'), text=OF_PERSONS)

    with pytest.raises(InvalidInputError) as refused:
        parse_persons(parse_yaml(text, PERSONS))

    [problem] = refused.value.problems
    assert (problem.line, problem.message.code) == (7, code)
    assert "Kim" not in str(problem)
