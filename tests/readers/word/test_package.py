import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judges.word_files import FILE, OFFICE, codes_of, relationship, saved, unzipped, word_file, zipped
from tenderkit.problems import ExitCode, InvalidInputError, RefusedError, TenderkitError
from tenderkit.readers.word.package import Package, read_package
from tenderkit.readers.word.package_contents import MAIN_TYPE

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE_TYPE = MAIN_TYPE.replace("document.main", "template.main")
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
PICTURE = {"word/media/image1.png": b"\x89PNG"}


def read(source: bytes) -> Package:
    return read_package(source, FILE)


def refusal(source: bytes) -> list[str]:
    with pytest.raises(RefusedError) as caught:
        read(source)
    assert caught.value.exit_code == ExitCode.REFUSED
    return codes_of(caught.value)


def faults(source: bytes) -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        read(source)
    assert caught.value.exit_code == ExitCode.CHANGE_THE_FILE
    return codes_of(caught.value)


def with_part(part: str, data: bytes) -> bytes:
    return zipped({**unzipped(word_file()), part: data})


def main_part(namespace: str) -> bytes:
    body = f'<w:document xmlns:w="{namespace}"><w:body><w:p><w:r><w:t>Dolt</w:t></w:r></w:p></w:body></w:document>'
    return with_part("word/document.xml", body.encode())


def without_part(part: str) -> bytes:
    return zipped({name: data for name, data in unzipped(word_file()).items() if name != part})


def test_a_sound_file_is_read_part_by_part_in_its_own_order() -> None:
    source = saved(lambda document: document.add_paragraph("Hej"))

    package = read(source)

    assert dict(package.parts) == unzipped(source)
    assert tuple(package.parts) == tuple(unzipped(source))
    assert package.main_part == "word/document.xml"
    assert package.content_types["word/document.xml"] == MAIN_TYPE
    assert package.parts_of_type(MAIN_TYPE) == ("word/document.xml",)
    assert "word/styles.xml" in {relation.target for relation in package.relations["word/document.xml"]}


def test_relations_resolve_from_the_folder_of_their_source() -> None:
    relations = [
        relationship("image", "media/image1.png", "a"),
        relationship("image", "/word/media/IMAGE1.png", "b"),
        relationship("image", "../word/media/image1.png", "c"),
        relationship("hyperlink", "#bookmark", "d"),
        relationship("hyperlink", "https://example.se/?a=1&b=2", "e", "External"),
        relationship("hyperlink", "mailto:upphandling@example.se", "f", "External"),
    ]

    package = read(word_file(relations=relations, extra=PICTURE))

    found = {relation.id: relation for relation in package.relations["word/document.xml"]}
    assert {found[key].target for key in "abc"} == {"word/media/image1.png"}
    assert found["d"].target == "word/document.xml"
    assert found["e"].external
    assert found["e"].kind == "hyperlink"
    assert found["e"].target == "https://example.se/?a=1&b=2"


def test_a_part_is_parsed_once_and_only_when_asked_for() -> None:
    package = read(with_part("word/unused.xml", b"<broken>"))

    assert package.xml("word/document.xml") is package.xml("word/document.xml")
    with pytest.raises(RefusedError) as caught:
        package.xml("word/unused.xml")
    assert codes_of(caught.value) == ["TK-P026"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        pytest.param(b"", "TK-P001", id="empty"),
        pytest.param(b"%PDF-1.7 not a Word file", "TK-P002", id="not a zip"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "TK-P003", id=".doc"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "TK-P004", id="protected by password"),
        pytest.param(zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "TK-P020", id="odt"),
        pytest.param(without_part("[Content_Types].xml"), "TK-P020", id="no content types"),
        pytest.param(without_part("_rels/.rels"), "TK-P021", id="no main part"),
        pytest.param(word_file(main_type=SHEET_TYPE), "TK-P021", id="a workbook"),
        pytest.param(word_file(main_type=TEMPLATE_TYPE), "TK-P021", id=".dotx"),
        pytest.param(word_file(main_type=MACRO_TYPE), "TK-P022", id=".docm"),
        pytest.param(with_part("word/vbaProject.bin", OLE), "TK-P022", id="macros in a .docx"),
        pytest.param(
            with_part(
                "_rels/.rels",
                unzipped(word_file())["_rels/.rels"].replace(
                    OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
                ),
            ),
            "TK-P023",
            id="Strict Open XML",
        ),
        pytest.param(main_part("http://purl.oclc.org/ooxml/wordprocessingml/main"), "TK-P023", id="Strict in disguise"),
        pytest.param(main_part("urn:another"), "TK-P021", id="another namespace, of which no word would be read"),
        pytest.param(with_part("word/document.xml", b"<document/>"), "TK-P021", id="no namespace"),
        pytest.param(with_part("word/x.xml", b"<!DOCTYPE a><a/>"), "TK-P024", id="a DTD"),
        pytest.param(with_part("word/x.xml", "<!DOCTYPE a><a/>".encode("utf-16")), "TK-P024", id="a DTD in UTF-16"),
        pytest.param(
            with_part("[Content_Types].xml", '<!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode("utf-16-be")),
            "TK-P024",
            id="an entity in the content types, UTF-16 without a mark",
        ),
        pytest.param(
            with_part("word/media/image1.png", b'  <!DOCTYPE svg PUBLIC "" ""><svg/>'),
            "TK-P024",
            id="a DTD in what says it is a picture",
        ),
        pytest.param(with_part("word/x.xml", "<a/>".encode("utf-32")), "TK-P025", id="UTF-32"),
        pytest.param(with_part("_rels/.rels", b"<Relationships>"), "TK-P026", id="broken relations"),
        pytest.param(with_part("_rels/.rels", b"+ADwAIQ-DOCTYPE a+AD4-"), "TK-P026", id="UTF-7"),
        pytest.param(with_part("word/x.xml", b" " * 20_000_000), "TK-P010", id="a bomb"),
        pytest.param(with_part("../evil.xml", b"<a/>"), "TK-P014", id="a path out of the file"),
    ],
)
def test_what_is_not_a_plain_word_document_is_refused(source: bytes, code: str) -> None:
    assert refusal(source) == [code]


