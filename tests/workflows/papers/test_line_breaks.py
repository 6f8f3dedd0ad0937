"""A line break that somebody typed in a value is a line break wherever the value is printed, in every format."""

import io
import re
from collections.abc import Iterator
from datetime import date
from zipfile import ZipFile, is_zipfile

import pytest

from given.canaries import MARKET_DIALOGUES, MATCHING, case_with, leaves, read_canary_matching, read_case
from given.format_two import write_both
from tenderkit.model.papers.document import CopyUnit
from tenderkit.workflows.papers.build import BuildOptions, build

AFTER_THE_CONTRACT = date(2031, 1, 1)
TEXTS = (
    "purpose", "notes", "special_reasons", "proportionality", "market_conditions", "branch_suitability", "location",
    "contract_period", "decision_reasons", "requester_mandate", "question", "answer", "planning", "legal_basis", "retention",
    "what", "when", "how", "plan", "reasons", "conditions", "recruitment", "tasks", "deviations", "covers", "text", "about",
    "facts",
)  # fmt: skip
LINES = {"what", "tasks"}  # keys that hold one line elsewhere
BREAKS = {".docx": ("<w:br/>", "</w:p>"), ".html": ("<br>", "</p>", "&#10;"), ".txt": ("\n",)}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], dict[str, str]]:
    """The words that were broken in two lines, and every file of a case that states everything, by name."""
    folder = tmp_path_factory.mktemp("radbrytningar")
    words = set(_free_words())
    (folder / "upphandling.yaml").write_text(_in_two_lines(case_with(MARKET_DIALOGUES[0]), words), "utf-8")
    write_both(folder, _in_two_lines(MATCHING, words))
    build(folder, BuildOptions())
    for paste in (None, CopyUnit.CLAUSE):
        options = BuildOptions(everything=True, force=True, day=AFTER_THE_CONTRACT, paste=paste)
        build(folder, options)
    return words, {path.name: _content(path.read_bytes()) for path in (folder / "dokument").iterdir()}


@pytest.mark.parametrize("suffix", BREAKS)
def test_a_line_break_stays_one(suffix: str, printed: tuple[set[str], dict[str, str]]) -> None:
    words, files = printed
    between = [
        (name, found[1])
        for name, content in files.items()
        if name.endswith(suffix)
        for word in words
        for found in re.finditer(f"{word}ett(.{{0,900}}?){word}två", content, re.DOTALL)
    ]

    assert len({name.split(".")[0] for name, _ in between}) > 5
    assert [(name, sign) for name, sign in between if not any(each in sign for each in BREAKS[suffix])] == []


def _free_words() -> Iterator[str]:
    for model in (read_case(case_with(MARKET_DIALOGUES[0])), read_canary_matching()):
        for path, value in leaves(model):
            name = path.rpartition(".")[2]
            is_line = name in LINES and path.split(".")[0] in ("handover", "placements", "profiles")
            if name in TEXTS and isinstance(value, str) and not is_line and value.startswith("kanarie"):
                yield value


def _in_two_lines(text: str, words: set[str]) -> str:
    return re.sub(rf"\b({'|'.join(words)})\b", r'"\1ett\\n\1två"', text)


def _content(data: bytes) -> str:
    if not is_zipfile(io.BytesIO(data)):
        return data.decode()
    with ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
