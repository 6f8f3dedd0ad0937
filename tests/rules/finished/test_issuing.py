from datetime import date

import pytest
from msgspec.structs import replace

from given.clauses_in_text import FactTable, clause
from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Adoption, ClauseState, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.problems import NotAllowedYetError
from tenderkit.project.places import built_in_root, find_places
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.rules.clauses.life import lives
from tenderkit.rules.finished.issuing import grouped, reasons_not_to_issue
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
    alone = ClauseLibrary((given.clause.id,), {given.clause.id: {given.clause.version: given}})
    return [reason.code for reason in reasons_not_to_issue(lives([given], alone, day), [], FactTable(**facts), index)]


def test_an_adopted_clause_in_force_may_be_issued(index: LawIndex) -> None:
    assert codes(entry(), index) == []


def test_each_reason_is_named(index: LawIndex) -> None:
    assert codes(entry(adopted=False), index) == ["TK-L093"]
    assert codes(entry(state=replace(PUBLISHED, status=Status.DRAFT)), index) == ["TK-L092"]
    assert codes(entry(state=replace(PUBLISHED, status=Status.HOLD)), index) == ["TK-L091"]
    assert [reason.code for reason in reasons_not_to_issue([], ["Hur?"], FactTable(), index)] == ["TK-L090"]


def test_a_provision_that_was_not_yet_in_force_stops_the_issue(index: LawIndex) -> None:
    front = "law_refs: [{act: LOU, provision: 19 kap. 9 § första stycket 5}]\n"

    assert codes(entry(front), index) == []
    assert codes(entry(front), index, date(2021, 6, 1)) == ["TK-L262", "TK-L094"]


def test_a_provision_for_other_procurements_is_not_asked_about(index: LawIndex) -> None:
    front = "law_refs: [{act: LOU, provision: 19 kap. 9 § första stycket 5, when: law == LUF}]\n"

    assert codes(entry(front), index, date(2021, 6, 1), law="LOU") == ["TK-L262"]


def test_a_provision_that_the_table_does_not_know_is_not_judged(index: LawIndex) -> None:
    front = "law_refs: [{act: jordabalken, provision: 4 kap. 1 §}]\n"

    assert codes(entry(front), index) == []


def unadopted(*names: str, wanted: str = "--all") -> list[Message]:
    return [Message("TK-L093", {"version": name, "wanted": wanted}) for name in names]


def test_what_differs_in_nothing_but_the_version_is_told_once() -> None:
    few, many = grouped(unadopted("a@1.0.0", "b@1.0.0")), grouped(unadopted(*"abcd"))

    assert [str(message).split("\n")[0] for message in few] == [
        "TK-L093 kommunen har inte fastställt 2 klausuler: a@1.0.0, b@1.0.0"
    ]
    assert "adopt a@1.0.0 b@1.0.0 --by" in few[0].remedy
    assert "adopt --all --by" in many[0].remedy


def test_one_that_all_would_not_take_is_named_with_the_others() -> None:
    (message,) = grouped([*unadopted(*"abc"), *unadopted("d", wanted="d")])

    assert "adopt a b c d --by" in message.remedy


def test_what_differs_in_more_stays_apart_and_in_order() -> None:
    held = [Message("TK-L091", {"version": name, "reason": reason}) for name, reason in (("a", "x"), ("b", "y"))]
    asked = [Message("TK-L090", {"question": question}) for question in ("Hur?", "Var?", "Hur?")]

    assert [(message.code, message.what) for message in grouped([*asked, *held])] == [
        ("TK-L090", "en fråga är öppen: Hur?"),
        ("TK-L090", "en fråga är öppen: Var?"),
        ("TK-L091", "a är stoppad: x"),
        ("TK-L091", "b är stoppad: y"),
    ]
    assert grouped([]) == ()


def test_what_several_reasons_ask_for_is_said_once() -> None:
    asked = [Message("TK-L090", {"question": question}) for question in ("Hur?", "Var?")]

    assert str(NotAllowedYetError(asked)).splitlines() == [
        "TK-L090 en fråga är öppen: Hur?",
        "TK-L090 en fråga är öppen: Var?",
        f"    {asked[0].remedy}",
    ]
