"""What a list of cases says of each: read as the register reads it, and where it can't be read yet, what its file says all the same."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from tenderkit.messages import Gravity, document_text
from tenderkit.model.case.case import Procurement
from tenderkit.problems import TenderkitError
from tenderkit.readers.case.case_source import read_case_source
from tenderkit.readers.yaml.stand_ins import with_stand_ins
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.requirement_brief import kind_words
from tenderkit.rules.due.matter import DueMatter
from tenderkit.rules.register.register_rows import RegisteredCase
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.register.read_cases import read_one
from tenderkit.writers.form.form_values import said_at

DRAFT, CLOSED = "draft", "closed"


class CaseLine(Struct, frozen=True):
    """One case: `stage` is how far it has come, `draft` while something that it can't do without is missing, `closed` where it can't be read at all.

    `due` is everything that `tenderkit due` tells of it on the day: numbers of places, never a person.
    """

    title: str
    number: str = ""
    unit: str = ""
    kind: str = ""
    stage: str = DRAFT
    next_day: date | None = None
    next_what: str = ""
    questions: int = 0
    faults: int = 0
    missing: int = 0
    due: tuple[DueMatter, ...] = ()


def case_line(file: Path, day: date) -> CaseLine:
    """The line of the case in the file, as it is on the day."""
    found = read_one(file, day)
    if found.sound is not None and found.case is not None:
        return _of_sound(found.sound, found.case, day)
    try:
        said = read_case_source(file).data
    except TenderkitError:
        return CaseLine(file.parent.name, stage=CLOSED, faults=max(1, len(found.problems)))
    filled = with_stand_ins(Procurement, said)
    missing = len(filled.exchanged) if filled is not None else 0
    faults = len(found.problems) + len(found.refusals)
    return CaseLine(
        title=_text(said, "title") or file.parent.name,
        number=_text(said, "registry", "procurement"),
        unit=_text(said, "authority", "unit") or _text(said, "authority", "name"),
        kind=_kinds(said),
        faults=max(0, faults - missing),
        missing=missing,
    )


def _of_sound(sound: SoundCase, case: RegisteredCase, day: date) -> CaseLine:
    of = sound.case
    coming = next((each for each in case.due if each.day is not None and each.day >= day), None)
    kinds = dict.fromkeys(kind_words(each.requirement) for each in each_requirement(of) if each.requirement.kinds)
    return CaseLine(
        title=of.title,
        number=of.registry.procurement,
        unit=of.authority.unit or of.authority.name,
        kind=", ".join(kinds),
        stage=case.on_day.stage.value,
        next_day=coming.day if coming else None,
        next_what=coming.what if coming else "",
        questions=sum(each.gravity is Gravity.QUESTION for each in sound.warnings),
        due=case.due,
    )


def _text(said: Mapping[str, Any], *key: str) -> str:
    found = said_at(said, key)
    return found if isinstance(found, str) else ""


def _kinds(said: Mapping[str, Any]) -> str:
    """What is asked for so far, in the words that the form's blocks have."""
    names = [name for name in ("dialogue", "places") if isinstance(said_at(said, ("requirement", name)), dict)]
    which = names[0] if len(names) == 1 else "both"
    return document_text(f"brief.kind.{which}") if names else ""
