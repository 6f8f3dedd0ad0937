"""What `clauses lint` says about a library that somebody has been careless with: one line per fault, each with its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from given.clauses_in_text import clause, clause_text
from given.own_library import own_library
from judges import checkout
from tenderkit.problems import Problem, RefusedError
from tenderkit.workflows.clauses.lint_library import lint_library

ELEMENTS = ", ".join(f"{{element: {number}, left_out: skäl}}" for number in range(1, 27))
FRONT = f"aligned_with: [{ELEMENTS}]\n"
DRAFT = "1.0.0: {status: draft}"
LENGTHS = {f"TK-L{number}" for number in range(302, 318)}


def library(folder: Path, body: str = "Text.", state: str = DRAFT, front: str = FRONT) -> Path:
    """A library of one clause, `antal`, that answers for every element."""
    clauses = folder / "clauses"
    (clauses / "antal").mkdir(parents=True)
    (clauses / "antal" / "1.0.0.md").write_text(clause_text(body, front), "utf-8")
    (clauses / "library.yaml").write_text(
        f"format: 1\norder: [antal]\nclauses:\n  antal:\n    versions:\n      {state}\n    role: addition\n", "utf-8"
    )
    return clauses


def lint(folder: Path) -> list[tuple[str, int, str]]:
    """Name, line and code of every problem in the folder."""
    return [(problem.file.name, problem.line, problem.message.code) for problem in problems(folder)]


def problems(folder: Path) -> tuple[Problem, ...]:
    found = lint_library(Path("/"), folder)
    assert all(problem.message.what and problem.message.remedy for problem in found)
    return found


def test_the_shipped_library_has_no_findings() -> None:
    assert [str(problem) for problem in lint_library(checkout.ROOT)] == []


def test_a_sound_folder_has_no_findings(tmp_path: Path) -> None:
    assert lint(library(tmp_path)) == []
    assert lint(tmp_path) == []


def test_a_value_that_a_comment_cuts_off_is_told_in_every_file_of_the_library(tmp_path: Path) -> None:
    clauses = library(tmp_path)
    text = (clauses / "library.yaml").read_text("utf-8").replace("format: 1\n", "format: 1\nnote: se punkt #3\n")
    (clauses / "library.yaml").write_text(text, "utf-8")
    version = clauses / "antal" / "1.0.0.md"
    version.write_text(version.read_text("utf-8").replace("\nmotive: ", "\nmotive: Punkt #4 och ", 1), "utf-8")

    assert lint(tmp_path) == [("1.0.0.md", 7, "TK-F031"), ("library.yaml", 2, "TK-F031")]


def test_a_folder_without_a_library_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="TK-L176"):
        lint_library(Path("/"), tmp_path)


def test_a_folder_above_its_settings_is_linted_by_them(tmp_path: Path) -> None:
    library(tmp_path / "eget", "Leverantören skall.")
    (tmp_path / "tenderkit.toml").write_text('library = "eget"\n', "utf-8")

    assert ("1.0.0.md", 14, "TK-L062") in lint(tmp_path)


@pytest.mark.parametrize(
    ("body", "place", "code"),
    [
        pytest.param("Ett.\n\nTvå rader\nsom skall stå.", (17, 5), "TK-L062", id="a word on a line inside a paragraph"),
        pytest.param("- a\n- {{ supplier }} kallas i god tid.", (15, 25), "TK-L140", id="in a list"),
        pytest.param("| A |\n|---|\n| det skall |", (16, 7), "TK-L062", id="in a table"),
        pytest.param("### Detta skall", (14, 11), "TK-L062", id="in a heading"),
        pytest.param("Ett.\n\nEn rapport ska lämnas.", (16, 1), "TK-L142", id="a sentence"),
        pytest.param("Ett.\n\nSe [[annan]].", (16, 4), "TK-L057", id="a reference"),
        pytest.param("Ett.\n\n{% if no.such == 1 %}två{% endif %}", (16, 7), "TK-L050", id="a condition"),
    ],
)
def test_a_finding_has_the_line_and_column_in_the_file(
    tmp_path: Path, body: str, place: tuple[int, int], code: str
) -> None:
    (problem,) = problems(library(tmp_path, body))

    assert ((problem.line, problem.column), problem.message.code) == (place, code)


def test_a_finding_of_the_front_matter_has_the_line_of_its_key(tmp_path: Path) -> None:
    front = f"{FRONT}requires: [vite, annan]\nsanction: Det skall gå.\n"

    assert lint(library(tmp_path, front=front)) == [
        ("1.0.0.md", 13, "TK-L057"),
        ("1.0.0.md", 14, "TK-L062"),
        ("1.0.0.md", 13, "TK-L159"),
    ]


@pytest.mark.parametrize(
    ("body", "line", "code"),
    [
        pytest.param("<b>Text</b>", 14, "TK-L021", id="raw HTML"),
        pytest.param("<script>\nalert(1)\n</script>", 14, "TK-L021", id="a block of HTML"),
        pytest.param("![bild](bild.png)", 14, "TK-L021", id="an image"),
        pytest.param("[länk](https://example.se)", 14, "TK-L021", id="a link"),
        pytest.param("- a\n  - b\n    - c\n      - d\n        - e", 17, "TK-L160", id="lists five deep"),
        pytest.param("{% import 'os' %}", 14, "TK-L013", id="an import"),
        pytest.param("{% for x in y %}\n\nText.\n\n{% endfor %}", 14, "TK-L013", id="a loop"),
        pytest.param("{{ x }}", 14, "TK-L054", id="a hole that nobody declared"),
    ],
)
def test_what_a_clause_cannot_hold_is_told_at_its_line(tmp_path: Path, body: str, line: int, code: str) -> None:
    assert ("1.0.0.md", line, code) in lint(library(tmp_path, body))


def test_lists_three_deep_are_fine(tmp_path: Path) -> None:
    assert lint(library(tmp_path, "- a\n  - b\n    - c\n\n- d")) == []


@pytest.mark.parametrize(
    ("front", "line", "code"),
    [
        pytest.param("surprise: 1\n", 13, "TK-C003", id="a key that nobody asked for"),
        pytest.param(
            "parameters: {x: {from: title, type: text}}\n", 13, "TK-L055", id="a parameter that nobody asked for"
        ),
        pytest.param(
            "parameters: {x: {from: title, type: text, size: 3}}\n", 13, "TK-C003", id="a property of a parameter"
        ),
    ],
)
def test_what_nobody_asked_for_is_told(tmp_path: Path, front: str, line: int, code: str) -> None:
    assert lint(library(tmp_path, front=FRONT + front)) == [("1.0.0.md", line, code)]


def test_a_version_is_three_numbers_without_leading_noughts(tmp_path: Path) -> None:
    clauses = library(tmp_path, state="01.2: {status: draft}")

    assert lint(clauses) == [("library.yaml", 6, "TK-C063")]


def test_the_version_in_the_file_is_three_numbers_too(tmp_path: Path) -> None:
    clauses = library(tmp_path)
    (clauses / "antal" / "1.0.0.md").write_text(clause_text("Text.", version="01.2"), "utf-8")

    assert lint(clauses) == [("1.0.0.md", 4, "TK-C063")]


@pytest.mark.parametrize(
    "dates",
    ["valid_from: 2026-01-02, valid_to: 2026-01-01", "valid_from: 2026-01-02, review_by: 2026-01-01"],
)
def test_dates_that_end_before_they_start_are_told(tmp_path: Path, dates: str) -> None:
    assert lint(library(tmp_path, state=f"1.0.0: {{status: draft, {dates}}}")) == [("library.yaml", 6, "TK-L157")]


@pytest.mark.parametrize(
    ("bytes_of_text", "code"),
    [pytest.param(300 * 1024, "TK-L161", id="a book"), pytest.param(10 * 1024 * 1024, "TK-L161", id="ten megabytes")],
)
def test_a_clause_that_is_far_too_long_is_one_line(tmp_path: Path, bytes_of_text: int, code: str) -> None:
    assert lint(library(tmp_path, "Ord. " * (bytes_of_text // 5))) == [("1.0.0.md", 1, code)]


@pytest.mark.parametrize(
    ("change", "line", "code"),
    [
        pytest.param(lambda text: text[:60], None, None, id="truncated"),
        pytest.param(lambda text: text[: text.index("versions")], None, None, id="truncated between keys"),
        pytest.param(
            lambda text: text.replace("format: 1", "format: 2\nnytt: {a: b}"), 1, "TK-L179", id="a newer format"
        ),
        pytest.param(lambda text: text.replace("draft", "godkänd"), 6, "TK-C030", id="a status that does not exist"),
        pytest.param(lambda text: text + text, None, None, id="twice over"),
        pytest.param(lambda _: "", 1, "TK-C015", id="empty"),
    ],
)
def test_a_library_file_that_was_damaged_is_refused(
    tmp_path: Path, change: Callable[[str], str], line: int | None, code: str | None
) -> None:
    clauses = library(tmp_path)
    path = clauses / "library.yaml"
    path.write_text(change(path.read_text("utf-8")), "utf-8")

    found = lint(clauses)

    assert found
    assert {name for name, _, _ in found} == {"library.yaml"}
    assert line is None or found == [("library.yaml", line, code)]


def test_a_copy_under_another_name_is_told(tmp_path: Path) -> None:
    clauses = library(tmp_path)
    (clauses / "antal" / "1.0.0 - kopia.md").write_bytes((clauses / "antal" / "1.0.0.md").read_bytes())
    (clauses / "antal-kopia").mkdir()
    (clauses / "antal-kopia" / "1.0.0.md").write_bytes((clauses / "antal" / "1.0.0.md").read_bytes())

    assert [problem.message.facts["file"] for problem in problems(clauses)] == [
        "antal/1.0.0 - kopia.md",
        "antal-kopia/1.0.0.md",
    ]


def published(folder: Path, body: str = "Ett.\n\nVitet är 500 kronor.") -> Path:
    """A library whose clause was published, with the copy that is kept of it."""
    digest = clause(body, FRONT).digest
    clauses = library(folder, body, f"1.0.0: {{status: published, digest: {digest}}}")
    (clauses / "published").mkdir()
    (clauses / "published" / "antal@1.0.0.txt").write_bytes((clauses / "antal" / "1.0.0.md").read_bytes())
    return clauses


def edit(clauses: Path, old: str, new: str) -> None:
    path = clauses / "antal" / "1.0.0.md"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        pytest.param("500", "600", (16, 10), id="one letter"),
        pytest.param("Motivet.", "Motivet!", (7, 16), id="in the front matter"),
        pytest.param("Vitet är 500 kronor.\n", "", (15, 1), id="a line removed at the end"),
        pytest.param("kronor.", "kronor.\n\nMer.", (17, 1), id="a line added at the end"),
    ],
)
def test_an_edited_published_file_shows_its_first_line_that_differs(
    tmp_path: Path, old: str, new: str, place: tuple[int, int]
) -> None:
    clauses = published(tmp_path)
    edit(clauses, old, new)

    (problem,) = problems(clauses)

    assert (problem.file.name, (problem.line, problem.column)) == ("1.0.0.md", place)
    assert problem.message.code == "TK-L178"


def test_the_words_before_and_after_are_shown(tmp_path: Path) -> None:
    clauses = published(
        tmp_path, "Ett långt stycke som leder fram till att vitet för en plats som saknas är 500 kronor."
    )
    edit(clauses, "500", "600")

    (problem,) = problems(clauses)

    assert problem.message.facts["was"] == "…för en plats som saknas är 500 kronor."
    assert problem.message.facts["now"] == "…för en plats som saknas är 600 kronor."


def test_without_the_copy_the_file_is_named(tmp_path: Path) -> None:
    clauses = published(tmp_path)
    edit(clauses, "500", "600")
    (clauses / "published" / "antal@1.0.0.txt").unlink()

    assert lint(clauses) == [("library.yaml", 6, "TK-L005")]


def test_a_digest_edited_by_hand_is_told_from_an_edited_text(tmp_path: Path) -> None:
    clauses = published(tmp_path)
    path = clauses / "library.yaml"
    path.write_text(path.read_text("utf-8").replace("digest: ", "digest: 0"), "utf-8")

    assert lint(clauses) == [("library.yaml", 6, "TK-L177")]


def test_a_published_file_that_was_deleted_or_renamed_is_told(tmp_path: Path) -> None:
    clauses = published(tmp_path)
    (clauses / "antal" / "1.0.0.md").rename(clauses / "antal" / "1.0.1.md")

    assert lint(clauses) == [("library.yaml", 6, "TK-L004"), ("library.yaml", 3, "TK-L006")]


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    clauses = published(tmp_path)
    path = clauses / "antal" / "1.0.0.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert lint(clauses) == []


def test_the_language_of_a_version_that_was_followed_is_left_alone(tmp_path: Path) -> None:
    clauses = library(tmp_path, "Det skall gå.")
    (clauses / "antal" / "1.1.0.md").write_text(clause_text("Det ska gå.", FRONT, version="1.1.0"), "utf-8")
    states = "1.0.0: {status: published}\n      1.1.0: {status: published}"
    (clauses / "library.yaml").write_text(
        f"format: 1\norder: [antal]\nclauses:\n  antal:\n    versions:\n      {states}\n    role: addition\n", "utf-8"
    )

    assert {code for _, _, code in lint(clauses)} == {"TK-L065"}


@pytest.mark.parametrize(
    ("valid_from", "told"),
    [
        pytest.param("2026-12-31", 0, id="before the later standard"),
        pytest.param("2027-01-01", 1, id="on its first day"),
    ],
)
def test_what_was_published_before_the_later_standard_is_left_alone(tmp_path: Path, valid_from: str, told: int) -> None:
    state = f"1.0.0: {{status: published, valid_from: {valid_from}}}"

    clauses = library(tmp_path, "{#k1} {{ supplier }} ska svara. Svaret lämnas inom tio dagar.", state)

    assert [code for _, _, code in lint(clauses)].count("TK-L142") == told


def test_a_published_version_without_a_digest_is_named(tmp_path: Path) -> None:
    assert lint(library(tmp_path, state="1.0.0: {status: published}")) == [("library.yaml", 1, "TK-L065")]


def test_a_municipalitys_own_words_are_added_and_proved(tmp_path: Path) -> None:
    clauses = library(tmp_path, "Vi använder ordet nyttja.\n\nHär står fikapaus.")
    (clauses / "language.yaml").write_text(
        "format: 1\nwords:\n"
        "  - {word: nyttja*, say: använda, example: Nyttja tiden., counterexample: Använd tiden.}\n"
        "  - {word: fikapaus, say: rast, example: En rast., counterexample: En fikapaus.}\n",
        "utf-8",
    )

    assert lint(clauses) == [
        ("language.yaml", 4, "TK-L154"),
        ("language.yaml", 4, "TK-L154"),
        ("1.0.0.md", 14, "TK-L062"),
        ("1.0.0.md", 16, "TK-L062"),
    ]


def test_every_example_of_a_rule_is_proved(tmp_path: Path) -> None:
    clauses = library(tmp_path)
    (clauses / "language.yaml").write_text(
        "format: 1\nrules:\n  - {code: TK-L060, example: Text., counterexample: '{#k1} Text.'}\n", "utf-8"
    )

    assert lint(clauses) == [("language.yaml", 3, "TK-L154"), ("language.yaml", 3, "TK-L154")]


def test_the_words_around_the_clauses_are_read_too(tmp_path: Path) -> None:
    kind = tmp_path / "eget" / "templates" / "kravavsnitt"
    checkout.copy_folder(Path("templates/kravavsnitt"), kind)
    library(tmp_path / "eget")
    (tmp_path / "tenderkit.toml").write_text('library = "eget"\n', "utf-8")
    text = (kind / "text.md").read_text("utf-8")
    (kind / "text.md").write_text(f"Detta skall stå.\n\n{text}", "utf-8")

    (problem,) = lint_library(tmp_path)

    assert (problem.file, problem.line, problem.column) == (kind / "text.md", 1, 7)


def test_a_kind_that_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    kind = tmp_path / "eget" / "templates" / "brev"
    kind.mkdir(parents=True)
    (kind / "document.yaml").write_text("format: 2\n", "utf-8")
    (kind / "text.md").write_text("Text.", "utf-8")
    library(tmp_path / "eget", "Det skall gå.")
    (tmp_path / "tenderkit.toml").write_text('library = "eget"\n', "utf-8")

    assert [problem.message.code for problem in lint_library(tmp_path)] == ["TK-L062", "TK-L179"]


def test_elements_are_held_against_the_list_where_they_stand(tmp_path: Path) -> None:
    front = "aligned_with: [{element: 35, says: k1}, {element: 40, says: k1}]\n"
    folder = library(tmp_path, "{#k1} {{ supplier }} ska rapportera.", front=front)

    found = [(name, code) for name, _, code in lint(folder)]

    assert ("elements.yaml", "TK-L360") in found
    assert ("1.0.0.md", "TK-L361") in found


def test_an_element_that_nothing_answers_for_is_named(tmp_path: Path) -> None:
    folder = library(tmp_path)
    listed = (checkout.ROOT / "clauses" / "elements.yaml").read_text("utf-8")
    more = "  - {number: 40, name: Nytt, gothenburg: finns, uhm: nf, report: nf}\n"
    (folder / "elements.yaml").write_text(listed + more, "utf-8")

    (problem,) = (problem for problem in problems(folder) if problem.message.code == "TK-L063")

    assert (problem.file.parent, problem.message.facts) == (folder, {"element": "40"})


TWO_LENGTHS = """\
::short

