from dataclasses import replace
from datetime import date

import pytest

from given.clauses_in_text import FactTable, clause
from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Adoption, ClauseState, Status
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.project.places import built_in_root, find_places
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.rules.finished.issuing import reasons_not_to_issue, told_together
from tenderkit.rules.law.law_index import LawIndex, law_index

DAY = date(2025, 6, 1)
PUBLISHED = ClauseState(Status.PUBLISHED, valid_from=date(2025, 1, 1))


@pytest.fixture(scope="module")
def index() -> LawIndex:
    return law_index(read_law_table(find_places(built_in_root()).clause_folders))


def entry(front: str = "", state: ClauseState = PUBLISHED, *, adopted: bool = True) -> LibraryEntry:
    written = clause(front=front)
    adoption = Adoption("Kommunstyrelsen", DAY, "KS 1", written.digest) if adopted else None
    return LibraryEntry(written, state, adoption)


def codes(given: LibraryEntry, index: LawIndex, day: date = DAY, **facts: object) -> list[str]:
    return [reason.code for reason in reasons_not_to_issue([given], [], FactTable(**facts), index, day)]


def test_an_adopted_clause_in_force_may_be_issued(index: LawIndex) -> None:
    assert codes(entry(), index) == []


def test_each_reason_is_named(index: LawIndex) -> None:
    assert codes(entry(adopted=False), index) == ["TK-L093"]
    assert codes(entry(state=replace(PUBLISHED, status=Status.DRAFT)), index) == ["TK-L092"]
    assert codes(entry(state=replace(PUBLISHED, status=Status.HOLD)), index) == ["TK-L091"]
    assert [reason.code for reason in reasons_not_to_issue([], ["Hur?"], FactTable(), index, DAY)] == ["TK-L090"]


def test_a_provision_that_was_not_yet_in_force_stops_the_issue(index: LawIndex) -> None:
    front = "law_refs: [{act: LOU, provision: 19 kap. 9 § första stycket 5}]\n"

    assert codes(entry(front), index) == []
    assert codes(entry(front), index, date(2021, 6, 1)) == ["TK-L092", "TK-L094"]


def test_a_provision_for_other_procurements_is_not_asked_about(index: LawIndex) -> None:
    front = "law_refs: [{act: LOU, provision: 19 kap. 9 § första stycket 5, when: law == LUF}]\n"

    assert codes(entry(front), index, date(2021, 6, 1), law="LOU") == ["TK-L092"]


def test_a_provision_that_the_table_does_not_know_is_not_judged(index: LawIndex) -> None:
    front = "law_refs: [{act: jordabalken, provision: 4 kap. 1 §}]\n"

    assert codes(entry(front), index) == []


def lacking(*versions: str) -> list[Message]:
    return [Message("TK-L093", {"version": version}) for version in versions]


def test_clauses_that_nobody_has_adopted_are_told_as_one_thing_to_do() -> None:
    question, hold = Message("TK-L090", {"question": "Hur?"}), Message("TK-L091", {"version": "c@1.0.0", "reason": "x"})

    told = told_together([question, *lacking("a@1.0.0"), hold, *lacking("b@1.0.0", "d@2.0.0")])

    assert [reason.code for reason in told] == ["TK-L090", "TK-S082", "TK-L091"]
    assert told[1].what == "3 klausuler är inte fastställda av kommunen: a@1.0.0, b@1.0.0, d@2.0.0"
    assert "adopt --all" in told[1].remedy


@pytest.mark.parametrize("reasons", [[], lacking("a@1.0.0")], ids=["none", "one"])
def test_one_that_nobody_has_adopted_keeps_its_own_words(reasons: list[Message]) -> None:
    assert told_together(reasons) == tuple(reasons)
