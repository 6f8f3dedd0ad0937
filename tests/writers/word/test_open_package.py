import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest

from tenderkit.assembly.open_values import OPENS, CannotBeOpenError, mark_of
from tenderkit.writers.word.check import BrokenPackageError
from tenderkit.writers.word.open_package import PackedPart, Packer, cut, packed, zipped
from tenderkit.writers.word.package import zip_parts

PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "word/document.xml": f'<t a="{mark_of(1)}">Hej {mark_of(0)}!</t>'.encode(),
}


def filled(*texts: str) -> dict[str, bytes]:
    pack = Packer()
    with ZipFile(BytesIO(cut(PARTS, pack).to_bytes(texts, pack))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_words_are_escaped_where_they_stand() -> None:
    assert filled('<b> & "c"', 'd "e"\n')["word/document.xml"] == (
        b'<t a="d &quot;e&quot;&#10;">Hej &lt;b&gt; &amp; "c"!</t>'
    )


def test_a_part_without_values_is_packed_once_and_stays() -> None:
    assert filled("x", "y")["[Content_Types].xml"] == b"<Types/>"


def test_the_zip_is_the_one_that_the_library_writes() -> None:
    def as_zipfile(name: str, data: bytes) -> PackedPart:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        return packed(name, zlib.crc32(data), len(data), packer.compress(data) + packer.flush())

    parts = {"a.xml": b"<a/>" * 300, "word/b.xml": b"b" * 70_000}

    assert zipped(as_zipfile(name, data) for name, data in parts.items()) == zip_parts(parts)


def test_a_mark_that_something_has_cut_is_no_open_value() -> None:
    with pytest.raises(CannotBeOpenError):
        cut({"a.xml": f"<a>{OPENS}12</a>".encode()}, Packer())


def test_what_could_not_be_parsed_is_seen_when_a_file_is_looked_through() -> None:
    pack = Packer()
    broken = cut({"a.xml": f"<a>{mark_of(0)}</b>".encode()}, pack)

    with pytest.raises(BrokenPackageError, match=r"a\.xml"):
        broken.look_through(["x"])
    cut(PARTS, pack).look_through(["x", "y"])
