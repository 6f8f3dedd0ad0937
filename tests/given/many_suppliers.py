"""A sound framework agreement with as many suppliers as wanted, a start meeting held with each."""

from pathlib import Path

from given import journal_in_text

_ANOTHER = (
    ("  form: contract\n", "  form: framework_agreement\n  call_off_by: both\n  supplier_count: NUMBER\n"),
    ("    counted_per: contract\n", "    counted_per: supplier\n"),
    ("    basis: fixed\n    count: 4\n", "    basis: per_called_off_sek\n    count: 1\n    sek_per_place: 5000000\n"),
    ("    sanction: none\n", "    sanction: exclusion_from_call_off\n"),
    ("of: contract_price", "of: called_off_value"),
    ("  places:\n", "  exclusion: {months: 6}\n  places:\n"),
)


def many_suppliers(folder: Path, number: int) -> Path:
    """The case folder with its three files; nobody has a place yet."""
    case, _, _ = journal_in_text.CASE.partition("suppliers:\n")
    for before, after in _ANOTHER:
        case = case.replace(before, after.replace("NUMBER", str(number)), 1)
    names = [f"Exempel {_letters(at)} Anläggning AB" for at in range(number)]
    suppliers = "".join(
        f"  - {{name: {name}, organisation_number: 556000-0001, contact: {{name: Kim Påhitt{_letters(at).lower()}}}}}\n"
        for at, name in enumerate(names)
    )
    meetings = "".join(f"  - {{supplier: {name}, held: 2027-02-10, recruitment: municipal}}\n" for name in names)
    return journal_in_text.written_to(
        folder,
        record=f"format: 2\nstart_meetings:\n{meetings}",
        persons="format: 2\npersons: []\n",
        case=f"{case}suppliers:\n{suppliers}",
    )


def _letters(number: int) -> str:
    """`Bc` for 12."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number)).title()
