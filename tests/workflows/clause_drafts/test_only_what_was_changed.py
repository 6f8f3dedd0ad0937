"""A save changes only what somebody changed: every other byte of the file is as it was, and an edit taken back leaves no trace."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from judges.checkout import ROOT
from tenderkit.model.clauses.library import Version
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.clause_reader import parse_clause
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.workflows.clause_drafts.clause_draft import ClauseDraft, written_file
from tenderkit.workflows.clause_drafts.text_columns import TextStretch, body_with, stretches_of

FILES = sorted((ROOT / "clauses").glob("*/*.*.*.md"))
FIELDS = ("common", "short", "full")
LINE_ENDS = st.sampled_from(["linux", "windows", "both"])


@cache
def _library() -> ClauseDraft:
    """One draft, of which others are made: the library is read once."""
    places = find_places(ROOT)
    library = read_library(places.clause_folders)
    wanted, path = Version("vite", "1.0.0"), ROOT / "clauses" / "vite" / "1.0.0.md"
    clause = parse_clause(path.read_bytes(), path)
    entry = library.clauses["vite"]["1.0.0"]
    return ClauseDraft(wanted, path, path.read_bytes(), clause, entry, library, places)


@cache
def _draft(path: Path, ends: str = "linux") -> ClauseDraft:
    data = path.read_bytes()
    if ends != "linux":
        lines = data.split(b"\n")
        data = (b"\r\n" if ends == "windows" else b"\n").join(lines)
        data = data if ends == "windows" else b"\n".join([b"\r\n".join(lines[:9]), *lines[9:]])
    wanted = Version(path.parent.name, path.stem)
    entry = _library().library.clauses[wanted.clause][wanted.version]
    return replace(_library(), wanted=wanted, path=path, data=data, clause=parse_clause(data, path), entry=entry)


def _with(draft: ClauseDraft, number: int, field: str, words: str) -> bytes:
    """The file after a save in which one field says other words."""
    form = draft.form
    stretches = list(form.stretches)
    stretches[number] = replace(stretches[number], **{field: words})
    return written_file(draft, replace(form, stretches=tuple(stretches)))


def _fields(draft: ClauseDraft) -> list[tuple[int, str]]:
    return [(at, name) for at, each in enumerate(draft.form.stretches) for name in FIELDS if getattr(each, name)]


@settings(max_examples=50)
@given(st.data(), st.sampled_from(FILES), LINE_ENDS)
def test_an_edit_of_one_stretch_leaves_every_byte_outside_it_and_taken_back_gives_the_first_bytes(
    data: st.DataObject, path: Path, ends: str
) -> None:
    draft = _draft(path, ends)
    number, field = data.draw(st.sampled_from(_fields(draft)))
    shown, raw = (getattr(each[number], field) for each in (draft.form.stretches, stretches_of(draft.body)))
    at = data.draw(
        st.sampled_from([0, *(place + 1 for place, letter in enumerate(shown) if letter == "\n"), len(shown)])
    )
    new = data.draw(st.text("abc åäö,.", min_size=1).filter(str.strip))

    after = _with(draft, number, field, shown[:at] + new + shown[at:])

    changed = len(raw.encode()) + raw.count("\n")
    assert _same_at_both_ends(draft.data, after) >= len(draft.data) - changed
    assert _with(replace(draft, data=after), number, field, shown) == draft.data


def _same_at_both_ends(one: bytes, other: bytes) -> int:
    """How many bytes of the first stand before and after what differs."""
    first = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    rest, tail = one[first:][::-1], other[first:][::-1]
    last = next((at for at, pair in enumerate(zip(rest, tail, strict=False)) if pair[0] != pair[1]), len(rest))
    return first + last


@pytest.mark.parametrize("ends", ["linux", "windows", "both"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "a byte order mark"])
def test_a_form_that_is_sent_as_it_stood_gives_the_very_file(mark: bytes, ends: str) -> None:
    for path in FILES[::6]:
        draft = replace(_draft(path, ends), data=mark + _draft(path, ends).data)

        assert written_file(draft, draft.form) == draft.data


SPACED = "\n\nFörst.\n\n\n\n::short\nKort.\n\n\n::full\n\n\nLång.\n::close\n\n\nSist.\n\n\n"
FIRST, PAIR, LAST = TextStretch("Först."), TextStretch(short="Kort.", full="Lång."), TextStretch("Sist.")


@pytest.mark.parametrize(
    ("stretches", "body"),
    [
        pytest.param((FIRST, PAIR, LAST), SPACED, id="nothing"),
        pytest.param((TextStretch("A."), PAIR, LAST), SPACED.replace("Först.", "A."), id="the first"),
        pytest.param((FIRST, replace(PAIR, full="A."), LAST), SPACED.replace("Lång.", "A."), id="a length"),
        pytest.param((FIRST, PAIR, LAST, TextStretch("A.")), f"{SPACED.rstrip()}\n\nA.\n", id="one more"),
        pytest.param((TextStretch(""), PAIR, LAST), "\n\n" + SPACED[SPACED.index("::short") :], id="the first is gone"),
        pytest.param((FIRST, PAIR, TextStretch(" ")), SPACED[: SPACED.index("\n\n\nSist")] + "\n", id="the last is gone"),
        pytest.param((FIRST, replace(PAIR, short=""), LAST), SPACED.replace("::short\nKort.\n\n\n::full\n\n\nLång.\n::close", "::full\n\nLång.\n\n::close"), id="a length is gone"),
        pytest.param((FIRST,), "Först.\n", id="fewer than there are"),
        pytest.param((), "\n", id="none"),
    ],
)  # fmt: skip
def test_the_blank_lines_around_what_is_not_changed_stay(stretches: tuple[TextStretch, ...], body: str) -> None:
    assert body_with(SPACED, stretches) == body


def test_an_empty_text_begins_with_what_is_written() -> None:
    assert body_with("\n", (TextStretch("A."),)) == "A.\n"
