"""Everything that a case has wrong, undecided or worth a second look, in one run."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tenderkit.assembly.job import Layout
from tenderkit.messages import Gravity, Message
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.workflows.composing import compose_instances, load_kind
from tenderkit.workflows.sound_case import SoundCase, load_sound_case

_ORDER = tuple(Gravity)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found in one case, gravest first."""

    path: Path
    problems: tuple[Problem, ...]

    def worst_at_least(self, gravity: Gravity) -> bool:
        """Whether any finding is as grave as that."""
        return any(_ORDER.index(problem.gravity) <= _ORDER.index(gravity) for problem in self.problems)


def check(case_path: Path, kinds: Sequence[str]) -> CheckResult:
    """Read, check and compose without writing; faults come back as problems, they are not raised."""
    try:
        sound = load_sound_case(case_path)
        problems = [*sound.warnings, *_questions(sound, kinds)]
    except InvalidInputError as error:
        problems = list(error.problems)
    problems.sort(key=lambda problem: _ORDER.index(problem.gravity))
    return CheckResult(case_path, tuple(problems))


def _questions(sound: SoundCase, kinds: Sequence[str]) -> list[Problem]:
    asked: dict[str, Problem] = {}
    for kind_id in kinds:
        for instance in compose_instances(sound, load_kind(sound, kind_id), Layout(), {}):
            for question in instance.composition.document.questions:
                message = Message("TK-K001", {"question": question})
                asked.setdefault(question, sound.problem(_path_in(question), message))
    return list(asked.values())


def _path_in(question: str) -> str:
    """The fact path that a question names in its last brackets, for its address."""
    inside = question.rpartition("(")[2].rstrip(")")
    return inside if "." in inside and " " not in inside else ""
