"""A clause, a library or settings that can't be used: what the coordinator reads, and that no document is built on them."""

from pathlib import Path

import pytest

from given.clauses_in_text import clause_text
from given.municipality import ONE_CLAUSE, municipality, own_clause
from judges import checkout
from judges.as_a_user import standing, user_runs

CLAUSE = "clauses/syfte/1.0.0.md"
LIBRARY = "clauses/library.yaml"
BODY = 1 + clause_text("§").splitlines().index("§")  # the line on which a clause's text begins
PURPOSE = "parameters: {x: {from: requirement.purpose, type: text}}\n"
MONTHS = "parameters: {x: {from: contract.months, type: months, min: 1, max: 240}}\n"


def _written(text: str | bytes) -> dict[str, str | bytes]:
    return {LIBRARY: ONE_CLAUSE, CLAUSE: text}


def _listed(library: str) -> dict[str, str | bytes]:
    return {LIBRARY: library, CLAUSE: clause_text("Text.", "", "syfte")}


# What is in the library, and what is said of it both when it is linted and when a document needs it.
BROKEN = [
    pytest.param(_written("Bara text.\n"), CLAUSE, "1:1 TK-L001", id="no front matter"),
    pytest.param(_written(""), CLAUSE, "1:1 TK-L001", id="an empty file"),
    pytest.param(_written("---\n---\nText.\n"), CLAUSE, "1:1 TK-L001", id="empty front matter"),
    pytest.param(_written("---\nformat: 1\nid: syfte\n"), CLAUSE, "1:1 TK-L001", id="front matter that never ends"),
    pytest.param(_written(clause_text("å").encode("latin-1")), CLAUSE, "9:16 TK-C016", id="Latin-1"),
    pytest.param(_written(clause_text("a\x07b")), CLAUSE, f"{BODY}:2 TK-C017", id="a control character"),
    pytest.param(_written(clause_text("Text.", "", "annat")), CLAUSE, "3:1 TK-L002", id="another clause's name"),
    pytest.param(
        _written(clause_text("Text.", "", "syfte", "1.1.0")), CLAUSE, "4:1 TK-L003", id="another version's name"
    ),
    pytest.param(own_clause("Text.", "surprise: 1\n"), CLAUSE, "12:1 TK-C003", id="an unknown key"),
    pytest.param(own_clause("Text.", "require: []\n"), CLAUSE, "12:1 TK-C004", id="a misspelt key"),
    pytest.param(own_clause("Minst {{ belopp }}."), CLAUSE, f"{BODY}:7 TK-L054", id="an unknown parameter"),
    pytest.param(own_clause("{{ 7*7 }}"), CLAUSE, f"{BODY}:1 TK-L010", id="arithmetic in a hole"),
    pytest.param(own_clause("{{ x | upper }}", PURPOSE), CLAUSE, f"{BODY + 1}:1 TK-L010", id="a filter"),
    pytest.param(own_clause("[[Vite]]"), CLAUSE, f"{BODY}:1 TK-L011", id="a reference to no id"),
    pytest.param(own_clause("{#krav} Text."), CLAUSE, f"{BODY}:1 TK-L012", id="a mark that is none"),
    pytest.param(own_clause("{% for x in y %}"), CLAUSE, f"{BODY}:1 TK-L013", id="a loop"),
    pytest.param(own_clause("{% if law = %}\n\na\n\n{% endif %}"), CLAUSE, f"{BODY}:1 TK-L014", id="half a condition"),
    pytest.param(
        own_clause('{% if __import__("os") %}\n\na\n\n{% endif %}'),
        CLAUSE,
        f"{BODY}:1 TK-L014",
        id="code in a condition",
    ),
    pytest.param(own_clause("Text.", "applies_if: months >\n"), CLAUSE, "12:1 TK-L014", id="a broken applies_if"),
    pytest.param(own_clause("En \ue000 bokstav."), CLAUSE, f"{BODY}:1 TK-L015", id="a letter of nobody's"),
    pytest.param(own_clause("Ett }} ensamt."), CLAUSE, f"{BODY}:1 TK-L016", id="a lone brace"),
    pytest.param(own_clause("En {#k1} mitt i."), CLAUSE, f"{BODY}:1 TK-L017", id="a requirement inside a paragraph"),
    pytest.param(own_clause("{% if law == LOU %}\n\nText."), CLAUSE, f"{BODY}:1 TK-L020", id="no endif"),
    pytest.param(own_clause("Se <b>här</b>."), CLAUSE, f"{BODY}:1 TK-L021", id="HTML"),
    pytest.param(own_clause("Se [här](http://a.se)."), CLAUSE, f"{BODY}:1 TK-L021", id="a link"),
    pytest.param(own_clause("Text.\n\n{% endif %}"), CLAUSE, f"{BODY + 2}:1 TK-L022", id="no if"),
    pytest.param(
        own_clause("{% if law == LOU %}a{% else %}b{% else %}c{% endif %}"), CLAUSE, f"{BODY}:1 TK-L025", id="two else"
    ),
    pytest.param(
        own_clause("{% if law == LOU %}" * 900 + "a" + "{% endif %}" * 900),
        CLAUSE,
        f"{BODY}:1 TK-L026",
        id="conditions in 900 levels",
    ),
    pytest.param(
        own_clause("{% if law == LOU %}\n\n" * 900 + "a\n\n" + "{% endif %}\n\n" * 900),
        CLAUSE,
        f"{BODY + 20}:1 TK-L026",
        id="blocks in 900 levels",
    ),
    pytest.param(own_clause("[Obs]: bilagan\n\nText."), CLAUSE, f"{BODY}:1 TK-L027", id="a line that would be lost"),
    pytest.param(
        own_clause("| a | b |\n|---|---|\n| 1 | 2 | tre |"), CLAUSE, f"{BODY + 2}:1 TK-L027", id="a cell too many"
    ),
    pytest.param(
        own_clause("\n".join(f"{'  ' * level}- nivå {level}x" for level in range(30))),
        CLAUSE,
        f"{BODY + 3}:1 TK-L160",
        id="a list in 30 levels",
    ),
    pytest.param({LIBRARY: ONE_CLAUSE}, LIBRARY, "6:7 TK-L004", id="a clause that is not there"),
    pytest.param(
        _listed(ONE_CLAUSE.replace("published", f"published, digest: {'0' * 64}")),
        LIBRARY,
        "6:34 TK-L005",
        id="a wrong digest",
    ),
    pytest.param(_listed(""), LIBRARY, "1:1 TK-C015", id="an empty library"),
    pytest.param(_listed("- syfte\n"), LIBRARY, "1:1 TK-C014", id="a library that is a list"),
    pytest.param(_listed(ONE_CLAUSE.replace("published", "klar")), LIBRARY, "6:15 TK-C030", id="an unknown status"),
    pytest.param(_listed(ONE_CLAUSE.replace("1.0.0", "1.0")), LIBRARY, "6:7 TK-C063", id="half a version"),
]

