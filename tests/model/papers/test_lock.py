"""How a finished file stands to the lock: its name, its bytes, and the folder that it lies in."""

from datetime import date

import pytest

from tenderkit.model.papers.lock import FileState, IssuedDocument, Lock, LockedDocument

BUILT, ISSUED, SECOND, SHEET, OTHER = (letter * 64 for letter in "abcde")
DAY = date(2026, 1, 1)
LOCK = Lock(
    documents={
        "krav": LockedDocument(date=DAY, template=OTHER, clauses=(), outputs={"krav.docx": BUILT, "lista.xlsx": SHEET})
    },
    issued=(
        IssuedDocument(document="krav", number=1, date=DAY, template=OTHER, clauses=(), outputs={"krav.docx": ISSUED}),
        IssuedDocument(
            document="krav", number=2, date=DAY, template=OTHER, clauses=(), outputs={"krav-2.docx": SECOND}
        ),
    ),
)


@pytest.mark.parametrize(
    ("name", "digest", "issued_folder", "state"),
    [
        pytest.param("krav.docx", BUILT, False, FileState.AS_WRITTEN, id="as it was built"),
        pytest.param("krav.docx", OTHER, False, FileState.CHANGED_AFTER_BUILD, id="changed after the build"),
        pytest.param("krav.docx", ISSUED, True, FileState.AS_WRITTEN, id="as it was issued"),
        pytest.param("krav.docx", OTHER, True, FileState.CHANGED_AFTER_ISSUE, id="changed after issue"),
        pytest.param("krav.docx", BUILT, True, FileState.CHANGED_AFTER_ISSUE, id="a built one among the issued"),
        pytest.param("krav.docx", ISSUED, False, FileState.AS_WRITTEN, id="issued to another folder"),
        pytest.param("krav-2.docx", OTHER, False, FileState.CHANGED_AFTER_ISSUE, id="a name that only issue gives"),
        pytest.param("lista.xlsx", SHEET, True, FileState.AS_WRITTEN, id="built to the folder of the issued"),
        pytest.param("lista.xlsx", OTHER, True, FileState.CHANGED_AFTER_BUILD, id="that, changed"),
        pytest.param("krav.docx", SECOND, True, FileState.CHANGED_AFTER_ISSUE, id="another copy under its name"),
        pytest.param("arkiv.docx", ISSUED, False, FileState.AS_WRITTEN, id="issued, under another name"),
        pytest.param("arkiv.docx", BUILT, False, FileState.AS_WRITTEN, id="built, under another name"),
        pytest.param("brev.docx", OTHER, False, FileState.UNKNOWN, id="nothing of ours"),
    ],
)
def test_name_bytes_and_folder_tell(name: str, digest: str, state: FileState, *, issued_folder: bool) -> None:
    assert LOCK.state_of(name, digest, issued_folder=issued_folder) is state


def test_two_states_are_changes() -> None:
    changed = {state for state in FileState if state.is_changed}

    assert changed == {FileState.CHANGED_AFTER_BUILD, FileState.CHANGED_AFTER_ISSUE}
