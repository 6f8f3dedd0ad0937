import pytest

from tenderkit.readers.word.safe_xml import (
    BrokenXmlError,
    UnknownEncodingError,
    UnsafeXmlError,
    looks_like_xml,
    parse_xml,
)

BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_found_in_every_encoding_of_a_package(encoding: str) -> None:
    with pytest.raises(UnsafeXmlError):
        parse_xml(BOMB.encode(encoding))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(BOMB.encode("utf-32"), id="utf-32"),
        pytest.param(BOMB.encode("utf-32-be"), id="utf-32 without a mark"),
        pytest.param(b'<?xml version="1.0" encoding="UTF-7"?><a/>', id="declared utf-7"),
        pytest.param(b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe5</a>', id="Latin-1"),
        pytest.param('<?xml version="1.0" encoding="UTF-8"?><a/>'.encode("utf-16"), id="utf-16 that says utf-8"),
        pytest.param(b"<a>\xff</a>", id="not utf-8"),
    ],
)
def test_other_encodings_are_refused(data: bytes) -> None:
    assert looks_like_xml(data)
    with pytest.raises(UnknownEncodingError):
        parse_xml(data)


@pytest.mark.parametrize("declared", ["utf-8", "UTF-8", "us-ascii"])
def test_utf_8_is_read(declared: str) -> None:
    assert parse_xml(f'<?xml version="1.0" encoding="{declared}"?><a>åäö</a>'.encode()).text == "åäö"


def test_utf_16_is_read() -> None:
    assert parse_xml('<?xml version="1.0" encoding="UTF-16"?><a>åäö</a>'.encode("utf-16")).text == "åäö"


def test_comments_and_instructions_split_no_text() -> None:
    assert parse_xml(b"<a>one<!-- -->two<?x y?>three</a>").text == "onetwothree"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<a><b></a>", id="not balanced"),
        pytest.param(b"<a>&unknown;</a>", id="an entity that nobody declared"),
        pytest.param(b"<a>" * 300 + b"</a>" * 300, id="too deep"),
        pytest.param(b"<a/>trailing", id="text behind the root"),
    ],
)
def test_broken_xml_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenXmlError):
        parse_xml(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<a/>", True),
        (b" \r\n<a/>", True),
        (b"\xef\xbb\xbf<a/>", True),
        (b"\xff\xfe", True),
        (b"\x89PNG\r\n", False),
        (b"", False),
    ],
)
def test_xml_is_known_by_its_first_bytes(data: bytes, *, expected: bool) -> None:
    assert looks_like_xml(data) is expected