@pytest.mark.parametrize(
    ("relation", "code"),
    [
        pytest.param(relationship("image", "media/gone.png"), "TK-P030", id="a picture that is not there"),
        pytest.param(relationship("image", "../../../etc/passwd"), "TK-P030", id="a target above the root"),
        pytest.param(relationship("image", "https://x.se/a.png", mode="External"), "TK-P031", id="a linked picture"),
        pytest.param(
            relationship("attachedTemplate", "file:///N:/mall.dotx", mode="External"), "TK-P031", id="template"
        ),
        pytest.param(relationship("frame", "https://x.se", mode="External"), "TK-P031", id="a frame"),
        pytest.param(
            relationship("image", "https://x.se/a.png", mode="external"), "TK-P031", id="mode in small letters"
        ),
        pytest.param(relationship("hyperlink", "file://server/x", mode="External"), "TK-P032", id="a link to a file"),
        pytest.param(relationship("hyperlink", "javascript:x()", mode="External"), "TK-P032", id="a link that runs"),
        pytest.param(relationship("oleObject", "https://x.se/a", mode="External"), "TK-P033", id="a linked object"),
        pytest.param(relationship("subDocument", "del.docx", mode="External"), "TK-P033", id="a sub-document"),
        pytest.param(relationship("aFChunk", "media/image1.png"), "TK-P033", id="an embedded HTML or RTF file"),
        pytest.param(relationship("control", "media/image1.png"), "TK-P033", id="an ActiveX control"),
    ],
)
def test_a_relation_that_fetches_or_runs_is_a_fault_to_mend(relation: str, code: str) -> None:
    assert faults(word_file(relations=[relation], extra=PICTURE)) == [code]


@pytest.mark.parametrize(
    ("part", "data", "code"),
    [
        pytest.param("word/embeddings/a.xml", OLE, "TK-P033", id="an OLE object by its content"),
        pytest.param("word/media/a.png", zipped({"a": b""}), "TK-P033", id="a zip that says it is a picture"),
        pytest.param("word/a.unknown", b"x", "TK-P034", id="a part without a content type"),
    ],
)
def test_a_part_that_does_not_belong_is_a_fault_to_mend(part: str, data: bytes, code: str) -> None:
    assert faults(with_part(part, data)) == [code]


def test_all_faults_come_in_one_run_with_the_part_named() -> None:
    relations = [
        relationship("image", "https://x.se/a.png", "a", "External"),
        relationship("image", "gone.png", "a"),
        relationship("hyperlink", "file:///C:/x", "b", "External"),
    ]

    with pytest.raises(InvalidInputError) as caught:
        read(word_file(relations=relations))

    assert codes_of(caught.value) == ["TK-P031", "TK-P035", "TK-P030", "TK-P032"]
    assert str(caught.value).startswith("mall.docx:0:0: TK-P031 word/document.xml hämtar något utanför filen")


def test_relations_of_a_part_in_any_folder_are_looked_through() -> None:
    relations = word_file(relations=[relationship("image", "http://x.se/a.png", "a", "External")])
    hidden = unzipped(relations)["word/_rels/document.xml.rels"]

    assert faults(with_part("odd/_RELS/settings.xml.RELS", hidden)) == ["TK-P031"]


SOUND = saved(lambda document: document.add_paragraph("Hej"))


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(damage: list[tuple[int, int]]) -> None:
    source = bytearray(SOUND)
    for position, value in damage:
        source[position] = value

    with suppress(TenderkitError):
        read(bytes(source))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_calmly(data: bytes) -> None:
    with pytest.raises(TenderkitError):
        read(b"PK\x03\x04" + data + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, 0, 0, 0))
