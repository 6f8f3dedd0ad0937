from pathlib import Path

from given.letterhead import TEMPLATE, parts_of
from given.municipality import municipality, own_letterhead, own_section
from tenderkit.workflows.template.lint_template import lint_template, lint_templates
from tenderkit.writers.word.package import zip_parts


def test_the_shipped_letterhead_has_no_faults() -> None:
    assert lint_template(TEMPLATE) == ()


def test_running_text_in_the_body_is_a_warning_since_it_is_missing_from_html(tmp_path: Path) -> None:
    mall = tmp_path / "mall.docx"
    words = "<w:p><w:r><w:t>Vi upphandlar hållbart.</w:t></w:r></w:p>"
    parts = parts_of(TEMPLATE.read_bytes())
    body = parts["word/document.xml"].replace(b"<w:body>", f"<w:body>{words}".encode())
    mall.write_bytes(zip_parts({**parts, "word/document.xml": body}))

    (problem,) = lint_template(mall)

    assert (problem.gravity.value, problem.message.code) == ("warning", "TK-T050")
    assert "Vi upphandlar hållbart." in problem.message.what


def test_what_is_shipped_has_no_faults(tmp_path: Path) -> None:
    assert lint_templates(tmp_path) == ()


def test_a_template_in_the_folder_of_a_kind_is_a_warning_since_it_is_not_used(tmp_path: Path) -> None:
    municipality(tmp_path, own_section() | {"templates/kravavsnitt/template.docx": TEMPLATE.read_bytes()})
    template = tmp_path / "bibliotek" / "templates" / "kravavsnitt" / "template.docx"

    for problems in (lint_templates(tmp_path), lint_template(template)):
        (problem,) = problems
        assert (problem.gravity.value, problem.message.code, problem.file) == ("warning", "TK-T067", template)


def test_a_value_that_a_comment_cuts_off_is_told(tmp_path: Path) -> None:
    kind = own_section()
    text = str(kind["templates/kravavsnitt/document.yaml"], "utf-8")  # type: ignore[arg-type]  # read as bytes
    typed = text.replace("title: Särskilda", "title: Del #2 Särskilda")
    municipality(tmp_path, kind | {"templates/kravavsnitt/document.yaml": typed})

    (problem,) = lint_templates(tmp_path)

    assert (problem.line, problem.column, problem.message.code) == (3, 8, "TK-F031")


def test_every_kind_and_letterhead_is_read_whatever_is_wrong_with_another(tmp_path: Path) -> None:
    library: dict[str, str | bytes] = {
        "templates/bedomning/document.yaml": "format: 1\n",
        "templates/kravavsnitt/document.yaml": own_section()["templates/kravavsnitt/document.yaml"],
    }
    municipality(tmp_path, library | own_letterhead(b"Brevhuvud\n") | own_letterhead(b"", "egen"))

    problems = lint_templates(tmp_path)

    found = {(problem.file.parent.name, problem.message.code) for problem in problems}
    assert found == {
        ("bedomning", "TK-C001"),
        ("kravavsnitt", "TK-C025"),  # no text.md
        ("egen", "TK-P001"),
        ("myndighet", "TK-P002"),
    }
