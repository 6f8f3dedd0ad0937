"""Mistakes that only a case of the second format can hold: each error that comes back, with its line and what to do."""

from pathlib import Path

import pytest
import yaml
from msgspec import Struct

from judges import checkout
from tenderkit.messages import Gravity
from tenderkit.problems import Problem
from tenderkit.workflows.check.check import check
from tenderkit.workflows.papers.build import DEFAULT_KIND


class Mistake(Struct, frozen=True):
    """What stands in a sample's case file, what is typed in its place, and what is said of it."""

    sample: str
    stands: str
    typed: str
    says: list[str]
    do: list[str]


TABLE = Path(__file__).with_name("later_mistakes.yaml")
MISTAKES = tuple(Mistake(**row) for row in yaml.safe_load(TABLE.read_text("utf-8")))


@pytest.mark.parametrize("mistake", MISTAKES, ids=[f"{one.sample}: {one.typed.strip()}" for one in MISTAKES])
def test_a_mistake_of_a_sample_is_told_at_its_line_with_what_to_do(mistake: Mistake, tmp_path: Path) -> None:
    case = tmp_path / mistake.sample
    checkout.copy_folder(Path("samples", mistake.sample), case)
    file = case / "upphandling.yaml"
    text = file.read_text("utf-8")
    assert text.count(mistake.stands) == 1
    file.write_text(text.replace(mistake.stands, mistake.typed), "utf-8")

    errors = _errors(case)

    assert [
        f"{one.file.name}:{one.line}:{one.column}: {one.message.code} {_plain(one.message.what)}" for one in errors
    ] == mistake.says
    assert [_plain(one.message.remedy) for one in errors] == mistake.do


@pytest.mark.parametrize("sample", sorted({one.sample for one in MISTAKES}))
def test_the_sample_itself_has_none(sample: str) -> None:
    assert _errors(checkout.ROOT / "samples" / sample) == []


def _errors(case: Path) -> list[Problem]:
    result = check(case, (DEFAULT_KIND,))
    assert result.refusals == ()
    return [problem for problem in result.problems if problem.gravity is Gravity.ERROR]


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
