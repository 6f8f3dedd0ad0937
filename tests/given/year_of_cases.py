"""Thirteen cases around the year 2027, few enough to count by hand: what is expected of them stands beside."""

from collections.abc import Mapping
from pathlib import Path

from given.cases import case_folder
from given.folder_of_cases import ANNOUNCED, numbered
from given.format_two import write_both
from given.reported_case import AGREEMENT, CASE, DIALOGUE, DIALOGUE_ONLY, LINE, file_with
from tenderkit.rules.statistics.disclosure import PeopleNumber

BOTH, DIALOGUES, PLACES = (
    "krav på både sysselsättningsdialog och ett antal platser",
    "krav på sysselsättningsdialog",
    "krav på ett antal platser",
)
_DIALOGUE_BLOCK = CASE[CASE.index("  dialogue:\n") : CASE.index("  places:\n")]
PLACES_ONLY = CASE.replace(_DIALOGUE_BLOCK, "")
_FRAMEWORK = DIALOGUE_ONLY.replace(
    "form: contract\n", "form: framework_agreement\n  call_off_by: both\n  supplier_count: 2\n"
)
_DAYS = ("2026-11-01", "2027-01-20", "2027-02-01", "2027-02-05", "2026-10-12", "2027-03-01")
_A_YEAR_EARLIER = ("2026-01-05", "2026-06-01", "2026-06-12", "2026-06-20", "2025-12-10", "2026-08-01")
_A_YEAR_LATER = ("2027-11-01", "2028-01-20", "2028-02-01", "2028-02-05", "2027-10-12", "2028-03-01")
_IN_AUTUMN = ("2027-06-01", "2027-10-04", "2027-10-15", "2027-10-20", "2027-05-10", "2027-11-01")
BY_UNIT = {  # procurements, companies, required, agreed, places
    "Fastighet": ("1", "2", "0", "0", "0"),
    "Gata": ("3", "2", "10", "1", "11"),
    "Kultur": ("3", "3", "9", "0", "9"),
    "Skola": ("2", "1", "8", "0", "8"),
    "Alla": ("9", "8", "27", "1", "28"),
}
BY_KIND = {
    BOTH: ("4", "3", "18", "0", "18"),
    PLACES: ("2", "2", "9", "0", "9"),
    DIALOGUES: ("3", "4", "0", "1", "1"),
    "Alla": ("9", "8", "27", "1", "28"),
}
BEGUN = {
    PeopleNumber("Gata", BOTH): 10,
    PeopleNumber("Gata", DIALOGUES): 0,
    PeopleNumber("Gata", PLACES): 6,
    PeopleNumber("Fastighet", DIALOGUES): 0,
    PeopleNumber("Kultur", PLACES): 9,
    PeopleNumber("Kultur", DIALOGUES): 0,
    PeopleNumber("Skola", BOTH): 5,
}
COMPLETED = BEGUN | {PeopleNumber("Kultur", PLACES): 7, PeopleNumber("Skola", BOTH): 4}
ANSWERS = {"Ja": 2, "Nej": 1, "Inget svar på frågan": 0}
QUARTERS = ((7, 27), (7, 28), (7, 28), (8, 28))  # companies and places by their ends


def year_folder(parent: Path) -> Path:
    """The folder with the cases. Company 1 has two contracts, of which one has an agreement, and company 8 too."""
    _awarded(parent, 1, "Gata", (1,), count=4, places=_done(1, 4), answers={"P-01": "yes", "P-02": "yes"})
    _awarded(parent, 2, "Gata", (2,), count=6, places=_done(1, 6), answers={"P-01": "yes", "P-02": "no"})
    _awarded(parent, 3, "Gata", (1,), DIALOGUE_ONLY, agreements=AGREEMENT)
    _awarded(parent, 4, "Fastighet", (3, 4), _FRAMEWORK)
    _awarded(parent, 5, "Kultur", (5,), PLACES_ONLY, count=2, places=_going_on(1, 2))
    _awarded(parent, 6, "Kultur", (6,), PLACES_ONLY, count=7, places=_done(1, 7), answers={"P-07": "yes"})
    _awarded(parent, 7, "Kultur", (7,), DIALOGUE_ONLY, days=_IN_AUTUMN)
    _awarded(parent, 8, "Skola", (8,), count=5, places=(*_done(1, 4), *_going_on(5, 5)))
    _awarded(parent, 9, "Skola", (8,), count=3)
    early = _done(1, 6, starts="2027-01-15", ends="2027-07-14")
    _awarded(parent, 10, "Gata", (9,), PLACES_ONLY, count=6, places=early, days=_A_YEAR_EARLIER)
    _awarded(parent, 11, "Skola", (10,), count=4, days=_A_YEAR_LATER)
    case_folder(parent, numbered(12, ANNOUNCED), "c12")
    case_folder(
        parent,
        numbered(
            13,
            DIALOGUE_ONLY.replace(
                "  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n  contract_signed: 2027-02-05\n", ""
            ).split("suppliers:\n")[0],
        ),
        "c13",
    )
    return parent


def _awarded(  # noqa: PLR0913 - a row of the table
    parent: Path,
    number: int,
    unit: str,
    companies: tuple[int, ...],
    text: str = CASE,
    *,
    count: int = 4,
    places: tuple[str, ...] = (),
    answers: Mapping[str, str] | None = None,
    agreements: str = "",
    days: tuple[str, ...] = _DAYS,
) -> None:
    lines = "".join(f"  - {{name: Företag {each} AB, organisation_number: {_number(each)}}}\n" for each in companies)
    text = text.replace(LINE, lines).replace(
        "  name: Östersunds kommun\n", f"  name: Östersunds kommun\n  unit: {unit}\n"
    )
    text = text.replace("count: 4\n", f"count: {count}\n")
    for old, new in zip(_DAYS, days, strict=True):
        text = text.replace(old, f"<{new}>")
    folder = case_folder(parent, numbered(number, text.replace("<", "").replace(">", "")), f"c{number:02}")
    if places or agreements:
        held = DIALOGUE if "  dialogue:\n" in text else ""
        write_both(folder, file_with(*places, dialogues=held, agreements=agreements))
        file = folder / "placeringar.yaml"
        told = "".join(
            f"  - {{date: 2027-12-10, event: evaluation_received, place: {place}, added_value: {answer}}}\n"
            for place, answer in (answers or {}).items()
        )
        file.write_text(file.read_text("utf-8").rstrip("\n") + f"\n{told}", "utf-8")


def _done(first: int, last: int, starts: str = "2027-06-01", ends: str = "2027-11-30") -> tuple[str, ...]:
    ended = f"    planned_end: {ends}\n    ended: {ends}\n    outcome: completed\n"
    return tuple(_place(number, starts) + ended for number in range(first, last + 1))


def _going_on(first: int, last: int) -> tuple[str, ...]:
    return tuple(_place(number, "2027-12-01") + "    planned_end: 2028-05-31\n" for number in range(first, last + 1))


def _place(number: int, starts: str) -> str:
    return (
        f"  - id: P-{number:02}\n    name: Kanarieperson{number} Hemlig\n    workplace: kanariearbetsplats{number}\n"
        f"    tasks: [kanarieuppgift{number}]\n    kind: internship\n    starts: {starts}\n"
    )


def _number(company: int) -> str:
    """A number of organisation that checks (Luhn)."""
    digits = f"5560{company:05}"
    doubled = (int(digit) * (2 if at % 2 == 0 else 1) for at, digit in enumerate(digits))
    last = -sum(sum(divmod(value, 10)) for value in doubled) % 10
    return f"{digits[:6]}-{digits[6:]}{last}"
