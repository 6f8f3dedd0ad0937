"""The prepared form of a shipped template: used when it is of that very template, and never a traceback."""

import json
from pathlib import Path

import pytest

from tenderkit.problems import InvalidInputError
from tenderkit.readers.template.prepared import read_prepared, seal_of

PARTS = {"word/document.xml": "<w:document/>"}


def prepared(folder: Path, content: bytes) -> Path:
    path = folder / "prepared.json"
    path.write_bytes(content)
    return path


def test_it_belongs_to_the_template_with_its_digest(tmp_path: Path) -> None:
    path = prepared(tmp_path, json.dumps({"digest": "d", "seal": seal_of(PARTS), "parts": PARTS}).encode())

    assert (read_prepared(path, "d"), read_prepared(path, "another")) == (PARTS, None)
    assert read_prepared(tmp_path / "saknas", "d") is None


@pytest.mark.parametrize(
    ("content", "place"),
    [
        pytest.param(b'{"digest":\n "d",', (2, 6), id="cut off"),
        pytest.param(b"", (1, 1), id="empty"),
        pytest.param(b"\xff\x00\xfe", (1, 1), id="no text"),
        pytest.param(b"[" * 100_000, (1, 1), id="too deep"),
        pytest.param(b"[]", (1, 1), id="another shape"),
        pytest.param(b'{"digest": "d"}', (1, 1), id="no parts"),
        pytest.param(b'{"digest": "d", "parts": {"word/document.xml": "<w:document/>"}}', (1, 1), id="no seal"),
        pytest.param(b'{"digest": "d", "seal": "s", "parts": {"a": "b"}}', (1, 1), id="other parts than were sealed"),
    ],
)
def test_a_damaged_one_is_told_at_its_place(content: bytes, place: tuple[int, int], tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_prepared(prepared(tmp_path, content), "d")

    (problem,) = refused.value.problems
    assert (problem.message.code, problem.line, problem.column) == ("TK-T084", *place)
    assert "prepared.json" in str(problem)
