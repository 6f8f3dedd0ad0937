import pytest

from tenderkit.assembly.open_values import OPENS, Asking, Shapes, beside_references, filled, fits, mark_of
from tenderkit.model.clauses.clause import Parameter, ParameterType
from tenderkit.rules.conditions.deciding import decide
from tenderkit.rules.conditions.parser import parse_condition
from tenderkit.rules.language.word_stems import stems_of

NAME = Parameter("name", "supplier.name", ParameterType.TEXT, max_length=20)


class Table:
    def __init__(self, **facts: object) -> None:
        self.facts = {path.replace("__", "."): value for path, value in facts.items()}

    def lookup(self, path: str) -> object | None:
        return self.facts.get(path)


def asking(**facts: object) -> Asking:
    return Asking(Table(**facts), (), frozenset(), 0)


@pytest.mark.parametrize(
    "text",
    ["", "två\nrader", "en\ttabb", " blankt", "blankt ", "17 kap. 1 § LOU", "artikel 5", f"{OPENS}1"],
)
def test_words_that_the_text_around_depends_on_are_asked_for_whole(text: str) -> None:
    assert Shapes(())(text).exact == text


def test_words_of_the_same_shape_begin_and_end_alike() -> None:
    shape = Shapes(())

    assert shape("Exempel AB") == shape("Påhittade Bygg")
    assert shape("Exempel AB") != shape("exempel AB")
    assert shape("Exempel AB") != shape("Exempel AB.")


def test_the_shape_tells_which_defined_words_are_said() -> None:
    shape = Shapes(stems_of("matchande enhet"))

    assert shape("Arbetsmarknadsenheten") == shape("Enheten för arbete") != shape("Exempel AB")
    assert [stem in mark_of(0, shape("Arbetsmarknadsenheten")) for stem in shape("Arbetsmarknadsenheten").says] == [
        True
    ]


def test_a_condition_is_one_question_whatever_it_looks_at() -> None:
    facts = asking(a=1, b=2)

    facts.decide(parse_condition("a == 1 and b > 1"), facts)

    assert [answer.name for _, answer in facts.asked] == ["YES"]  # type: ignore[attr-defined]  # a truth


def test_what_a_condition_gets_from_somewhere_else_is_no_question_about_the_case() -> None:
    class Wrapped:
        def lookup(self, path: str) -> object | None:
            return 5 if path == "b" else facts.lookup(path)

    facts = asking(a=1, b=2)

    verdict = facts.decide(parse_condition("a == 1 and b > 4"), Wrapped())

    assert verdict == decide(parse_condition("a == 1 and b > 4"), Wrapped())
    assert [answer for _, answer in facts.asked] == [1]  # the value of `a` itself, never the truth of both


def test_an_open_value_is_numbered_once_and_ends_as_its_words_end() -> None:
    facts = asking(supplier__name="Exempel AB.")

    first, again = (facts.write(NAME, facts.lookup("supplier.name")) for _ in range(2))

    assert first == again == mark_of(0, Shapes(())("Exempel AB."))
    assert filled(f"Hos {first}", facts.texts) == "Hos Exempel AB."


def test_open_values_beside_a_provision_are_found() -> None:
    assert list(beside_references(f"enligt {mark_of(0)} §")) == [0]
    assert list(beside_references(f"enligt {mark_of(0)}")) == []


@pytest.mark.parametrize(("text", "fitting"), [("x" * 20, True), ("x" * 21, False)])
def test_words_that_are_too_long_are_left_to_the_composition(text: str, fitting: bool) -> None:  # noqa: FBT001 - a row
    assert fits(NAME, text, text) is fitting
