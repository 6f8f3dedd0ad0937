import pytest

from given.clauses_in_text import clause
from given.law_in_text import small_law_table
from given.saved_law import SAVED
from tenderkit.rules.law.act_text import parse_law_text
from tenderkit.rules.law.changes import ActComparison, compare_law
from tenderkit.rules.law.law_index import law_index
from tenderkit.rules.law.watch import cited, law_of

INDEX = law_index(small_law_table())


def compared(saved: str = SAVED) -> ActComparison:
    clauses = (
        clause(
            "Text.", "law_refs: [{act: LOU, provision: 17 kap. 1 §}, {act: LOU, provision: 17 kap. 10 §}]\n", "grund"
        ),
        clause("Enligt {{ basis }}.", "parameters: {basis: {from: computed.condition_basis, type: text}}\n", "hamtar"),
        clause("Enligt 4 kap. 3 § LOU.", "", "namner"),
        clause("Enligt LOU och 25 § lagen (1982:80).", "", "annan"),
    )
    return compare_law(parse_law_text(saved), cited(law_of(item, INDEX) for item in clauses), INDEX)


def test_every_marked_provision_comes_with_the_clauses_that_rest_on_it() -> None:
    changes = [(str(change.marked.place), change.in_table, change.clauses) for change in compared().changes]

    assert changes == [
        ("17 kap. 1 §", True, ("grund@1.0.0", "hamtar@1.0.0")),
        ("4 kap. 3 §", False, ("namner@1.0.0",)),
        ("4 kap. 3 §", False, ("namner@1.0.0",)),
        ("19 kap.", True, ("hamtar@1.0.0",)),
        ("19 kap.", True, ("hamtar@1.0.0",)),
        ("16 kap. 2 §", False, ()),
        ("17 kap. 10 §", True, ("grund@1.0.0",)),
        ("18 kap.", False, ()),
    ]


def test_a_provision_that_the_text_lacks_is_named() -> None:
    found = compared()

    assert [(str(item.place), item.clauses) for item in found.missing] == [
        ("17 kap. 10 §", ("grund@1.0.0",)),
        ("19 kap. 5 §", ("hamtar@1.0.0",)),
    ]
    assert found.clauses == ("grund@1.0.0", "hamtar@1.0.0", "namner@1.0.0")
    assert (found.act, found.amended_to) == ("LOU", "2025:900")


@pytest.mark.parametrize(
    ("latest", "codes"),
    [
        pytest.param("t.o.m. SFS 2025:900", ["TK-L132"], id="newer than the table"),
        pytest.param("t.o.m. SFS 2025:1001", ["TK-L132"], id="newer by number, not by letters"),
        pytest.param("t.o.m. SFS 2025:360", [], id="as the table"),
        pytest.param("t.o.m. SFS 2024:900", ["TK-L133"], id="older"),
        pytest.param("aldrig", ["TK-L134"], id="unknown"),
    ],
)
def test_the_age_of_the_text_is_held_against_the_table(latest: str, codes: list[str]) -> None:
    assert [message.code for message in compared(SAVED.replace("t.o.m. SFS 2025:900", latest)).messages] == codes


def test_a_table_that_does_not_know_its_own_age_says_so() -> None:
    saved = "Lag (1982:80)\nÄndring införd: t.o.m. SFS 2022:836\n\n25 § Text.\n"

    found = compared(saved)

    assert [message.code for message in found.messages] == ["TK-L135"]
    assert found.messages[0].facts["act"] == "lagen om anställningsskydd"
    assert found.changes == ()
