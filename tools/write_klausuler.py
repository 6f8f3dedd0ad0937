"""Writes the tables of a clause's life in docs/klausuler.md from the rules: `python tools/write_klausuler.py` (`--check` only compares)."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tenderkit.model.clauses.clause import ClauseState, Standing, Status
from tenderkit.rules.clauses.life import LIFE, NOT_ADOPTED, Beside, Cell, Taken

PAGE = Path(__file__).resolve().parent.parent / "docs" / "klausuler.md"
COMMAND_TO_WRITE = "python tools/write_klausuler.py"
BEGIN, END = "<!-- tabellerna skrivs av tools/write_klausuler.py -->\n", "<!-- slut -->\n"
FIRST, LAST = date(2026, 6, 1), date(2028, 12, 31)
DAYS = (date(2026, 5, 31), FIRST, LAST, date(2029, 1, 1))
STATES = {
    "utkast (`draft`)": ClauseState(Status.DRAFT),
    "granskas (`review`)": ClauseState(Status.REVIEW),
    "publicerad (`published`)": ClauseState(Status.PUBLISHED, FIRST),
    "ersatt (`retired`)": ClauseState(Status.RETIRED, FIRST, LAST),
    "ersatt, utan sista dag": ClauseState(Status.RETIRED, FIRST),
    "stoppad (`hold`)": ClauseState(Status.HOLD, FIRST, hold_reason="fel"),
    "stoppad, sedan avslutad med `retire`": ClauseState(Status.RETIRED, FIRST, LAST, hold_reason="fel"),
}
STANDINGS = {
    Standing.DRAFT: "utkast",
    Standing.REVIEW: "granskas",
    Standing.NOT_YET: "inte än",
    Standing.IN_FORCE: "gäller",
    Standing.ON_HOLD: "stoppad",
    Standing.ENDED: "upphörd",
}
BESIDE = {
    Beside.NOTHING: "ingenting",
    Beside.IN_FORCE: "en annan som gäller",
    Beside.ON_HOLD: "en annan som är stoppad",
}


def main(arguments: list[str]) -> int:
    standing = PAGE.read_text("utf-8")
    before, rest = standing.split(BEGIN)
    page = f"{before}{BEGIN}\n{tables()}\n{END}{rest.split(END)[1]}"
    if arguments == ["--check"]:
        return 0 if page == standing else _tell_how_to_mend()
    PAGE.write_text(page, "utf-8", newline="\n")
    return 0


def tables() -> str:
    """Both tables: from state and day to what holds that day, and from that to what may be done."""
    return "\n".join((*_by_day(), "", *_by_place())) + "\n"


def _by_day() -> Iterator[str]:
    yield "| Läge | Dagen före första dagen | Första dagen | Sista dagen | Dagen efter |"
    yield "|---|---|---|---|---|"
    for name, state in STATES.items():
        yield f"| {name} | {' | '.join(STANDINGS[state.standing(day)] for day in DAYS)} |"


def _by_place() -> Iterator[str]:
    yield "| Versionen den dagen | I dess plats står annars | Ett nytt dokument | `issue`, när låset har versionen | `upgrade` |"
    yield "|---|---|---|---|---|"
    for (standing, beside), cell in LIFE.items():
        yield f"| {STANDINGS[standing]} | {BESIDE[beside]} | {_new(cell)} | {_issue(cell)} | {_upgrade(cell)} |"


def _new(cell: Cell) -> str:
    said = {Taken.ITSELF: "tar den", Taken.OTHER: "tar den andra", Taken.NEITHER: f"byggs inte ({cell.refused})"}
    return said[cell.new]


def _issue(cell: Cell) -> str:
    return f"nej ({cell.locked})" if cell.locked else f"ja, om den är fastställd ({NOT_ADOPTED})"


def _upgrade(cell: Cell) -> str:
    if cell.new is Taken.OTHER:
        return "går över till den andra"
    return f"kan inte, och säger varför ({cell.locked})" if cell.locked else "behåller den"


def _tell_how_to_mend() -> int:
    sys.stderr.write(f"docs/klausuler.md doesn't show the rules as they are: run {COMMAND_TO_WRITE}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