# Faults that only the whole library shows; a document that doesn't meet them can still be built.
LINT_ONLY = [
    pytest.param("requires: [malgrupper]\n", "requires: [syfte]\n", "12:1 TK-L064", id="a cycle of requires"),
    pytest.param("requires: [saga]\n", "", "12:12 TK-L057", id="requires a clause that is not there"),
    pytest.param("parameters: {x: {from: no.such, type: text}}\n", "", "12:18 TK-L050", id="a fact that no case has"),
    pytest.param(MONTHS, "", "12:14 TK-L055", id="a parameter without a hole"),
]

# What a clause asks of a case that no rule of its own forbids, but that can't be answered.
NO_ANSWER = [
    pytest.param(
        own_clause("{{ x }}", PURPOSE.replace("requirement.purpose", "no.such")), "1:1 TK-T043", id="no such fact"
    ),
    pytest.param(own_clause("{{ x }}", PURPOSE.replace("text", "money")), "16:3 TK-R051", id="a text as money"),
    pytest.param(own_clause("{{ x }}", MONTHS.replace("max: 240", "max: 12")), "13:3 TK-R050", id="out of bounds"),
    pytest.param(own_clause("Text.", "requires: [saga]\n"), "1:1 TK-L031", id="requires what is not there"),
    pytest.param(own_clause("Se [[saga]]."), "1:1 TK-L034", id="refers to what is not there"),
    pytest.param(own_clause("Text.", "conflicts: [definitioner]\n"), "1:1 TK-L032", id="excludes what is there"),
    pytest.param(_listed(ONE_CLAUSE.replace("published", "draft")), "1:1 TK-L030", id="nothing but a draft"),
    pytest.param(
        _listed(ONE_CLAUSE.replace("published", "hold, hold_reason: rättas")),
        "1:1 TK-L035",
        id="nothing but one on hold",
    ),
    pytest.param(own_clause("{% if contract.starts > 3 %}a{% endif %}"), "TK-L066", id="a date compared with a number"),
]

