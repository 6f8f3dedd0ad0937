"""Everything that a case has wrong, undecided or worth a second look, in one run."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tenderkit.messages import Gravity, Message
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.workflows.composing import Order, compose_instances, load_kind
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
        for instance in compose_instances(Order(sound, load_kind(sound, kind_id))):
            for question, path in instance.composition.questions.items():
                asked.setdefault(question, _problem(sound, question, path))
    return list(asked.values())


def _problem(sound: SoundCase, question: str, path: str) -> Problem:
    """The question of the legal basis has a message of its own, which says how it is answered."""
    legal = sound.legal.question
    if legal is not None and question == legal.message.in_document:
        return sound.source.problem(legal.key, legal.message)
    return sound.problem(path, Message("TK-K001", {"question": question, "path": path}))
