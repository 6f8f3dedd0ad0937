"""docs/klausulsprak.md: its clause is sound, its examples can be read, its lists are complete, its steps lead to a document."""

import re
from datetime import date
from pathlib import Path, PurePath
from typing import Annotated

import pytest
import yaml
from pydantic import TypeAdapter

from given.clauses_in_text import clause, clause_text
from judges import checkout
from judges.pages import code_blocks, run_script
from tenderkit.messages import Gravity
from tenderkit.model.clauses.clause import BUILT_IN_HOLES, ClauseKind, Level, ParameterType, Status
from tenderkit.model.clauses.clause_file import AlignmentEntry, ChangeEntry, ClauseFile, LawReferenceEntry
from tenderkit.model.clauses.roles import Meaning
from tenderkit.readers.clauses.clause_reader import parse_clause
from tenderkit.rules.conditions.facts import COMPUTED_FACTS, OWN_SETTLES, field_at
from tenderkit.rules.language.wording import NBSP, read, write
from tenderkit.workflows.clauses.lint_library import lint_library

PAGE = (checkout.ROOT / "docs" / "klausulsprak.md").read_text("utf-8")
TEXTS = ["\n".join(lines) for lines in code_blocks(PAGE, "markdown")]
ELEMENTS = len(yaml.safe_load((checkout.ROOT / "clauses" / "elements.yaml").read_text("utf-8"))["elements"])
CLAUSE = next(text for text in TEXTS if text.startswith("---\n"))
NAME = PurePath("startmote", "1.0.0.md")
UNUSED = "TK-L055"  # a piece of a clause need not use every parameter of the page


def _yaml(first_line: str) -> str:
    (block,) = ("\n".join(lines) for lines in code_blocks(PAGE, "yaml") if lines[0] == first_line)
    return block + "\n"


def _write_library(folder: Path, text: str) -> Path:
    """The municipality's own library as the page describes it, with this text as its clause."""
    (settings,) = code_blocks(PAGE, "toml")
    library = folder / "vart-bibliotek"
    files = {
        folder / "tenderkit.toml": "\n".join(settings),
        library / "clauses" / NAME: text,
        library / "clauses" / "library.yaml": _yaml("format: 1"),
    }
    for path, words in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, "utf-8")
    return library


def _errors(folder: Path, text: str) -> list[str]:
    """What lint calls wrong in this clause, in a library of its own over the built-in one."""
    parse_clause(text.encode(), NAME)
    _write_library(folder, text)
    found = [problem for problem in lint_library(folder) if problem.file.parent.name == NAME.parent.name]
    return [str(problem) for problem in found if problem.gravity is Gravity.ERROR and problem.message.code != UNUSED]


def _clause_with(body: str, front: str = "") -> str:
    return clause_text(body, front, NAME.parent.name)


def test_the_complete_clause_has_no_faults(tmp_path: Path) -> None:
    assert _errors(tmp_path, CLAUSE) == []


@pytest.mark.parametrize("text", [text for text in TEXTS if text != CLAUSE])
def test_every_other_text_can_stand_in_a_clause_with_the_parameters_of_the_page(text: str, tmp_path: Path) -> None:
    assert _errors(tmp_path, _clause_with(text, _yaml("parameters:"))) == []


def test_the_parameters_of_the_page_are_of_every_type() -> None:
    parameters = clause("Text.", _yaml("parameters:")).parameters

    assert {parameter.type for parameter in parameters.values()} == set(ParameterType)


def test_the_table_shows_what_every_parameter_writes() -> None:
    parameters = clause("Text.", _yaml("parameters:")).parameters
    rows = re.findall(r"^\| `([a-z_]+)` \| `([^`]+)` \| (.+) \|$", PAGE, re.MULTILINE)

    assert {name for name, _, _ in rows} == parameters.keys()
    for name, typed, words in rows:
        value = read(parameters[name], words)
        assert _typed(value) == typed
        assert write(parameters[name], value).replace(NBSP, " ") == words


