"""One mistake in a sound case: the line that comes back for it, and what it says to do. A table, read in process."""

from pathlib import Path

import pytest
import yaml
from msgspec import Struct

from given.cases import problems_of
from given.whole_case import WHOLE_CASE


class Mistake(Struct, frozen=True):
    """A line of the sound case, what is typed in its place, and the message."""

    stands: str
    typed: str
    says: str
    do: str


TABLE = Path(__file__).with_name("single_mistakes.yaml")
MISTAKES = tuple(Mistake(**row) for row in yaml.safe_load(TABLE.read_text("utf-8")))
LEAST = 200


def test_the_case_without_a_mistake_is_sound() -> None:
    assert problems_of(WHOLE_CASE) == []


def test_the_table_is_long_and_tries_nothing_twice() -> None:
    assert len(MISTAKES) >= LEAST
    assert len({mistake.typed for mistake in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.typed.strip() for mistake in MISTAKES])
def test_a_mistake_is_told_at_its_line_with_what_to_do(mistake: Mistake) -> None:
    line = f"\n{mistake.stands}\n"
    assert WHOLE_CASE.count(line) == 1

    (problem,) = problems_of(WHOLE_CASE.replace(line, f"\n{mistake.typed}\n"))

    said = f"{problem.file}:{problem.line}:{problem.column}: {problem.message.code} {problem.message.what}"
    assert said == mistake.says
    assert problem.message.remedy.startswith(mistake.do)
