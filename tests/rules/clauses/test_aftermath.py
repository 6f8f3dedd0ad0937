from datetime import date

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import Adoption, ClauseState, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.rules.clauses.aftermath import aftermath, left_for_later

BEGUN, DAY, LATER = date(2025, 1, 1), date(2026, 6, 1), date(2026, 9, 1)


def version(
    clause_id: str, number: str = "1.0.0", *, status: str = "published", front: str = "", **more: date
) -> LibraryEntry:
    state = ClauseState(Status(status), **{"valid_from": BEGUN, **more})  # type: ignore[arg-type]  # dates only
    return LibraryEntry(clause("Text.", front, clause_id, number), state)


def said(*entries: LibraryEntry) -> list[str]:
    """What follows from the state of the first one."""
    found: dict[str, dict[str, LibraryEntry]] = {}
    for each in entries:
        found.setdefault(each.clause.id, {})[each.clause.version] = each
    return [f"{message.code} {message.what}" for message in aftermath(entries[0], ClauseLibrary((), found))]


def test_an_end_says_what_is_in_force_from_the_day_after() -> None:
    ending = version("vite", status="retired", valid_to=DAY)

    assert said(ending, version("vite", "1.1.0", valid_from=LATER)) == [
        "TK-L271 från 2026-06-02 gäller ingen version av vite. Klausuler som kräver den: –"
    ]
    assert said(ending, version("vite", "1.1.0", valid_from=date(2026, 6, 2))) == [
        "TK-L270 från 2026-06-02 gäller vite@1.1.0 i stället för vite@1.0.0"
    ]


def test_an_end_names_the_clauses_that_require_what_ends() -> None:
    ending = version("vite", status="retired", valid_to=DAY)
    others = [version(name, front="requires: [vite]\n") for name in ("platser", "brist")]
    gone = version("borta", status="retired", front="requires: [vite]\n", valid_to=DAY)

    assert said(ending, *others, gone, version("annan")) == [
        "TK-L271 från 2026-06-02 gäller ingen version av vite. Klausuler som kräver den: brist, platser"
    ]


def test_the_end_of_an_own_clause_gives_the_place_back_unless_that_one_is_on_hold() -> None:
    own = version("vart-vite", status="retired", front="replaces: vite\n", valid_to=DAY)

    assert said(own, version("vite")) == ["TK-L270 från 2026-06-02 gäller vite@1.0.0 i stället för vart-vite@1.0.0"]
    (held,) = said(own, version("vite", status="hold"))
    assert held.startswith("TK-L272 tills stoppet av vite@1.0.0 hävs")


def test_a_hold_says_that_nothing_else_is_used_unless_something_newer_is() -> None:
    (alone,) = said(version("vite", "1.1.0", status="hold"), version("vite"))

    assert alone.startswith("TK-L272 tills stoppet av vite@1.1.0 hävs byggs inga nya dokument som behöver vite")
    assert said(version("vite", status="hold"), version("vite", "1.1.0", valid_from=LATER)) == []


def test_a_beginning_says_what_it_takes_the_place_of() -> None:
    assert said(version("vite", "1.1.0", valid_from=LATER), version("vite")) == [
        "TK-L270 från 2026-09-01 gäller vite@1.1.0 i stället för vite@1.0.0"
    ]
    assert said(version("vart-vite", front="replaces: vite\n", valid_from=LATER), version("vite")) == [
        "TK-L270 från 2026-09-01 gäller vart-vite@1.0.0 i stället för vite@1.0.0"
    ]
    assert said(version("vite")) == []


def test_a_beginning_tells_of_the_days_before_it_that_have_nothing() -> None:
    assert said(version("vite", "1.1.0", valid_from=LATER), version("vite", valid_to=DAY)) == [
        "TK-L273 efter vite@1.0.0 gäller ingen version av vite till och med 2026-08-31"
    ]


def test_a_draft_means_nothing_to_others() -> None:
    assert said(version("vite", status="draft")) == []


def test_what_everything_leaves_out_is_told_unless_it_is_adopted() -> None:
    entries = {
        "1.0.0": version("vite"),
        "1.1.0": version("vite", "1.1.0", valid_from=LATER),
        "1.2.0": version("vite", "1.2.0", status="hold"),
        "1.3.0": version("vite", "1.3.0", status="draft"),
    }
    adopted = LibraryEntry(entries["1.1.0"].clause, entries["1.1.0"].state, Adoption("KS", DAY, "KS 1", "x"))

    found = [str(message) for message in left_for_later(ClauseLibrary((), {"vite": entries}), DAY)]

    assert [message.split(" ")[0] for message in found] == ["TK-L274", "TK-L275"]
    assert "inte med, för den 2026-06-01 gäller de inte än: vite@1.1.0" in found[0]
    assert "tenderkit clauses adopt vite@1.1.0 --by" in found[0]
    assert "vite@1.2.0" in found[1]
    assert list(left_for_later(ClauseLibrary((), {"vite": {"1.1.0": adopted}}), DAY)) == []