def test_every_value_of_the_table_can_stand_in_a_case() -> None:
    parameters = clause("Text.", _yaml("parameters:")).parameters

    for name, typed in re.findall(r"^\| `([a-z_]+)` \| `([^`]+)` \| .+ \|$", PAGE, re.MULTILINE):
        field = field_at(parameters[name].source)
        assert field is not None
        accepts: TypeAdapter[object] = TypeAdapter(Annotated[field.annotation, *field.metadata, name])  # type: ignore[arg-type]  # a type made at run time
        accepts.validate_python(yaml.load(typed, Loader=yaml.BaseLoader))  # noqa: S506 - BaseLoader makes strings only


def _typed(value: object) -> str:
    """The value as an officer types it in the case."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    return value.isoformat() if isinstance(value, date) else str(value)


def test_every_condition_of_the_table_asks_about_facts_that_exist(tmp_path: Path) -> None:
    table = PAGE.partition("## Villkor")[2].partition("## ")[0]
    conditions = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    body = "\n\n".join(f"{{% if {condition} %}}\n\nText.\n\n{{% endif %}}" for condition in conditions)

    assert len(conditions) == 8
    assert _errors(tmp_path, _clause_with(body)) == []


def test_the_alignment_on_the_page_can_be_written_so(tmp_path: Path) -> None:
    body = "{#k1} {{ supplier }} ska rapportera antalet platser inom 14 dagar."

    assert _errors(tmp_path, _clause_with(body, _yaml("aligned_with:"))) == []


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(list(ClauseFile.model_fields), id="the keys of the front matter"),
        pytest.param([kind.value for kind in ClauseKind], id="the kinds"),
        pytest.param([level.value for level in Level], id="the levels"),
        pytest.param([status.value for status in Status], id="the states"),
        pytest.param(
            [f"computed.{name}" for name in COMPUTED_FACTS if not name.startswith(OWN_SETTLES)], id="the computed facts"
        ),
        pytest.param([meaning.value for meaning in Meaning], id="what a sentence can settle"),
        pytest.param([f"{{{{ {name} }}}}" for name in BUILT_IN_HOLES], id="the words for the parties"),
        pytest.param(["act", "provision", "when"], id="the keys of a provision"),
        pytest.param(["class", "theme", "note", "edition", "update", "correction"], id="what a version changes"),
    ],
)
def test_the_page_names_all_there_is(names: list[str]) -> None:
    assert [name for name in names if f"`{name}`" not in PAGE] == []


def test_the_keys_inside_the_front_matter_are_those_of_the_page() -> None:
    assert set(LawReferenceEntry.model_fields) == {"act", "provision", "when"}
    assert set(AlignmentEntry.model_fields) == {"element", "says", "left_out"}
    assert {info.alias or name for name, info in ChangeEntry.model_fields.items()} == {"class", "theme", "note"}


def test_the_keys_with_a_star_are_those_that_must_stand() -> None:
    starred = set(re.findall(r"^\| `([a-z_]+)` \* \|", PAGE, re.MULTILINE))

    assert starred == {name for name, info in ClauseFile.model_fields.items() if info.is_required()}


def test_the_page_names_every_element() -> None:
    listed = PAGE.partition("## Elementen")[2].rpartition("```")[2].replace("\n", " ")

    assert [int(item.split()[0]) for item in listed.split("·")] == list(range(1, ELEMENTS + 1))
    assert f"berör {ELEMENTS} frågor" in PAGE


def test_the_steps_of_the_page_lead_to_the_text_of_the_page(tmp_path: Path) -> None:
    _give_the_clause_a_place(_write_library(tmp_path, CLAUSE))
    checkout.copy_folder(Path("samples", "vaghyveln"), tmp_path / "vagdrift")

    for block in code_blocks(PAGE, "sh"):
        done = run_script("\n".join(block), tmp_path)
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"

    document = (tmp_path / "vagdrift" / "dokument" / "kravavsnitt.txt").read_text("utf-8").replace(NBSP, " ")
    (shown,) = (lines for lines in code_blocks(PAGE, "text") if lines[0].startswith("Entreprenören"))
    assert [line for line in shown if line not in document] == []


def _give_the_clause_a_place(library: Path) -> None:
    template = Path("templates", "kravavsnitt")
    checkout.copy_folder(template, library / template)
    kind = library / template / "document.yaml"
    words = kind.read_text("utf-8")
    assert "- introduktion\n" in words
    kind.write_text(words.replace("- introduktion\n", "- introduktion\n      - startmote\n"), "utf-8")