SETTINGS = [
    pytest.param("library = \n", "1:11 TK-L040", id="half a line"),
    pytest.param("\nbibliotek\n", "2:10 TK-L040", id="no TOML"),
    pytest.param('\nlibrary = "böcker"\n'.encode("latin-1"), "2:1 TK-C016", id="Latin-1"),
    pytest.param('library = "saknas"\n', "1:1 TK-L041", id="a folder that is not there"),
    pytest.param("library = 3\n", "1:1 TK-L041", id="a number for a folder"),
    pytest.param('librry = "bibliotek"\n', "1:1 TK-L042", id="a misspelt key"),
]


@pytest.mark.parametrize(("files", "at", "finding"), BROKEN)
def test_a_broken_library_is_refused_at_its_line(
    tmp_path: Path, files: dict[str, str | bytes], at: str, finding: str
) -> None:
    case = municipality(tmp_path, files)
    before = standing(tmp_path)

    for command in (("build", case), ("clauses", "lint", "--library", case)):
        seen = user_runs(*command)

        assert (seen.code, seen.findings) == (1, [finding]), seen.text
        assert f"{tmp_path / 'bibliotek' / at}:{finding.split(' ', maxsplit=1)[0]}: " in seen.text
        assert seen.reads_well()
    assert standing(tmp_path) == before


@pytest.mark.parametrize(("front", "other", "finding"), LINT_ONLY)
def test_a_fault_of_the_whole_library_is_found_by_lint(tmp_path: Path, front: str, other: str, finding: str) -> None:
    library = ONE_CLAUSE.replace("[syfte]", "[syfte, malgrupper]")
    library += "  malgrupper:\n    versions:\n      1.0.0: {status: published}\n"
    clauses = {name: clause_text("Text.", more, name) for name, more in (("syfte", front), ("malgrupper", other))}
    case = municipality(tmp_path, {LIBRARY: library, **{f"clauses/{k}/1.0.0.md": v for k, v in clauses.items()}})

    seen = user_runs("clauses", "lint", "--library", case)

    assert seen.code == 1
    assert finding in seen.findings
    assert f"{tmp_path / 'bibliotek' / CLAUSE}:{finding.replace(' ', ': ')} " in seen.text
    assert seen.reads_well()


@pytest.mark.parametrize(("files", "finding"), NO_ANSWER)
def test_a_clause_that_does_not_fit_the_case_stops_the_build(
    tmp_path: Path, files: dict[str, str | bytes], finding: str
) -> None:
    case = municipality(tmp_path, files)
    before = standing(tmp_path)

    for command in ("check", "build"):
        seen = user_runs(command, case)

        assert (seen.code, seen.findings) == (1, [finding]), seen.text
        assert seen.reads_well()
    assert standing(tmp_path) == before


@pytest.mark.parametrize(("settings", "finding"), SETTINGS)
def test_settings_that_cannot_be_used_are_refused(tmp_path: Path, settings: str | bytes, finding: str) -> None:
    case = municipality(tmp_path, own_clause(), settings=settings)
    before = standing(tmp_path)

    for command in (("build", case), ("clauses", "list", "--library", case)):
        seen = user_runs(*command)

        assert (seen.code, seen.findings) == (1, [finding]), seen.text
        assert f"{tmp_path / 'tenderkit.toml'}:{finding.split(' ', maxsplit=1)[0]}: " in seen.text
        assert seen.reads_well()
    assert standing(tmp_path) == before


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            clause_text("Syftet är ett.\n\nOch två.", "", "syfte").replace("\n", "\r\n"), id="Windows line ends"
        ),
        pytest.param("\ufeff" + clause_text("Syftet är ett.\n\nOch två.", "", "syfte"), id="a byte order mark"),
    ],
)
def test_a_clause_from_any_editor_is_read(tmp_path: Path, text: str) -> None:
    case = municipality(tmp_path, _written(text))

    assert user_runs("build", case).code == 0
    assert "Syftet är ett.\n\nOch två.\n" in (case / "dokument" / "kravavsnitt.txt").read_text("utf-8")


def test_the_library_that_came_with_the_program_is_not_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be lost at the next installation."""
    installed = tmp_path / "library"
    checkout.copy_folder(Path("clauses"), installed / "clauses")
    for module in ("tenderkit.project.places", "tenderkit.workflows.clauses.lifecycle"):
        monkeypatch.setattr(f"{module}.built_in_root", lambda: installed)
    before = standing(tmp_path)

    seen = user_runs("clauses", "hold", "syfte@1.0.0", "--reason", "rättas", "--library", tmp_path)

    assert (seen.code, seen.findings) == (3, ["TK-L082"]), seen.text
    assert seen.reads_well()
    assert standing(tmp_path) == before
