import pytest

from judges.template_evaluation import (
    NAMES,
    faults,
    read,
)
from judges.word_files import (
    FILE,
    WORD,
    codes_of,
    paragraph,
    run,
    table,
    text_box,
    unzipped,
    word_file,
    zipped,
)
from tenderkit.problems import InvalidInputError
from tenderkit.readers.template.template_reader import read_template


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(paragraph("text {%p if wanted %}") + paragraph("{%p endif %}"), "TK-T020", id="text beside if"),
        pytest.param(paragraph("{%p if wanted %} {%p if unit %}") + paragraph("{%p endif %}") * 2, "TK-T020", id="two"),
        pytest.param(paragraph("{%p if wanted %}{{ unit }}") + paragraph("{%p endif %}"), "TK-T020", id="a value beside"),
        pytest.param(f"<w:p>{run('{%p if wanted %}')}{text_box(paragraph('lost'))}</w:p>" + paragraph("{%p endif %}"),
                     "TK-T020", id="a text box beside"),
        pytest.param(table(["h"], ["{%tr if wanted %}", "lost"], ["x"], ["{%tr endif %}"]), "TK-T020", id="a cell beside"),
        pytest.param(
            f"<w:p>{run('{%p if wanted %}')}<w:r><w:br w:type='page'/></w:r></w:p>" + paragraph("{%p endif %}"),
            "TK-T019", id="a page break beside if",
        ),
        pytest.param(
            f"<w:p><w:pPr><w:sectPr/></w:pPr>{run('{%p if wanted %}')}</w:p>" + paragraph("{%p endif %}"),
            "TK-T019", id="a section break beside if",
        ),
        pytest.param(
            f"<w:p>{run('{{ auth')}<w:r><w:footnoteReference w:id='1'/></w:r>{run('ority }}')}</w:p>",
            "TK-T019", id="a note inside a tag",
        ),
        pytest.param(
            "<w:p><w:r><w:t>{{ auth</w:t><w:tab/><w:t>ority }}</w:t></w:r></w:p>", "TK-T019", id="a tab inside a tag"
        ),
    ],
)  # fmt: skip
def test_nothing_is_lost_in_preparation(body: str, code: str) -> None:
    assert set(faults(body)) == {code}


def test_letters_that_preparation_drops_are_a_fault() -> None:
    """A text box inside a tag: docxtpl joins the tag over the box, and what stood in it is gone."""
    box = text_box(paragraph("lost"))

    assert faults(f"<w:p>{run('{{ auth')}{box}{run('ority }}')}</w:p>") == ["TK-T029", "TK-T019"]


@pytest.mark.parametrize(
    "prepared",
    [
        pytest.param("<w:document>", id="no namespace"),
        pytest.param("{{ authority", id="no XML"),
        pytest.param("<!DOCTYPE a><w:document xmlns:w='{w}'>{{ authority }}</w:document>", id="a document type"),
        pytest.param("<w:document xmlns:w='{w}'><w:t>{{ authority }}</w:document>", id="not balanced"),
        pytest.param("<w:document xmlns:w='{w}'><w:t a='{{ authority }}'/></w:document>", id="a hole in an attribute"),
        pytest.param("<w:document xmlns:w='{w}'><w:t a=1>{{ authority }}</w:t></w:document>", id="a bare attribute"),
        pytest.param("<w:document xmlns:w='{w}'><w:t>{{ authority }}", id="never closed"),
        pytest.param("<w:document xmlns:w='{w}'><w:t>{{ authority() }}</w:t></w:document>", id="code"),
        pytest.param("<w:document xmlns:w='{w}'><w:t>{% set a = 1 %}</w:t></w:document>", id="a statement"),
        pytest.param("<w:document xmlns:w='{w}'><w:t>{{ x:y }}</w:t></w:document>", id="no expression"),
    ],
)
def test_what_is_shipped_as_prepared_is_proved_like_the_rest(prepared: str) -> None:
    given_xml = prepared.replace("'{w}'", f'"{WORD}"')

    with pytest.raises(InvalidInputError) as caught:
        read_template(word_file(paragraph("{{ authority }}")), FILE, NAMES, (), {"word/document.xml": given_xml})

    assert codes_of(caught.value) == ["TK-T021"]


@pytest.mark.parametrize(
    ("prepared", "code"),
    [
        pytest.param("<w:body><w:p><w:r>{{ authority }}</w:r></w:p></w:body>", "TK-T014", id="beside the text"),
        pytest.param("<w:body><w:p><w:r><w:t>{{ unit }}</w:t></w:r></w:p></w:body>", "TK-T029", id="another name"),
        pytest.param("<w:body><w:p><w:r><w:t>{{ authority }}x</w:t></w:r></w:p></w:body>", "TK-T029", id="more text"),
        pytest.param("<w:body><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:body>", "TK-T029", id="no tag"),
    ],
)
def test_what_is_shipped_as_prepared_says_what_the_template_says(prepared: str, code: str) -> None:
    given_xml = f'<w:document xmlns:w="{WORD}">{prepared}</w:document>'

    with pytest.raises(InvalidInputError) as caught:
        read_template(word_file(paragraph("{{ authority }}")), FILE, NAMES, (), {"word/document.xml": given_xml})

    assert codes_of(caught.value) == [code]


def test_a_foreign_prefix_for_words_own_elements_is_a_fault() -> None:
    parts = unzipped(word_file(paragraph("{{ authority }}")))
    renamed = parts["word/document.xml"].replace(b"<w:", b"<word:").replace(b"</w:", b"</word:")
    renamed = renamed.replace(b"xmlns:w=", b"xmlns:word=").replace(b" w:", b" word:")

    with pytest.raises(InvalidInputError) as caught:
        read(zipped({**parts, "word/document.xml": renamed}))

    assert codes_of(caught.value) == ["TK-T021"]
