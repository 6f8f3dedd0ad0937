import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.hostile_zips import STORED, Entry, zip_file
from judges.word_files import FILE, codes_of, saved
from tenderkit.problems import ExitCode, RefusedError
from tenderkit.readers.word.zip_container import ZipLimits, read_entries

SMALL = ZipLimits(file_bytes=10_000_000, entries=3, inflated_bytes=5_000_000, ratio=50, ratio_counts_from=100_000)


def test_entries_come_in_directory_order_without_folders() -> None:
    source = zip_file(Entry("b.xml", b"two"), Entry("word/"), Entry("word/a.xml", b"one", STORED))

    entries = read_entries(source, FILE)

    assert list(entries.items()) == [("b.xml", b"two"), ("word/a.xml", b"one")]


def test_what_python_docx_saves_is_read_as_zipfile_reads_it() -> None:
    source = saved(lambda document: document.add_paragraph("Hej"))

    entries = read_entries(source, FILE)

    with zipfile.ZipFile(BytesIO(source)) as archive:
        assert entries == {name: archive.read(name) for name in archive.namelist()}


def test_sizes_may_follow_the_data_as_streaming_programs_write_them() -> None:
    class Unseekable(BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    file = Unseekable()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"one" * 50)
        archive.writestr("b.xml", b"two")

    assert read_entries(file.getvalue(), FILE) == {"a.xml": b"one" * 50, "b.xml": b"two"}


ONE = Entry("a.xml", b"one" * 100)
TWO = Entry("b.xml", b"two")
HIDDEN = zip_file(Entry("hidden.xml", b"x"))[:41]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        pytest.param(zip_file(ONE)[:-1], "TK-P005", id="a byte is missing at the end"),
        pytest.param(zip_file(ONE)[:10], "TK-P005", id="shorter than an end record"),
        pytest.param(zip_file(ONE, comment=b"x" * 30), "TK-P005", id="an archive comment"),
        pytest.param(zip_file(ONE)[5:], "TK-P005", id="the beginning is cut off"),
        pytest.param(zip_file(ONE, count=2), "TK-P005", id="the directory is shorter than claimed"),
        pytest.param(zip_file(ONE, TWO, count=1), "TK-P005", id="the directory is longer than claimed"),
        pytest.param(zip_file(Entry("a.xml", b"one", crc=1)), "TK-P005", id="the checksum is wrong"),
        pytest.param(zip_file(Entry("a.xml", b"one", packed=b"\xff\xff")), "TK-P005", id="not deflated data"),
        pytest.param(zip_file(Entry("a.xml", b"one", packed=b"")), "TK-P005", id="no data at all"),
        pytest.param(
            zip_file(Entry("a.xml", b"", size=0, packed=b"\x03\x00trailing")), "TK-P005", id="bytes behind the data"
        ),
        pytest.param(zip_file(Entry("a.xml", b"one", offset=7)), "TK-P005", id="no local header where promised"),
        pytest.param(zip_file(Entry("a.xml", b"one", offset=10**6)), "TK-P005", id="an offset outside the file"),
        pytest.param(zip_file(Entry("a/", b"one")), "TK-P005", id="a folder with content"),
        pytest.param(zip_file(Entry("a.xml", b"one", size=0xFFFFFFFF)), "TK-P005", id="zip64"),
        pytest.param(zip_file(Entry("a.xml", b"one", flags=1)), "TK-P006", id="an encrypted entry"),
        pytest.param(zip_file(Entry("a.xml", b"one", flags=0x2000)), "TK-P006", id="hidden headers"),
        pytest.param(b"PK\3\4" + bytes(10_000_000), "TK-P007", id="a file too large"),
        pytest.param(zip_file(*(Entry(f"{n}.xml") for n in range(4))), "TK-P008", id="too many entries"),
        pytest.param(
            zip_file(*(Entry(f"{n}", bytes(range(256)) * 8_000, STORED) for n in range(3))),
            "TK-P009",
            id="too large in total",
        ),
        pytest.param(zip_file(Entry("a.xml", bytes(200_000))), "TK-P010", id="a bomb that says so"),
        pytest.param(zip_file(Entry("a.xml", bytes(200_000), size=90_000)), "TK-P011", id="a bomb that lies in both"),
        pytest.param(zip_file(Entry("a.xml", b"one", size=4)), "TK-P011", id="smaller than declared"),
        pytest.param(zip_file(Entry("a.xml", b"one", STORED, size=2)), "TK-P011", id="stored and of another size"),
        pytest.param(zip_file(Entry("a.xml", b"one", local_size=9)), "TK-P011", id="the headers disagree on size"),
        pytest.param(
            zip_file(ONE, Entry("a.xml", ONE.data, offset=0, local_name="b.xml")), "TK-P013", id="the same name twice"
        ),
        pytest.param(zip_file(ONE, Entry("A.XML", b"one")), "TK-P013", id="the same name in capitals"),
        pytest.param(zip_file(ONE, Entry("a.xml/")), "TK-P013", id="a file and a folder with the same name"),
        pytest.param(zip_file(Entry("a.xml", b"one", local_name="b.xml")), "TK-P015", id="two names for one entry"),
        pytest.param(zip_file(Entry("a.xml", b"one", method=12)), "TK-P016", id="bzip2"),
        pytest.param(zip_file(ONE, TWO, between=HIDDEN), "TK-P012", id="an entry that the directory hides"),
        pytest.param(zip_file(Entry("a.xml", b"one", gap=HIDDEN), TWO), "TK-P012", id="an entry hidden between two"),
    ],
)
def test_a_zip_that_lies_is_refused(source: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_entries(source, FILE, SMALL)

    assert codes_of(caught.value) == [code]
    assert caught.value.exit_code == ExitCode.REFUSED
    assert "mall.docx" in str(caught.value)


def test_overlapping_entries_are_refused_though_zipfile_reads_them() -> None:
    """The core of the overlap bomb: a second entry whose header lies inside the first one's stored data."""
    inner = zip_file(Entry("b.xml", b"two", STORED))[: 30 + 5 + 3]
    source = zip_file(Entry("a.xml", inner, STORED), Entry("b.xml", b"two", STORED, offset=30 + 5))

    with zipfile.ZipFile(BytesIO(source)) as archive:
        assert archive.read("b.xml") == b"two"
    with pytest.raises(RefusedError) as caught:
        read_entries(source, FILE)
    assert codes_of(caught.value) == ["TK-P012"]


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../a.xml", "word/../../a.xml", "word\\a.xml", "C:/a.xml", "c:a.xml", "a//b.xml", "./a.xml",
     "a\x00.xml", "a\n.xml", ""],
)  # fmt: skip
def test_an_unsafe_name_is_refused(name: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_entries(zip_file(Entry(name, b"x")), FILE)

    assert codes_of(caught.value) == ["TK-P014"]


@given(st.data())
def test_no_damage_gets_past_as_anything_but_a_refusal(data: st.DataObject) -> None:
    source = bytearray(zip_file(ONE, TWO, Entry("word/c.xml", b"three", STORED)))
    for _ in range(data.draw(st.integers(1, 4))):
        source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))

    try:
        entries = read_entries(bytes(source), FILE)
    except RefusedError:
        return

    assert {*entries.values()} <= {ONE.data, TWO.data, b"three"}
