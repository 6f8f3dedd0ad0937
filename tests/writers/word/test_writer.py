import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from given.legal_text import legal_text
from given.letterhead import changed, letterhead, parts_of
from given.long_document import long_document
from given.sample_documents import EVERY_BLOCK, document_saying
from judges.programs import need_program, open_xml_findings, soffice_pdf, soffice_text
from judges.word_reading import body_of, texts
from tenderkit.model.papers.document import (
    CrossReference,
    Document,
    Heading,
    Numbering,
    Paragraph,
    RequirementText,
    Table,
)
from tenderkit.model.papers.words import numbered, plain
from tenderkit.problems import TenderkitError
from tenderkit.writers.lines import flatten
from tenderkit.writers.word import write_word

_LETTERHEAD = letterhead()
_DIGEST = """
from hashlib import sha256
from given.letterhead import letterhead
from given.long_document import long_document
from tenderkit.writers.word import write_word
print(sha256(write_word(long_document(), letterhead())).hexdigest())
"""


@settings(max_examples=60)
@given(legal_text)
def test_any_text_comes_back_letter_for_letter(text: str) -> None:
    document = replace(document_saying(text), start=(1,))

    read = texts(body_of(write_word(document, _LETTERHEAD)))

    # heading, paragraph, requirement, list item, caption, two heads, two cells, notice title and line
    assert read == [text] * 11


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_word(long_document(), letterhead()) == write_word(long_document(), letterhead())


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_another_process_gives_the_same_bytes(seed: str) -> None:
    tests = Path(__file__).parents[2]
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(tests), "PATH": ""}

    done = subprocess.run([sys.executable, "-c", _DIGEST], capture_output=True, check=True, env=environment, text=True)

    assert done.stdout.strip() == sha256(write_word(long_document(), letterhead())).hexdigest()


def test_parts_that_nothing_changes_are_copied_byte_for_byte() -> None:
    parts = parts_of(write_word(EVERY_BLOCK, _LETTERHEAD))

    for part in ("word/styles.xml", "word/settings.xml", "word/fontTable.xml", "_rels/.rels"):
        assert parts[part] == _LETTERHEAD.parts[part]


def test_the_letterhead_prints_the_facts() -> None:
    parts = parts_of(write_word(EVERY_BLOCK, _LETTERHEAD))

    first = parts["word/header1.xml"].decode()
    for fact in EVERY_BLOCK.facts.values():
        assert fact in first
    assert "Diarienummer TF 2026/412" in parts["word/header2.xml"].decode()


def test_without_a_registration_number_the_letterhead_does_not_speak_of_one() -> None:
    parts = parts_of(write_word(replace(EVERY_BLOCK, facts={}), _LETTERHEAD))

    assert "Diarienummer" not in parts["word/header1.xml"].decode() + parts["word/header2.xml"].decode()


def test_python_docx_reads_the_same_words() -> None:
    document = docx.Document(BytesIO(write_word(EVERY_BLOCK, _LETTERHEAD)))

    read = [paragraph.text for paragraph in document.paragraphs]

    assert "Entreprenören ska erbjuda minst 4 platser enligt avsnitt 5.3.2 Vite." in read
    assert document.core_properties.title == EVERY_BLOCK.title


def test_a_template_without_what_a_word_document_has_is_refused() -> None:
    template = changed(_LETTERHEAD, "word/_rels/document.xml.rels", "relationships/numbering", "relationships/x")

    with pytest.raises(TenderkitError, match="TK-T083"):
        write_word(EVERY_BLOCK, template)


@pytest.fixture
def saved(tmp_path: Path, document: Document) -> Path:
    path = tmp_path / "kravavsnitt.docx"
    path.write_bytes(write_word(document, _LETTERHEAD))
    return path


_EACH_NUMBERING = pytest.mark.parametrize("document", [long_document(kind) for kind in Numbering], ids=list(Numbering))


@_EACH_NUMBERING
def test_the_open_xml_sdk_finds_nothing(saved: Path) -> None:
    assert open_xml_findings(saved) == []


@_EACH_NUMBERING
def test_libreoffice_shows_the_numbers_and_words_of_the_blocks(saved: Path, document: Document) -> None:
    shown = [" ".join(line.split()) for line in soffice_text(saved).splitlines()]

    for block in flatten(document.blocks):
        match block:
            case Heading(number=number, inlines=inlines) | RequirementText(number=number, inlines=inlines):
                assert numbered(number, inlines) in shown
            case Table(rows=rows):
                assert all(line in shown for row in rows for cell in row for line in plain(cell).split("\n"))
            case _:
                pass


@pytest.mark.parametrize("document", [long_document()], ids=["decimal"])
def test_libreoffice_prints_it(saved: Path) -> None:
    assert soffice_pdf(saved).read_bytes().startswith(b"%PDF-")


def test_libreoffice_prints_every_cross_reference_of_an_issued_copy(tmp_path: Path) -> None:
    document = replace(long_document(), issued=True)
    path = tmp_path / "utfardat.docx"
    path.write_bytes(write_word(document, letterhead()))

    need_program("pdftotext")
    read = subprocess.run(["pdftotext", soffice_pdf(path), "-"], capture_output=True, check=True, text=True)
    printed = " ".join(read.stdout.split())

    references = {
        inline.text
        for block in flatten(document.blocks)
        if isinstance(block, Paragraph | RequirementText)
        for inline in block.inlines
        if isinstance(inline, CrossReference)
    }
    assert references
    assert [words for words in references if words not in printed] == []
