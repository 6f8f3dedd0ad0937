import pytest

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import Clause
from tenderkit.rules.clauses.relation_rules import relation_faults
from tenderkit.rules.language.clause_finding import ClauseFinding


def library(**fronts: str) -> dict[str, Clause]:
    return {clause_id: clause("Text.", front, clause_id=clause_id) for clause_id, front in fronts.items()}


def faults(clauses: dict[str, Clause]) -> list[tuple[str, ClauseFinding]]:
    found = list(relation_faults(clauses))
    assert all(finding.message.what and finding.message.remedy for _, finding in found)
    return found


def told(clauses: dict[str, Clause]) -> list[tuple[str, str, str, str]]:
    """The clause, the code and the two ways there."""
    return [
        (clause_id, finding.message.code, finding.message.facts["first"], finding.message.facts["second"])
        for clause_id, finding in faults(clauses)
    ]


def test_a_sound_library_has_no_faults() -> None:
    assert faults(library(a="requires: [b]\n", b="requires: [c]\nconflicts: [d]\n", c="", d="one_of: val\n")) == []


@pytest.mark.parametrize(
    ("fronts", "path"),
    [
        pytest.param({"a": "requires: [b]\n", "b": "requires: [a]\n"}, "a → b → a", id="two"),
        pytest.param({"a": "requires: [a]\n"}, "a → a", id="one"),
        pytest.param(
            {"x": "requires: [a]\n", "a": "requires: [b]\n", "b": "requires: [c]\n", "c": "requires: [a]\n"},
            "a → b → c → a",
            id="three behind another",
        ),
    ],
)
def test_a_circle_is_printed_as_a_path(fronts: dict[str, str], path: str) -> None:
    (found,) = [finding for _, finding in faults(library(**fronts)) if finding.message.code == "TK-L064"]

    assert found.message.facts["path"] == path


@pytest.mark.parametrize(
    ("fronts", "expected"),
    [
        pytest.param(
            {"a": "requires: [b]\n", "b": "conflicts: [a]\n"},
            [("a", "TK-L155", "a", "a → b")],
            id="requires what excludes it",
        ),
        pytest.param(
            {"a": "requires: [b]\nconflicts: [b]\n", "b": ""},
            [("a", "TK-L155", "a", "a → b")],
            id="excludes what it requires",
        ),
        pytest.param(
            {"a": "requires: [b, c]\n", "b": "conflicts: [c]\n", "c": ""},
            [("a", "TK-L155", "a → b", "a → c")],
            id="requires two that exclude each other",
        ),
        pytest.param(
            {
                "a": "requires: [b, c]\n",
                "b": "requires: [d]\n",
                "c": "requires: [e]\n",
                "d": "conflicts: [e]\n",
                "e": "",
            },
            [("a", "TK-L155", "a → b → d", "a → c → e")],
            id="far down both ways",
        ),
        pytest.param(
            {"top": "requires: [a]\n", "a": "requires: [b]\n", "b": "conflicts: [a]\n"},
            [("a", "TK-L155", "a", "a → b")],
            id="told where it arises, not above",
        ),
        pytest.param(
            {"a": "requires: [b]\none_of: val\n", "b": "one_of: val\n"},
            [("a", "TK-L156", "a", "a → b")],
            id="a group within",
        ),
        pytest.param(
            {"a": "requires: [b, c]\n", "b": "one_of: val\n", "c": "one_of: val\n"},
            [("a", "TK-L156", "a → b", "a → c")],
            id="requires two of a group",
        ),
        pytest.param({"a": "requires: [b, c]\n", "b": "one_of: val\n", "c": "one_of: annat\n"}, [], id="of two groups"),
        pytest.param({"a": "requires: [saknas]\nconflicts: [borta]\n"}, [], id="what doesn't exist is told elsewhere"),
    ],
)
def test_a_set_that_can_never_hold_is_printed_with_both_ways(
    fronts: dict[str, str], expected: list[tuple[str, str, str, str]]
) -> None:
    assert told(library(**fronts)) == expected


def test_a_long_chain_is_followed_to_its_end() -> None:
    """Far longer than Python's stack."""
    fronts = {f"k{n}": f"requires: [k{n + 1}]\n" for n in range(3000)} | {"k3000": "conflicts: [k0]\n"}

    (found,) = faults(library(**fronts))

    assert found[0] == "k0"
    assert found[1].message.facts["second"].startswith("k0 → k1 → k2 → ")


REFERENCED = clause("Text.", "applies_if: requirement.places is stated\n", clause_id="vite")


@pytest.mark.parametrize(
    ("body", "front"),
    [
        pytest.param("Se [[vite]].", "applies_if: requirement.places is stated\n", id="the same condition"),
        pytest.param("Se [[vite]].", "requires: [mellan]\n", id="required by way of another"),
        pytest.param("{% if requirement.places.count > 1 %}Se [[vite]].{% endif %}", "", id="guarded in the paragraph"),
        pytest.param(
            "{% if requirement.places is stated %}\n\n- Se [[vite]].\n\n{% endif %}", "", id="guarded around a list"
        ),
        pytest.param("| A |\n|---|\n| b |", "", id="no reference"),
    ],
)
def test_a_reference_to_what_is_there_is_left_alone(body: str, front: str) -> None:
    between = clause("Text.", "requires: [vite]\napplies_if: requirement.places is stated\n", clause_id="mellan")
    clauses = {"antal": clause(body, front), "vite": REFERENCED, "mellan": between}

    assert [finding.message.code for _, finding in faults(clauses) if finding.message.code == "TK-L158"] == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Först.\n\nSe [[vite]] och [[vite]].", id="in a paragraph"),
        pytest.param("| A |\n|---|\n| [[vite]] |", id="in a table"),
        pytest.param("{% if law == LOU %}\n\nSe [[vite]].\n\n{% endif %}", id="under another condition"),
    ],
)
def test_a_reference_to_what_may_be_missing_is_a_warning_at_its_line(body: str) -> None:
    clauses = {"antal": clause(body), "vite": REFERENCED}

    ((clause_id, finding),) = faults(clauses)

    assert (clause_id, finding.message.code, finding.message.gravity) == ("antal", "TK-L158", "warning")
    assert finding.line > 0


def test_requiring_what_is_not_always_there_is_a_warning() -> None:
    ((clause_id, finding),) = faults({"antal": clause("Text.", "requires: [vite]\n"), "vite": REFERENCED})

    assert (clause_id, finding.message.code, finding.key) == ("antal", "TK-L159", ("requires", 0))
