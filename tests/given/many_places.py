"""A sound case with as many places as wanted, nine events each, and as many deficiencies and agreements."""

from collections.abc import Iterator
from pathlib import Path

from given import journal_in_text

_OF_A_PLACE = (
    "date: 2027-04-01, event: offered",
    "date: 2027-04-10, event: candidate_proposed, number: 1, by: authority",
    "date: 2027-04-21, event: candidate_answered, number: 1, answer: got_the_place",
    "date: 2027-04-22, event: decision_applied_for",
    "date: 2027-05-10, event: decision_given, until: 2027-11-30",
    "date: 2027-06-01, event: started",
    "date: 2027-11-30, event: ended, ended_by: nobody, ground: planned, stays: nej",
    "date: 2027-11-30, event: certificate_handed_over",
    "date: 2027-12-10, event: evaluation_received, added_value: yes",
)
_OF_A_DEFICIENCY = (
    "date: 2027-09-02, event: deficiency_found, clause: uppfoljning, facts: En rapport saknades.",
    "date: 2027-09-10, event: notice_sent",
    "date: 2027-09-11, event: notice_received",
    "date: 2027-10-01, event: remedied",
)
_AGREEMENT = """\
    dialogue_held: 2027-02-20
    places: 1
    kinds: [internship]
    months: 6
    extent_percent: 75
    starts: 2027-06-01
    workplace: Depån
    candidate_within_days: 30
    reply_within_days: 14
    follow_up_every_weeks: 4
    remedy_days: 30
    replacement_weeks: 4
    valid_from: 2027-03-01
    valid_to: 2027-11-30
    notice_days: 30
    signatories:
      authority: {title: enhetschef, mandate: delegationsordning}
      supplier: {title: vd, mandate: firmatecknare}
"""


_OF_A_CERTIFICATE = """\
    birth_date: 2001-04-12
    tasks: [satte ut vägmärken vid {letters}vägen i byn, skar kanter, rensade diken och trummor]
    skills: [arbete på väg nivå 1]
    total_hours: {hours}
    supervisor: {{name: Bo{letters} Exempel{letters}man, title: arbetsledare, phone: 063-{number:04} 00}}
    issuer: {{name: Eva Exempelgren, title: platschef, phone: 063-00 00 00}}
    waiver: {{date: 2027-04-08, covers: "Namnet, till den som har plats {letters}."}}
    needs: [certificate]
"""


def many_places(
    folder: Path, places: int, *, deficiencies: int = 0, agreements: int = 0, certificates: bool = False
) -> Path:
    """The case folder with its three files; with `certificates` all that stands in one is stated of each person."""
    case = journal_in_text.CASE.replace("maximum_places: 3", "maximum_places: 1000").replace("count: 4", "count: 1000")
    return journal_in_text.written_to(
        folder,
        record="".join(_record(places, deficiencies, agreements)),
        persons="".join(_persons(places, certificates=certificates)),
        case=case,
    )


def _record(places: int, deficiencies: int, agreements: int) -> Iterator[str]:
    yield "format: 2\n"
    yield "agreements:\n" if agreements else ""
    for number in range(1, agreements + 1):
        yield f"  - id: A-{number}\n{_AGREEMENT}"
    yield "places:\n"
    for number in range(1, places + 1):
        yield f"  - {{id: P-{number:02}, kind: internship, workplace: Depån, extent_percent: 75, "
        yield "planned: {starts: 2027-06-01, ends: 2027-11-30}}\n"
    yield "journal:\n  - {date: 2027-02-20, event: dialogue_held, outcome: places_offered, places: 2}\n"
    of_places = (f"{each}, place: P-{number:02}" for number in range(1, places + 1) for each in _OF_A_PLACE)
    of_deficiencies = (
        f"{each}, deficiency: B-{number}" for number in range(1, deficiencies + 1) for each in _OF_A_DEFICIENCY
    )
    for number, each in enumerate((*of_places, *of_deficiencies), 1):
        yield f"  - {{id: H-{number}, {each}}}\n"


def _persons(places: int, *, certificates: bool) -> Iterator[str]:
    """Names of letters alone, as in life: `Kimbc Påhittbcsson`."""
    yield "format: 2\npersons:\n"
    for number in range(1, places + 1):
        yield f"  - place: P-{number:02}\n    name: Kim{_letters(number)} Påhitt{_letters(number)}sson\n"
        yield (
            _OF_A_CERTIFICATE.format(number=number, letters=_letters(number), hours=100 + number)
            if certificates
            else ""
        )


def _letters(number: int) -> str:
    """`bc` for 12: a name holds no digits."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))
