from pathlib import Path

from given.letterhead import TEMPLATE, parts_of
from tenderkit.workflows.template.lint_template import lint_template
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
