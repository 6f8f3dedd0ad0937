import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup
from msgspec.structs import replace

from given.letterhead import FACTS, LETTERHEADS, TEMPLATE, letterhead, parts_of
from given.sample_documents import EVERY_BLOCK
from judges.word_reading import texts
from tenderkit.model.papers.document import Numbering
from tenderkit.writers.word import write_word

_ROOT = Path(__file__).parents[2]
_NAMES = [pytest.param("myndighet", id="the authority's"), pytest.param("arbetsgivare", id="the employer's")]
_BLACK_ON = {"E6EEF1": "1F4E5F", "FFF9E0": "000000", "FFFFFF": "404040"}


def test_the_templates_are_what_the_script_writes() -> None:
    script = _ROOT / "tools" / "build_templates.py"

    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, check=False, text=True)

    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.parametrize("name", _NAMES)
def test_plain_docxtpl_renders_the_letterhead(name: str) -> None:
    template = DocxTemplate(LETTERHEADS / name / "template.docx")
    content = Markup('<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>Ett stycke.</w:t></w:r></w:p>')

    template.render({**{name: f"<{name}>" for name in FACTS}, "content": content}, autoescape=True)
    template.save(stream := BytesIO())

    document = docx.Document(BytesIO(stream.getvalue()))
    assert [paragraph.text for paragraph in document.paragraphs] == ["Ett stycke."]
    head = document.sections[0].header.paragraphs[0].text
    assert head == (
        "<document_title>\tDiarienummer <registration_number>"
        if name == "myndighet"
        else "<authority_name>\t<document_title> <for_person>"
    )


def test_the_template_tells_nothing_of_who_made_it() -> None:
    parts = parts_of(TEMPLATE.read_bytes())

    assert not any("thumbnail" in name for name in parts)
    assert not any(word in parts["docProps/core.xml"] for word in (b"creator", b"lastModifiedBy", b"created"))
    assert b"rsid" not in b"".join(parts.values())


@pytest.mark.parametrize(("background", "ink"), _BLACK_ON.items())
def test_the_colours_can_be_read(background: str, ink: str) -> None:
    """WCAG 2.1 AA asks for 4.5 to 1."""
    lighter, darker = _luminance(background), _luminance(ink)

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
    assert any(ink in data.decode() or ink == "000000" for data in parts_of(TEMPLATE.read_bytes()).values())


def test_the_body_holds_the_slot_and_no_words() -> None:
    root = etree.fromstring(parts_of(TEMPLATE.read_bytes())["word/document.xml"])

    assert root.xpath("string()") == "{{p content }}"


def test_the_employers_letterhead_prints_the_employer_and_nothing_of_the_municipality() -> None:
    document = replace(EVERY_BLOCK, blocks=(), clauses=(), numbering=Numbering.NONE)

    parts = parts_of(write_word(document, letterhead("arbetsgivare")))

    printed = b"".join(data for name, data in parts.items() if "header" in name or "footer" in name).decode()
    assert document.facts["authority_name"] in printed
    others = [fact for name, fact in document.facts.items() if name not in {"authority_name", "document_title"}]
    assert [fact for fact in (*others, "Diarienummer") if fact in printed] == []
    assert "Myndighet" not in b"".join(parts.values()).decode()
    assert printed.count("NUMPAGES") == 2


@pytest.mark.parametrize("name", _NAMES)
def test_a_letterhead_has_no_line_for_a_fact_that_is_not_there(name: str) -> None:
    def lines(facts: dict[str, str]) -> list[str]:
        header = parts_of(write_word(replace(EVERY_BLOCK, facts=facts), letterhead(name)))["word/header1.xml"]
        return texts(etree.fromstring(header))

    bare = lines({"authority_name": "Östersunds kommun", "document_title": "Plan"})

    assert [line for line in bare if line] == (
        ["Östersunds kommun", "Plan"] if name == "myndighet" else ["Östersunds kommun"]
    )
    assert bare.count("") == 1  # the paragraph that a header needs after its table


@pytest.mark.parametrize("name", _NAMES)
def test_a_letterhead_tells_which_page_of_how_many(name: str) -> None:
    parts = parts_of((LETTERHEADS / name / "template.docx").read_bytes())

    for footer in ("word/footer1.xml", "word/footer2.xml"):
        assert "".join(texts(etree.fromstring(parts[footer]))).endswith("\tSida 1 av 1")


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