{#k1} {{ supplier }} ska lämna en rapport.

::full

{#k1} {{ supplier }} ska lämna en rapport inom 30 dagar.

::open{stod}

Kommunen hjälper gärna till.

::close

Utan märke.

::close
"""


def test_the_two_lengths_of_a_clause_are_held_against_each_other_at_their_lines(tmp_path: Path) -> None:
    folder = own_library(tmp_path, {"rapport": {"1.0.0": ("status: draft", TWO_LENGTHS)}})
    path = folder / "rapport" / "1.0.0.md"
    lines = path.read_text("utf-8").split("\n")
    found = [each for each in lint_library(tmp_path) if each.message.code in LENGTHS and each.file == path]

    assert [(each.message.code, lines[each.line - 1]) for each in found] == [
        ("TK-L310", "Utan märke."),
        ("TK-L307", "{#k1} {{ supplier }} ska lämna en rapport inom 30 dagar."),
    ]


def test_what_a_role_never_leaves_out_is_asked_of_a_clause_with_two_lengths(tmp_path: Path) -> None:
    body = "::short\n\n{#k1} Vite.\n\n::full\n\n{#k1} Vite tas ut.\n\n::close"
    front = {"vart-vite": "replaces: vite\nsays_always: {penalty_cap: k9}\n"}
    own_library(tmp_path, {"vart-vite": {"1.0.0": ("status: draft", body)}}, front)
    found = [each.message for each in lint_library(tmp_path) if each.message.code in LENGTHS]

    asked = {each.facts["subject"] for each in found if each.code == "TK-L311"}
    assert asked == {"penalty_amount", "penalty_unit", "last_day_to_claim"}
    assert [each.facts["subject"] for each in found if each.code == "TK-L312"] == ["penalty_cap"]
