"""Everything that a case has wrong, undecided or worth a second look, in one run; the same for many cases and documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tenderkit.messages import Gravity, Message
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem, RefusedError, TenderkitError
from tenderkit.project.one_run import one_run
from tenderkit.project.places import LOCK_FILE, case_file
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.case.sound_case import STANDARD_INPUT, SoundCase, load_sound_case
from tenderkit.workflows.check.check_targets import CheckTarget
from tenderkit.workflows.check.remarks import second_look
from tenderkit.workflows.matching.recruiters_file import matching_for, read_sound_matching
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind
from tenderkit.writers.moves.recovery import is_interrupted

_ORDER = tuple(Gravity)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found in one case or document, gravest first, and why it couldn't be read if it couldn't."""

    path: Path
    problems: tuple[Problem, ...]
    refusals: tuple[TenderkitError, ...] = ()

    def worst_at_least(self, gravity: Gravity) -> bool:
        """Whether any finding is as grave as that."""
        return any(_ORDER.index(problem.gravity) <= _ORDER.index(gravity) for problem in self.problems)


def check_all(targets: Iterable[CheckTarget], kinds: Sequence[str]) -> tuple[CheckResult, ...]:
    """Check every target; one that can't be read stops none of the others, and the library is read once for them all."""
    with one_run():
        return tuple(
            _checked(target.path, _document_findings(target.path)) if target.is_document else check(target.path, kinds)
            for target in targets
        )


def check(case_path: Path, kinds: Sequence[str]) -> CheckResult:
    """Read, check and compose without writing; faults come back in the result, they are not raised."""
    return _checked(case_path, _findings(case_path, kinds))


def by_gravity(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Gravest first, else in the order given; what several cases share, such as a fault of the law table, stands once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: _ORDER.index(problem.gravity)))


Step = Iterator[Iterable[Problem]]


def _checked(path: Path, steps: Step) -> CheckResult:
    """Take the steps one after the other: a fault in one ends them, and what was found until then is kept."""
    problems: list[Problem] = []
    refusals: list[TenderkitError] = []
    try:
        for found in steps:
            problems += found
    except InvalidInputError as error:
        problems += error.problems
    except TenderkitError as refusal:
        refusals.append(refusal)
    except OSError as error:
        facts = {"path": error.filename or path, "reason": error.strerror or type(error).__name__}
        refusals.append(RefusedError("TK-S009", facts))
    return CheckResult(path, by_gravity(problems), tuple(refusals))


def _findings(case_path: Path, kinds: Sequence[str]) -> Step:
    yield _lock_faults(case_path)
    sound = load_sound_case(case_path)
    yield sound.warnings
    yield second_look(sound)
    yield _matching_faults(sound)
    yield _questions(sound, kinds)


def _document_findings(path: Path) -> Step:
    from tenderkit.workflows.finished.check_document import check_document

    yield check_document(path)


def _lock_faults(case_path: Path) -> tuple[Problem, ...]:
    """A damaged lock stops the next build, so it is told of beside the case's own faults; so is a build that was interrupted."""
    if case_path == STANDARD_INPUT:
        return ()
    file = case_file(case_path).parent / LOCK_FILE
    waits = is_interrupted(file.parent)
    found = (Problem(file, 1, 1, Message("TK-F021", {"folder": str(file.parent)})),) if waits else ()
    try:
        read_lock(file)
    except InvalidInputError as error:
        return (*found, *error.problems)
    return found


def _matching_faults(sound: SoundCase) -> tuple[Problem, ...]:
    """What is wrong in the recruiter's file; the case is checked without it all the same."""
    try:
        return read_sound_matching(sound)[1]
    except InvalidInputError as error:
        return error.problems


def _locked_versions(sound: SoundCase) -> Mapping[str, Mapping[str, str]]:
    """What an earlier build used; nothing when the lock is damaged, which is told of already."""
    try:
        return read_lock(sound.lock_file).all_versions()
    except InvalidInputError:
        return {}


def _questions(sound: SoundCase, kinds: Sequence[str]) -> list[Problem]:
    """What the documents of the kinds would still ask, or why a kind can't be written yet; a question that they share once."""
    asked: dict[str, Problem] = {}
    locked = _locked_versions(sound)
    for kind_id in kinds:
        kind = load_kind(sound, kind_id)
        try:
            documents = compose_documents(KindOfCase(sound, kind, locked=locked, matching=matching_for(sound, kind)))
        except NotAllowedYetError as early:
            asked |= {str(reason): sound.problem("", reason) for reason in early.reasons}
            continue
        for document in documents:
            for question, path in document.composition.questions.items():
                asked.setdefault(question, _problem(sound, question, path))
    return list(asked.values())


def _problem(sound: SoundCase, question: str, path: str) -> Problem:
    """The question of the legal basis has a message of its own, which says how it is answered."""
    legal = sound.legal.question
    if legal is not None and question == legal.message.in_document:
        return sound.source.problem(legal.key, legal.message)
    return sound.problem(path, Message("TK-K001", {"question": question, "path": path}))
