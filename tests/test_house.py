"""What holds for the checkout as a whole: dependencies, layers, sizes and words."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import run as house
from importlinter import cli as import_linter

import tenderkit
from judges import checkout

ROOT = checkout.ROOT
FILES_IN_A_ROOM = 25
FILE_LINES = 320
FUNCTION_LINES = 45
LONG_ON_PURPOSE: dict[str, str] = {}  # "path" or "path::function" -> why it reads better in one piece
# What code may say of an act by name though its facts stand in the law table, and why.
ACTS_IN_CODE = {
    "src/tenderkit/model/case/contract.py": "what an editor shows beside a key is written before any law table is read",
    "src/tenderkit/workflows/clauses/clause_test_run.py": "a test of a clause that states no act is of LOU",
}
DECISION_HEADINGS = ["Problem", "Facts", "Choice", "Price"]
# Spelt in two halves, so that this file doesn't hold what it looks for.
REGISTRIES = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "registry." + "npmjs",
    "registry." + "yarnpkg",
    "conda." + "anaconda",
    "--index" + "-url",
    "--find" + "-links",
]


def test_every_dependency_has_its_reason() -> None:
    reasons = _read("docs/dependencies.md")

    named = {_key(name) for name in re.findall(r"^\| `([^`]+)` \|", reasons, re.MULTILINE)}

    assert named == set(_dependencies())


def test_every_dependency_has_a_pin() -> None:
    assert set(_dependencies()) - set(_pins()) == set()


def test_the_pins_allow_what_pyproject_asks_for() -> None:
    from packaging.requirements import Requirement

    refused = [
        str(wish) for wish in map(Requirement, _wishes()) if not wish.specifier.contains(_pins()[_key(wish.name)])
    ]

    assert refused == []


def test_constraints_are_names_and_versions_only() -> None:
    lines = [line for line in _read("constraints.txt").splitlines() if not line.startswith("#")]

    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][0-9a-z.]*", line)] == []
    assert [_key(line.split("==")[0]) for line in lines] == list(_pins())


def test_no_file_holds_the_address_of_a_package_registry() -> None:
    found = [
        f"{file}: {address}"
        for file in checkout.files()
        for address in REGISTRIES
        if address.encode() in (ROOT / file).read_bytes()
    ]

    assert found == []


def test_no_file_is_a_link_out_of_the_checkout() -> None:
    """A link holds for the one machine that it was made on."""
    assert checkout.links() == ()


def test_imports_go_downwards_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(
        import_linter, "_configure_logging", lambda _: None
    )  # it would silence every other log for good

    assert import_linter.lint_imports(config_filename="pyproject.toml", no_cache=True) == 0


def test_a_room_can_be_taken_in_at_a_glance() -> None:
    rooms = Counter(file.parent for file in checkout.files() if file.parts[0] == "src" and file.suffix == ".py")

    assert {room.as_posix(): files for room, files in rooms.items() if files > FILES_IN_A_ROOM} == {}


def test_no_two_public_things_have_one_name() -> None:
    """A reader who finds a name has found the thing. Every file of `cli/commands` has its `command`, which the group asks for, and each step of the page's database the name that Django asks for."""
    defined = Counter(name for file, name in _public_names() if name != "command" and file.parent.name != "migrations")

    assert [name for name, places in defined.items() if places > 1] == []


def test_no_source_file_is_long() -> None:
    long = [
        f"{file}: {lines} lines"
        for file, lines in _file_lengths()
        if lines > FILE_LINES and file.as_posix() not in LONG_ON_PURPOSE
    ]

    assert long == []


def test_no_function_is_long() -> None:
    long = [
        f"{place}: {lines} lines"
        for place, lines in _function_lengths()
        if lines > FUNCTION_LINES and place not in LONG_ON_PURPOSE
    ]

    assert long == []


def test_what_is_long_on_purpose_is_still_there_and_still_long() -> None:
    sizes = {file.as_posix(): lines - FILE_LINES for file, lines in _file_lengths()}
    sizes |= {place: lines - FUNCTION_LINES for place, lines in _function_lengths()}

    assert [place for place in LONG_ON_PURPOSE if sizes.get(place, 0) <= 0] == []


def test_no_test_has_a_time_limit_of_its_own() -> None:
    """A slow machine is no fault of ours: `conftest.py` speaks to hypothesis, `judges/patience.py` says when a program hangs."""
    own = [place for file in checkout.files() if file.parts[0] == "tests" for place in _time_limits(file)]

    assert own == []


