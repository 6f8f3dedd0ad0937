"""The cases of a folder, one after the other, each read and checked by itself: one that can't be read is told of, and stops no other."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Gravity, Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.law.laws import Regime
from tenderkit.problems import InvalidInputError, Problem, RefusedError, TenderkitError
from tenderkit.project.search import search
from tenderkit.rules.due.due_in_case import CaseOnDay, as_known_on, due_in_case
from tenderkit.rules.papers.issued_terms import states_terms
from tenderkit.rules.register.register_row import IssuedPaper
from tenderkit.rules.register.register_rows import RegisteredCase
from tenderkit.workflows.case.in_use import clauses_of_the_lock
from tenderkit.workflows.case.issued_papers import issued_papers
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case, settle_case
from tenderkit.workflows.matching.recruiters_file import read_sound_matching

REGISTRY = ("registry", "procurement")


class FoundCase(Struct, frozen=True):
    """A case file, and the case on the day; without one what is wrong with it, or why it couldn't be opened."""

    path: Path
    sound: SoundCase | None = None
    case: RegisteredCase | None = None
    problems: tuple[Problem, ...] = ()
    refusals: tuple[TenderkitError, ...] = ()


class CasesOfFolder(Struct, frozen=True):
    """The case files in a folder and below, each once, in the order of the Swedish alphabet; and the folders that can't be opened."""

    files: tuple[Path, ...]
    closed: tuple[Path, ...]

    def __len__(self) -> int:
        return len(self.files) + len(self.closed)


def cases_of_folder(folder: Path) -> CasesOfFolder:
    """Also a case that lies in another's folder. Raises `RefusedError` when there is none at all."""
    if not folder.exists():
        raise RefusedError("TK-S001", {"path": folder})
    found = search([folder])
    if not found.cases and not found.closed:
        raise RefusedError("TK-G001", {"path": folder})
    return CasesOfFolder(tuple(found.cases), tuple(found.closed))


def read_cases(of: CasesOfFolder, day: date) -> Iterator[FoundCase]:
    """One after the other. The same procurement twice is counted once: of the second it is told whose copy it is."""
    seen: dict[tuple[str, str], Path] = {}
    for closed in of.closed:
        yield FoundCase(closed, refusals=(RefusedError("TK-S021", {"path": closed}),))
    for path in of.files:
        yield _once(read_one(path, day), seen)


def read_one(path: Path, day: date) -> FoundCase:
    """One of them by itself, whatever others there are."""
    try:
        settle_case(path, touch=False)
        sound = load_sound_case(path)
        return FoundCase(path, sound, _on_day(sound, day))
    except InvalidInputError as error:
        faults = tuple(each for each in error.problems if each.gravity is Gravity.ERROR)
        return FoundCase(path, problems=faults)
    except TenderkitError as refusal:
        return FoundCase(path, refusals=(refusal,))
    except OSError as error:
        facts = {"path": error.filename or path, "reason": error.strerror or type(error).__name__}
        return FoundCase(path, refusals=(RefusedError("TK-S009", facts),))


def procurement_key(case: Procurement) -> tuple[str, str]:
    """By which two case files are seen to be of one procurement: whose it is, and its number."""
    return case.authority.organisation_number, " ".join(case.registry.procurement.casefold().split())


def _once(found: FoundCase, seen: dict[tuple[str, str], Path]) -> FoundCase:
    if found.sound is None:
        return found
    case = found.sound.case
    first = seen.setdefault(procurement_key(case), found.path)
    if first is found.path:
        return found
    message = Message("TK-G002", {"number": case.registry.procurement, "first": str(first)})
    return FoundCase(found.path, problems=(found.sound.source.problem(REGISTRY, message),))


def _on_day(sound: SoundCase, day: date) -> RegisteredCase:
    matching, _ = read_sound_matching(sound)
    versions = sound.in_force.versions or sound.standing.lock.all_versions()
    on_day = CaseOnDay(
        case=sound.case,
        matching=as_known_on(matching, day),
        day=day,
        clauses=clauses_of_the_lock(sound.places, versions),
        act=sound.legal.act,
        below=sound.legal.regime is Regime.BELOW,
    )
    return RegisteredCase(
        on_day=on_day,
        due=due_in_case(on_day),
        versions={name: each for name, each in versions.items() if states_terms(name)},
        issued=tuple(_issued(sound, day)),
        open_questions=sum(each.gravity is Gravity.QUESTION for each in sound.warnings),
        has_record=matching is not None,
    )


def numbers_on_day(sound: SoundCase, case: RegisteredCase, day: date) -> RegisteredCase:
    """The case as it was known on another day, for what is counted of it alone: nothing is due in it."""
    matching, _ = read_sound_matching(sound)
    return replace(case, on_day=replace(case.on_day, matching=as_known_on(matching, day), day=day), due=())


def _issued(sound: SoundCase, day: date) -> Iterator[IssuedPaper]:
    """Those of the day and before, but for those that tell of a person."""
    for each in issued_papers(sound):
        if each.copy.date <= day and (each.kind is None or not each.kind.tells_of_a_person):
            yield IssuedPaper(each.copy.document, each.title, each.copy.number, each.copy.date)
