"""A signed case with a price, and breaches to write in the recruiter's file, for the papers about a breach."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict, Unpack

from given.format_two import record_with
from given.matching_text import case_of, read_model
from given.reported_case import AGREEMENT, FOUR, built, changed, ended_early, file_with, words_of
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import InvalidInputError

PRICED = changed("  months: 30\n", "  months: 30\n  contract_price: 64 000 000\n").replace(
    "procurement_officer: {name: Kanarie Upphandlare, title: upphandlare}",
    "procurement_officer: {name: Kanarie Upphandlare, title: upphandlare, phone: 063-14 00 00, email: avtal@example.se}",
)
PER_WEEK = changed("amount: 50000\n    per: missing_place", "amount: 2000\n    per: started_week", PRICED)
PER_MONTH = changed("amount: 50000\n    per: missing_place", "amount: 4000\n    per: missing_month", PRICED)
CAP = "cap: {percent: 5, of: contract_price}"
FRAMEWORK = (
    changed("form: contract\n", "form: framework_agreement\n  call_off_by: fixed_terms\n", PRICED)
    .replace(CAP, "cap: {percent: 5, of: called_off_value}")
    .replace("    sanction: none\n", "    sanction: exclusion_from_call_off\n")
    .replace("  follow_up:", "  exclusion: {months: 6}\n  termination: {allowed: true}\n  follow_up:")
)
LOTS = changed(
    "  months: 30\n",
    "  months: 30\n  lots:\n    - {id: A, title: Norr, value: 30000000}\n    - {id: B, title: Söder, value: 35000000}\n",
    PRICED,
)
BY_LOT = changed("counted_per: contract", "counted_per: lot", LOTS)
ENDED = "2027-07-15"  # two whole months of a place of agreement A-1 were left, and its time for a new one is over on 26 August
SANCTION = "    sanction: {amount: 5000, per: missing_month, cap: 10000}\n"
FACTS = "Två av fyra platser hade börjat den 1 september 2027."
FACTS_OF_AGREEMENT = "Platsen slutade den 15 juli 2027. Ingen ny plats hade börjat den 26 augusti 2027."
REQUEST = "    request: {sent: 2027-09-10, received: 2027-09-13}\n"
CLAIM = "    claim: {date: 2027-10-20, heard: 2027-10-15}\n"
WAIVED = (
    "    waived:\n"
    "      date: 2027-10-20\n"
    "      reasons: En ny plats började strax efter att tiden hade gått ut. Andra leverantörer behandlas på samma sätt.\n"
    "      by: {name: Kanarie Beslutsfattare, title: upphandlingschef, unit: Inköp}\n"
)
SECOND_AGREEMENT = (
    AGREEMENT.replace("agreements:\n", "").replace("id: A-1", "id: A-2").replace("cap: 10000", "cap: 5000")
)


class Beside(TypedDict, total=False):
    """What stands beside the breaches, as `matching_with` takes it."""

    agreements: str
    placed: Sequence[str]
    ended: str | None


def breach(
    *lines: str, number: int = 1, clause: str = "platser-antal", places: int | None = 2, facts: str = FACTS
) -> str:
    """One breach; `lines` are the keys that a test adds."""
    missing = f"    missing_places: {places}\n" if places is not None else ""
    head = f"  - id: B-{number}\n    clause: {clause}\n    noticed: 2027-09-02\n"
    return f"{head}{missing}    facts: {facts}\n{''.join(lines)}"


def matching_with(
    *breaches: str, agreements: str = "", placed: Sequence[str] = FOUR[:2], ended: str | None = None
) -> str:
    """The recruiter's file with these breaches beside the placements, two of the four that are required unless others are named.

    `ended` is the last day of the place of agreement A-1, when the supplier answers for its end.
    """
    of_agreement = (ended_early(9, "supplier", ended, ended, agreement="A-1"),) if ended else ()
    text = file_with(*placed, *of_agreement, agreements=agreements)
    text += f"breaches:\n{''.join(breaches)}" if breaches else ""
    return record_with(text) if ended else text


def paper(home: Path, kind: str, *breaches: str, case: str = PRICED, number: int = 1, **beside: Unpack[Beside]) -> str:
    """The words of the kind's document about one breach."""
    folder = built(home, kind, matching_with(*breaches, **beside), case)
    return words_of(folder / f"{kind}-b-{number}.txt")


def faults(home: Path, kind: str, *breaches: str, case: str = PRICED, **beside: Unpack[Beside]) -> list[str]:
    """The codes and keys of what is wrong in the recruiter's file; nothing of the kind may be written."""
    try:
        built(home, kind, matching_with(*breaches, **beside), case)
    except InvalidInputError as error:
        assert not list(home.rglob(f"{kind}-*")), "nothing is written"
        return [f"{problem.message.code} {problem.message.what}" for problem in error.problems]
    return []


def of_model(*breaches: str, case: str = PRICED, agreements: str = "") -> tuple[Procurement, Matching]:
    """A case, and a matching whose breaches have their numbers as they are written here, and not as events come to."""
    return case_of(case), read_model(matching_with(*breaches, agreements=agreements))
