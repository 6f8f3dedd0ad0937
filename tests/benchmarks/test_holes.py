import io

import docx
import pytest
from docxtpl import DocxTemplate

from holes import Holes, visible_text


def _document(*paragraphs: str) -> bytes:
    document, saved = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(saved)
    return saved.getvalue()


THREE = [
    _document("Intyg för Kim Prov", "Kim Prov har arbetat 20 timmar.", "Alla villkor gäller."),
    _document("Intyg för Li Exempel", "Li Exempel har arbetat 35 timmar.", "Alla villkor gäller."),
    _document("Intyg för Sam von Prov", "Sam von Prov har arbetat 20 timmar.", "Alla villkor gäller."),
]


def test_a_template_of_our_documents_prints_each_of_them_again() -> None:
    holes = Holes(THREE)

    template = holes.template(lambda name: f"{{{{ {name} }}}}")

    for document, values in zip(THREE, holes.values, strict=True):
        rendered, saved = DocxTemplate(io.BytesIO(template)), io.BytesIO()
        rendered.render(values)
        rendered.save(saved)
        assert visible_text(saved.getvalue()) == visible_text(document)


def test_what_all_documents_say_is_no_hole() -> None:
    marked = visible_text(Holes(THREE).template(lambda _name: "?"))[0]

    assert marked[2] == "Alla villkor gäller."
    assert "timmar." in marked[1]


def test_the_values_of_one_more_document_are_read_by_its_template() -> None:
    holes = Holes(THREE)

    values = holes.values_in(
        _document("Intyg för Åsa Östlund", "Åsa Östlund har arbetat 8 timmar.", "Alla villkor gäller.")
    )

    assert "8" in values.values()


def test_documents_that_differ_in_more_than_words_give_no_template() -> None:
    with pytest.raises(ValueError, match="more than words"):
        Holes([_document("Ett", "Två"), _document("Ett")])


def test_a_document_with_other_words_does_not_fit() -> None:
    with pytest.raises(ValueError, match="doesn't fit"):
        Holes(THREE).values_in(_document("Intyg för Kim", "Kim har arbetat 20 timmar.", "Inga villkor gäller."))
