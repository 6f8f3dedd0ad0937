import inspect

import pytest
from pydantic import TypeAdapter, ValidationError

from tenderkit.model.case import choices
from tenderkit.model.case.choices import Law, PenaltyPer, PlacementKind, ProcedureKind, Subject
from tenderkit.model.case.titled_choice import TitledChoice


def every_choice() -> list[type[TitledChoice]]:
    members = vars(choices).values()
    return [
        member
        for member in members
        if inspect.isclass(member) and issubclass(member, TitledChoice) and member is not TitledChoice
    ]


def test_a_choice_knows_its_word_and_its_swedish_title() -> None:
    assert str(Subject.WORKS) == "works"
    assert Subject.WORKS.title_sv == "byggentreprenad"
    assert Subject.read("works") is Subject.WORKS


@pytest.mark.parametrize("choice", every_choice())
def test_no_two_words_of_a_choice_have_the_same_title(choice: type[TitledChoice]) -> None:
    titles = [member.title_sv for member in choice]

    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_a_member_is_read_as_itself() -> None:
    assert TypeAdapter(Subject).validate_python(Subject.GOODS) is Subject.GOODS


@pytest.mark.parametrize(
    ("choice", "typed", "code", "guess"),
    [
        pytest.param(PlacementKind, "prakti", "TK-C031", "internship", id="a slip in the Swedish title"),
        pytest.param(ProcedureKind, "förfarande", "TK-C099", None, id="a word of several titles"),
        pytest.param(PenaltyPer, "per vecka", "TK-C030", None, id="less than a title says"),
        pytest.param(PlacementKind, "Intership", "TK-C031", "internship", id="a slip"),
        pytest.param(PlacementKind, "xyz", "TK-C030", None, id="nothing near"),
        pytest.param(PlacementKind, 5, "TK-C030", None, id="a number"),
        pytest.param(Law, "lov", "TK-C032", None, id="an act that isn't handled"),
        pytest.param(Law, None, "TK-C030", None, id="nothing"),
    ],
)
def test_an_unknown_word_is_refused_with_the_one_that_was_meant(
    choice: type[TitledChoice], typed: object, code: str, guess: str | None
) -> None:
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(choice).validate_python(typed)

    [error] = raised.value.errors()
    assert error["type"] == code
    assert error["ctx"].get("guess") == guess
