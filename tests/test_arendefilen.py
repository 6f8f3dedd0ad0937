"""docs/arendefilen.md has every key of the case file, as the models, the templates and the clauses have it today."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import PurePath

import pytest
import write_arendefilen
from pydantic import BaseModel

from judges.checkout import ROOT
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.case.format_rules import WORDS
from tenderkit.rules.conditions.facts import types_at
from tenderkit.rules.conditions.later_choices import KEYS

PAGE = (ROOT / "docs" / "arendefilen.md").read_text("utf-8")
SECTIONS = re.split(r"^(?=##+ )", PAGE, flags=re.MULTILINE)
SAID_ELSEWHERE = tuple(write_arendefilen.SAME_AS)


def every_path(path: str = "") -> Iterator[str]:
    """Each key of the file below the path, block by block; a block that is like another one is not looked into again."""
    models = [Procurement] if not path else [each for each in types_at(path) if issubclass(each, BaseModel)]
    for name in (name for model in models for name in model.model_fields):
        inner = f"{path}.{name}" if path else name
        yield inner
        if inner not in SAID_ELSEWHERE:
            yield from every_path(inner)


def section_of(block: str) -> str:
    """What the page says of a block; of several that are alike it stands below the last."""
    start = next(at for at, section in enumerate(SECTIONS) if section.startswith(f"### `{block}`\n"))
    return next(section for section in SECTIONS[start:] if "\n| `" in section or "`own`" in section)


def row_of(path: str) -> str:
    block, _, name = path.rpartition(".")
    section = section_of(block) if block else SECTIONS[1]
    return next(line for line in section.splitlines() if line.startswith(f"| `{name}`"))


def test_the_page_is_what_the_models_say() -> None:
    compared = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "write_arendefilen.py"), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert compared.returncode == 0, compared.stderr


def test_every_key_of_the_file_has_its_row() -> None:
    top = set(Procurement.model_fields)
    blocks = {name for name in top if any(issubclass(each, BaseModel) for each in types_at(name))}

    missing = [path for path in every_path() if path not in blocks and not row_of(path)]

    assert missing == []
    assert all(f"### `{block}`\n" in PAGE for block in blocks)


def test_every_word_to_choose_stands_with_its_meaning() -> None:
    for path in every_path():
        for choice in (each for each in types_at(path) if issubclass(each, TitledChoice)):
            block = path.rpartition(".")[0]
            section = section_of(block) if block else SECTIONS[1]
            assert all(f"`{word.value}` {word.title_sv}" in section for word in choice), path


def test_what_came_with_the_second_format_is_marked() -> None:
    for block, names in KEYS.items():
        for name in names:
            assert " (format 2) |" in row_of(".".join(("requirement", *block, name)))
    for key, words in WORDS.items():
        section = section_of(".".join(("requirement", *key[:-1])))
        assert all(f"{word.title_sv} (format 2)" in section for word in words)
    assert "(format 2)" not in row_of("requirement.places.count")


@pytest.mark.parametrize(
    ("path", "needed", "used"),
    [
        pytest.param("title", "alltid", "alla utom `avstamning-individ`, `branschdialog`, `introduktion`", id="of every case"),
        pytest.param("requirement.places.basis", "med blocket", "`platser-antal`", id="of every block"),
        pytest.param("assessment.location", "frågas av `bedomning`", "`bedomning`", id="asked for by a paper"),
        pytest.param("requirement.dialogue.remedy_days", "frågas av `kravavsnitt`", "`brist`", id="asked for by a clause"),
        pytest.param("contract.cpv", "vid behov", "–", id="for the checks alone"),
        pytest.param("suppliers.contact.name", "vid behov", "`overlamning`", id="of one supplier"),
    ],
)  # fmt: skip
def test_a_row_says_when_it_is_needed_and_where_it_may_stand(path: str, needed: str, used: str) -> None:
    *_, when, where, _ = [cell.strip() for cell in row_of(path).split("|")]

    assert when == needed
    assert used in where


def test_every_example_can_be_written_as_it_stands() -> None:
    examples = re.findall(r"^\| `(\w+)`[^|]*\|[^|]*\| `([^`]+)` \|", PAGE, re.MULTILINE)

    assert len(examples) > len(Procurement.model_fields)
    for name, example in examples:
        assert not parse_yaml(f"{name}: {example}\n", PurePath("upphandling.yaml")).problems, example
