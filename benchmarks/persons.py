"""Persons with places that have ended, in the files of a case and as rows of a sheet. All made up."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import yaml

from workloads import InFull, Tree, write_case

RECORD_FILE, PERSONS_FILE = "placeringar.yaml", "personer.yaml"
FIRST_DAY = date(2028, 5, 8)


def write_persons(folder: Path, places: int) -> Path:
    """The case with `places` places that have ended, each with a person and all that a certificate may tell."""
    write_case(folder, of_many_places(places))
    _write_record(folder, places)
    lines = (_flow(_person(number)) for number in range(places))
    (folder / PERSONS_FILE).write_text("format: 2\npersons:\n" + "".join(f"  - {line}\n" for line in lines), "utf-8")
    return folder


def of_many_places(places: int) -> Callable[[Tree], None]:
    """The case with a requirement of so many places."""

    def change(case: Tree) -> None:
        case["requirement"]["places"]["count"] = places
        case["contract"]["employees_needed"] = 10 * places

    return change


def _write_record(folder: Path, places: int) -> None:
    planned = (_flow(_place(number)) for number in range(places))
    events = (_flow(event) for number in range(places) for event in _events(number))
    text = [
        *("format: 2\n", "places:\n"),
        *(f"  - {line}\n" for line in planned),
        "journal:\n",
        *(f"  - {line}\n" for line in events),
    ]
    (folder / RECORD_FILE).write_text("".join(text), "utf-8")


def _starts(number: int) -> date:
    return FIRST_DAY + timedelta(days=number % 28)


def _ends(number: int) -> date:
    return _starts(number) + timedelta(days=100 + number % 60)


def _place(number: int) -> Tree:
    return {
        "id": place_id(number),
        "kind": "internship",
        "job_title": f"vägarbetare {number:04}",
        "workplace": f"Depå {number:04}",
        "employer": {"name": f"Exempel Mark {number:04} AB", "organisation_number": "559999-2343"},
        "extent_percent": 75 + 5 * (number % 5),
        "hours_per_week": 30 + 2 * (number % 5),
        "planned": {"starts": _starts(number), "ends": _ends(number)},
    }


def place_id(number: int) -> str:
    return f"P-{number + 1:02}"


def _events(number: int) -> Iterable[Tree]:
    place = place_id(number)
    yield {"date": _starts(number), "event": "started", "place": place}
    yield {
        "date": _ends(number),
        "event": "ended",
        "place": place,
        "ended_by": "nobody",
        "ground": "planned",
        "stays": False,
    }


def _person(number: int) -> Tree:
    boss = {"name": f"Lo Exempelberg{_letters(number)}", "title": f"arbetsledare {number:04}", "phone": "063-00 00 00"}
    return {
        "place": place_id(number),
        "name": f"Robin Påhittsson{_letters(number)}",
        "birth_date": date(1985, 1, 1) + timedelta(days=11 * (number % 700)),
        "tasks": [f"skötte redskap {number:04}", f"höll ordning i förråd {number:04}"],
        "skills": [f"daglig tillsyn {number:04}"],
        "total_hours": 200 + number % 300,
        "supervisor": boss,
        "issuer": boss,
        "waiver": {"date": _starts(number) - timedelta(days=20), "covers": "Namnet, till arbetsgivaren."},
        "needs": ["certificate"],
    }


def person_row(number: int) -> dict[str, str]:
    """The same person and place as a row of a sheet, under the headings that `batch intyg --columns` writes."""
    person, place = _person(number), _place(number)
    boss = person["supervisor"]
    return {
        "Id": place["id"],
        "Namn": person["name"],
        "Födelsedatum": str(person["birth_date"]),
        "Arbetsgivare: Namn": place["employer"]["name"],
        "Arbetsgivare: Organisationsnummer": place["employer"]["organisation_number"],
        "Form": "praktik",
        "Befattning": place["job_title"],
        "Arbetsplats": place["workplace"],
        "Start": str(_starts(number)),
        "Slut": str(_ends(number)),
        "Omfattning": str(place["extent_percent"]),
        "Timmar per vecka": str(place["hours_per_week"]),
        "Timmar totalt": str(person["total_hours"]),
        "Arbetsuppgifter": ", ".join(person["tasks"]),
        "Kunskaper": ", ".join(person["skills"]),
        "Handledare: Namn": boss["name"],
        "Handledare: Titel": boss["title"],
        "Utfärdare: Namn": boss["name"],
        "Utfärdare: Titel": boss["title"],
        "Utfärdare: Telefon": boss["phone"],
        "Medgivande: Datum": str(person["waiver"]["date"]),
        "Medgivande: Omfattar": person["waiver"]["covers"],
    }


def _letters(number: int) -> str:
    """A tail that makes a name another name: four letters, `aaaa` for 0."""
    return "".join(chr(ord("a") + number // 26**power % 26) for power in (3, 2, 1, 0))


def _flow(value: object) -> str:
    """One line of YAML."""
    text = yaml.dump(
        value, Dumper=InFull, allow_unicode=True, sort_keys=False, default_flow_style=True, width=float("inf")
    )
    return text.removesuffix("...\n").strip()
