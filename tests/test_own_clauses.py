"""A municipality that has put clauses of its own in the place of every central one gets every document all the same."""

import re
import shutil
from pathlib import Path

import pytest

from judges.checkout import ROOT
from tenderkit.model.clauses.clause import Status
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.workflows.clauses.lint_library import lint_library
from tenderkit.workflows.papers.build import BuildOptions, BuildResult, build

CLAUSES, SAMPLES = ROOT / "clauses", ROOT / "samples"
TITLED = " (vår)"
OWN_WORDS = (
    "Kommunen hjälper gärna till så att en brist kan rättas."  # in the terms about remedies, whichever length is quoted
)
NAMED = ("vaghyveln", "korttidshyra-fordon", "vinterparken")
SUMMARISED = "bedomning"  # it says in its own words what each clause excepts


@pytest.mark.parametrize("name", NAMED)
def test_every_document_says_the_same_with_every_clause_replaced(name: str, tmp_path: Path) -> None:
    central, own = _built(tmp_path / "central", name), _built(tmp_path / "own", name, own=True)

    assert own.waiting == central.waiting
    assert [path.name for path in own.files] == [path.name for path in central.files]
    for before, after in zip(_texts(central), _texts(own), strict=True):
        if not before.name.startswith(SUMMARISED):
            assert _as_central(after.read_text("utf-8")) == _without_versions(before.read_text("utf-8")), after.name


def test_what_is_quoted_is_the_municipalitys_own_words(tmp_path: Path) -> None:
    own = _built(tmp_path, "vaghyveln", own=True)

    quoting = [
        path for path in _texts(own) if path.stem in ("overlamning", "rattelse-b-1", "rattelse-b-2", "avstaende-b-1")
    ]
    assert len(quoting) == 4
    for text in quoting:
        assert OWN_WORDS in text.read_text("utf-8").splitlines(), text.name


def test_the_exceptions_of_own_clauses_are_not_summarised_but_pointed_to(tmp_path: Path) -> None:
    own = _built(tmp_path, "vaghyveln", own=True)

    (assessment,) = (path for path in _texts(own) if path.name.startswith(SUMMARISED))
    said = assessment.read_text("utf-8")
    assert "Läs klausulen v-brist. Dess undantag är inte sammanfattade här." in said
    assert "(klausulen brist)" not in said


def test_the_library_of_own_clauses_is_sound(tmp_path: Path) -> None:
    _own_library(tmp_path)

    assert [str(problem) for problem in lint_library(tmp_path) if problem.message.code.startswith("TK-L24")] == []


def _built(home: Path, name: str, *, own: bool = False) -> BuildResult:
    home.mkdir(exist_ok=True)
    case = home / name
    shutil.copytree(SAMPLES / name, case, ignore=shutil.ignore_patterns("*.lock.yaml", "dokument"))
    (home / "tenderkit.toml").write_text(f'policy = "{SAMPLES}/bibliotek/policy.yaml"\n', "utf-8")
    if own:
        _own_library(home)
        file = case / "placeringar.yaml"
        file.write_text(re.sub(r"(?m)^(\s+clause: )", r"\1v-", file.read_text("utf-8")), "utf-8")
    return build(case, BuildOptions(everything=True))


def _own_library(home: Path) -> None:
    """Every clause in force on the days of the samples, under an id and a title of the municipality's own."""
    folder = home / "bibliotek" / "clauses"
    lines = ["format: 1", "order: []", "clauses:"]
    for clause_id, versions in read_library((CLAUSES,)).clauses.items():
        (folder / f"v-{clause_id}").mkdir(parents=True)
        lines += [f"  v-{clause_id}:", "    versions:"]
        for version, entry in versions.items():
            if entry.state.status is Status.PUBLISHED:
                text = (CLAUSES / clause_id / f"{version}.md").read_text("utf-8")
                text = text.replace(f"\nid: {clause_id}\n", f"\nid: v-{clause_id}\n")
                text = re.sub(r"(?m)^replaces: .*$", f"replaces: {clause_id}", text)
                text = text.replace(f"\ntitle: {entry.clause.title}\n", f"\ntitle: {entry.clause.title}{TITLED}\n")
                text += f"\n{OWN_WORDS}\n" if clause_id == "brist" else ""
                (folder / f"v-{clause_id}" / f"{version}.md").write_text(text, "utf-8")
                lines += [f"      {version}: {{status: published, valid_from: {entry.state.valid_from}}}"]
    (folder / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (home / "tenderkit.toml").write_text(
        f'library = "bibliotek"\npolicy = "{SAMPLES}/bibliotek/policy.yaml"\n', "utf-8"
    )


def _texts(result: BuildResult) -> list[Path]:
    return [path for path in result.files if path.suffix == ".txt"]


def _as_central(text: str) -> str:
    return _without_versions(text.replace(TITLED, "").replace("v-", "").replace(f"\n\n{OWN_WORDS}", ""))


def _without_versions(text: str) -> str:
    """The list of clauses at the end names each version, and says whether it has been adopted."""
    return "\n".join(line for line in text.split("\n") if not re.search(r"\d\.\d\.\d", line))
