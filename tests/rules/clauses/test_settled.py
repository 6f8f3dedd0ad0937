"""Two clauses of one document never settle the same: one of them is of the municipality's own, and the other gives way or is told."""

from datetime import date

import pytest
from msgspec.structs import replace

from given.clauses_in_text import FactTable, clause
from tenderkit.model.clauses.clause import Clause, ClauseState, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.model.clauses.roles import ClauseRole, Meaning
from tenderkit.rules.clauses.settled import (
    contradicted_in,
    gives_way,
    settled_twice,
    unsaid_settling,
    with_settled,
)

PAYMENT = Meaning.PAYMENT_FOR_PLACES
ASKED = "computed.own_settles.payment_for_places is not stated"
SENTENCE = "{#s5} Ingen betalning sker för platserna."
STATE = ClauseState(Status.PUBLISHED, valid_from=date(2025, 1, 1))


def _entry(written: Clause, role: ClauseRole, mark: str = "") -> LibraryEntry:
    return LibraryEntry(written, STATE, role=role, marks={PAYMENT: mark} if mark else {})


def _vetted(body: str = SENTENCE, front: str = "", role: ClauseRole = ClauseRole.PLACES_COUNT) -> LibraryEntry:
    return _entry(clause(body, front, "platser-antal"), role, "s5")


def _own(
    body: str = "{#k1} {{ authority }} ska betala bonus för en plats.", front: str = "", mark: str = "k1"
) -> LibraryEntry:
    return _entry(clause(body, front, "bonus"), ClauseRole.ADDITION, mark)


def _library(*entries: LibraryEntry) -> ClauseLibrary:
    return ClauseLibrary((), {entry.clause.id: {entry.clause.version: entry} for entry in entries})


@pytest.mark.parametrize(
    ("body", "way"),
    [
        (SENTENCE, False),
        (f"{{% if {ASKED} %}}\n\n{SENTENCE}\n\n{{% endif %}}", True),
        (f"Ett. {{% if {ASKED} %}}{SENTENCE}{{% endif %}}", True),
        (f"{{% if {ASKED} and law == LOU %}}\n\n{SENTENCE}\n\n{{% endif %}}", True),
        (f"{{% if law is stated %}}\n\n{SENTENCE}\n\n{{% endif %}}", False),
        (f"{{% if law is stated %}}\n\nEtt.\n\n{{% else %}}\n\n{SENTENCE}\n\n{{% endif %}}", False),
        (f"{SENTENCE}\n\n{{% if {ASKED} %}}\n\n{SENTENCE}\n\n{{% endif %}}", False),
        ("Text.", False),
    ],
)
def test_a_sentence_gives_way_when_it_is_left_out_wherever_another_settles_it(body: str, *, way: bool) -> None:
    assert gives_way(clause(body), "s5", PAYMENT) is way


def test_a_requirement_gives_way_like_a_sentence() -> None:
    body = f"{{% if {ASKED} %}}\n\n{{#k1}} Text.\n\n{{% endif %}}"

    assert gives_way(clause(body), "k1", PAYMENT)


def test_two_clauses_of_a_document_that_settle_the_same_are_told() -> None:
    (told,) = settled_twice([_vetted(), _own()])

    assert told.code == "TK-L374"
    assert (told.facts["own"], told.facts["other"]) == ("bonus.k1", "platser-antal.s5")
    assert list(settled_twice([_vetted(), _own(mark="")])) == []
    assert list(settled_twice([_vetted(), _vetted()])) == []
    assert list(settled_twice([_own()])) == []


def test_what_an_agreement_settles_is_another_document() -> None:
    assert list(settled_twice([_vetted(role=ClauseRole.AGREED_EARLY_END), _own()])) == []
    assert list(settled_twice([replace(_vetted(), role=None), _own()])) != []


def test_the_library_tells_of_clauses_that_may_stand_together() -> None:
    own, vetted, other = _own(), _vetted(), _entry(clause("Text.", "", "syfte"), ClauseRole.PURPOSE)

    assert [each.code for each in contradicted_in(_library(own, vetted, other), own, PAYMENT, "k1")] == ["TK-L374"]
    draft = replace(vetted, state=ClauseState(Status.DRAFT))
    assert list(contradicted_in(_library(own, draft), own, PAYMENT, "k1")) == []


@pytest.mark.parametrize(
    ("own", "vetted", "found"),
    [
        ("conflicts: [platser-antal]\n", "", 0),
        ("", "conflicts: [bonus]\n", 0),
        ("applies_if: law == LOU\n", "applies_if: law == LUF\n", 0),
        ("applies_if: law == LOU\n", "applies_if: law in [LOU, LUF]\n", 1),
        ("applies_if: law == LOU\n", "", 1),
    ],
)
def test_clauses_that_never_stand_together_contradict_nothing(own: str, vetted: str, found: int) -> None:
    one, other = _own(front=own), _vetted(front=vetted)

    assert len(list(contradicted_in(_library(one, other), one, PAYMENT, "k1"))) == found


@pytest.mark.parametrize(
    ("body", "mark", "found"),
    [
        ("Myndigheten lämnar bonus för en plats.", "", 1),
        ("Ersättningen för praktik framgår av prislistan.", "", 1),
        ("Bonusen framgår av prislistan.", "", 0),
        ("En plats hålls öppen.", "", 0),
        ("{#k1} Myndigheten lämnar bonus för en plats.", "k1", 0),
    ],
)
def test_a_sentence_that_may_settle_the_same_is_remarked_on(body: str, mark: str, found: int) -> None:
    own = _own(body, mark=mark)

    assert [each.message.code for each in unsaid_settling(own, _library(own, _vetted()))] == ["TK-L375"] * found


def test_nothing_is_remarked_on_where_nothing_is_settled_already() -> None:
    own = _own(mark="")

    assert list(unsaid_settling(own, _library(own))) == []
    assert list(unsaid_settling(_vetted(), _library(own, _vetted()))) == []


def test_the_others_are_told_what_an_own_clause_settles() -> None:
    facts = with_settled(FactTable(title="Väghyveln"), [_own(), _vetted()])

    assert facts.lookup("computed.own_settles.payment_for_places") == "k1"
    assert facts.lookup("title") == "Väghyveln"
    same = FactTable()
    assert with_settled(same, [_vetted()]) is same
