import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup

from letterhead import FACTS, TEMPLATE, parts_of

_ROOT = Path(__file__).parents[2]
_BLACK_ON = {"E6EEF1": "1F4E5F", "FFF9E0": "000000", "FFFFFF": "404040"}


def test_the_templates_are_what_the_script_writes() -> None:
    script = _ROOT / "tools" / "build_templates.py"

    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, check=False, text=True)

    assert (done.stdout, done.returncode) == ("", 0)


def test_plain_docxtpl_renders_the_template() -> None:
    template = DocxTemplate(BytesIO(TEMPLATE.read_bytes()))
    content = Markup('<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>Ett stycke.</w:t></w:r></w:p>')

    template.render({**{name: f"<{name}>" for name in FACTS}, "content": content}, autoescape=True)
    template.save(stream := BytesIO())

    document = docx.Document(BytesIO(stream.getvalue()))
    assert [paragraph.text for paragraph in document.paragraphs] == ["Ett stycke."]
    assert "Diarienummer <registration_number>" in document.sections[0].header.paragraphs[0].text


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


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
