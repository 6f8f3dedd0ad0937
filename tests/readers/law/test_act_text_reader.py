from pathlib import Path

import pytest

from tenderkit.problems import TenderkitError
from tenderkit.readers.law.act_text_reader import MOST_BYTES, read_law_text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("1 § Året är slut.\r\n".encode(), id="UTF-8 with Windows line ends"),
        pytest.param("1 § Året är slut.\n".encode("utf-8-sig"), id="with a byte order mark"),
        pytest.param("1 § Året är slut.\n".encode("utf-16"), id="UTF-16"),
        pytest.param("1 § Året är slut.\n".encode("cp1252"), id="as Windows saves it"),
    ],
)
def test_plain_text_is_read_however_it_was_saved(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "lag.txt").write_bytes(data)

    assert read_law_text(tmp_path / "lag.txt") == "1 § Året är slut.\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<!DOCTYPE html><html>1 \xa7</html>", id="a web page"),
        pytest.param(b"PK\x03\x04rest", id="a Word file"),
        pytest.param(b"%PDF-1.7", id="a PDF"),
        pytest.param(b"1 \0 2", id="something binary"),
        pytest.param(b"\xff\xfe\x00", id="half a letter"),
        pytest.param(b"\x81\x8d", id="no text in any encoding"),
        pytest.param(b"a" * (MOST_BYTES + 1), id="too much"),
    ],
)
def test_anything_else_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "lag.txt").write_bytes(data)

    with pytest.raises(TenderkitError) as refused:
        read_law_text(tmp_path / "lag.txt")

    assert refused.value.message.code == "TK-L130"


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(TenderkitError) as missing:
        read_law_text(tmp_path / "borta.txt")
    with pytest.raises(TenderkitError) as folder:
        read_law_text(tmp_path)

    assert [missing.value.message.code, folder.value.message.code] == ["TK-C025", "TK-C027"]