def test_the_changelog_begins_with_what_is_to_come_and_names_the_version() -> None:
    headings = re.findall(r"^## (.+)$", _read("CHANGELOG.md"), re.MULTILINE)

    assert headings[0].startswith("[Unreleased]")
    assert tenderkit.__version__ in _read("CHANGELOG.md")


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_a_decision_says_problem_facts_choice_and_price(page: Path) -> None:
    text = page.read_text("utf-8")

    assert re.match(r"# \d{4} ", text)
    assert text.split()[1] == page.name[:4]
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == DECISION_HEADINGS


def test_tender_text_says_ska() -> None:
    """The old verb form is no longer used in Swedish official language."""
    old = [
        f"{file}:{number}"
        for file in checkout.files()
        if file.parts[0] in {"clauses", "templates"} and file.suffix == ".md"
        for number, line in enumerate(_read(file).splitlines(), 1)
        if re.search(r"\bskall\b", line, re.IGNORECASE)
    ]

    assert old == []


def test_no_act_is_written_in_the_code() -> None:
    """Which chapter, how many days and for how long is a fact of an act: it stands in `clauses/laws.yaml`, where lint finds a gap."""
    assert {file.as_posix() for file in _files_that_name_an_act()} == set(ACTS_IN_CODE)


def test_the_hooks_are_the_checks() -> None:
    hooks = re.findall(r"id: ([\w-]+), .*entry: python3 tools/run\.py ([\w-]+),", _read(".pre-commit-config.yaml"))

    assert [name for name, _step in hooks] == [step for _name, step in hooks]
    assert [step for _name, step in hooks] == [step for step in house.TASKS["check"] if "cover" not in step]
    assert "||" not in _read(".pre-commit-config.yaml")


def test_every_task_is_a_target_of_the_makefile() -> None:
    targets = re.findall(r"^([\w-]+):.*\n\t@\$\(PYTHON\) tools/run\.py ([\w-]+)", _read("Makefile"), re.MULTILINE)

    assert sorted(targets) == sorted((task, task) for task in (*house.TASKS, *house.BENCHES, "clean"))
    assert {step for steps in house.TASKS.values() for step in steps} == set(house.STEPS)


def _read(file: str | Path) -> str:
    return (ROOT / file).read_text("utf-8")


def _wishes() -> list[str]:
    project = tomllib.loads(_read("pyproject.toml"))
    extras = project["project"]["optional-dependencies"].values()
    return [
        *project["project"]["dependencies"],
        *(wish for extra in extras for wish in extra),
        *project["build-system"]["requires"],
    ]


def _dependencies() -> list[str]:
    return [_key(re.split(r"[^A-Za-z0-9._-]", wish)[0]) for wish in _wishes()]


def _pins() -> dict[str, str]:
    pins = (line.split("==") for line in _read("constraints.txt").splitlines() if not line.startswith("#"))
    return {_key(name): version for name, version in pins}


def _key(name: str) -> str:
    """One name is written in several ways: PyYAML, pyyaml; pre_commit, pre-commit."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _public_names() -> Iterator[tuple[Path, str]]:
    """The classes and functions at the top of every source file."""
    for file in checkout.files():
        if file.suffix == ".py" and file.parts[0] == "src":
            for node in ast.parse(_read(file)).body:
                if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                    yield file, node.name


def _files_that_name_an_act() -> Iterator[Path]:
    """By a member of `Law`, or by a chapter in a text of the code itself; a docstring may tell where a rule comes from."""
    for file in checkout.files():
        if file.suffix == ".py" and file.parts[0] == "src":
            tree = ast.parse(_read(file))
            told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            if any(_names_an_act(node) for node in ast.walk(tree) if id(node) not in told):
                yield file


def _names_an_act(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return isinstance(node.value, ast.Name) and node.value.id == "Law"
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(re.search(r"\d kap\b", node.value))


def _time_limits(file: Path) -> Iterator[str]:
    """Where a test measures time, or says how long something may take."""
    for node in ast.walk(ast.parse(_read(file)) if file.suffix == ".py" else ast.Module([], [])):
        match node:
            case ast.keyword("deadline" | "suppress_health_check") if file.name == "conftest.py":
                continue
            case ast.keyword("timeout", ast.Name("HANGS_AFTER_SECONDS")):
                continue
            case ast.keyword("deadline" | "suppress_health_check" | "timeout" as what):
                yield f"{file}:{node.lineno}: {what}"
            case ast.Import([ast.alias("time"), *_]) | ast.ImportFrom("time"):
                yield f"{file}:{node.lineno}: time"


def _file_lengths() -> Iterator[tuple[Path, int]]:
    """Tests may be long: a table of cases is read by its rows."""
    for file in checkout.files():
        if file.suffix == ".py" and file.parts[0] != "tests":
            yield file, len(_read(file).splitlines())


def _function_lengths() -> Iterator[tuple[str, int]]:
    for file in checkout.files():
        if file.suffix == ".py":
            for node in ast.walk(ast.parse(_read(file))):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{file.as_posix()}::{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1
