"""The case file as it stands on the disk, finished or not, with the digest that a save is held against."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.project.places import case_file, is_form
from tenderkit.readers.case.case_source import parse_case_source, refuse_two_case_files
from tenderkit.readers.file_bytes import bytes_of_file
from tenderkit.readers.yaml.yaml_changes import Edit
from tenderkit.readers.yaml.yaml_editor import edited_source
from tenderkit.readers.yaml.yaml_reader import MOST_BYTES, YamlSource
from tenderkit.workflows.case.sound_case import settle_case
from tenderkit.writers.output import Output, digest_of, place


class DraftCase(Struct, frozen=True):
    """The file's bytes, what they say, and their digest."""

    path: Path
    data: bytes
    source: YamlSource

    @property
    def digest(self) -> str:
        return digest_of(self.data)

    @property
    def is_form(self) -> bool:
        """Whether it is a workbook, whose answers are given in its own cells."""
        return is_form(self.path)


def read_draft(case: Path) -> DraftCase:
    """The case of a folder or a file; raises `RefusedError` where there is none and `InvalidInputError` where nothing can be read."""
    settle_case(case)
    path = case_file(case)
    refuse_two_case_files(path.parent)
    if not path.is_file():
        raise RefusedError("TK-S001", {"path": path})
    data = bytes_of_file(path, MOST_BYTES * 16 if is_form(path) else MOST_BYTES)
    return DraftCase(path, data, parse_case_source(data, path))


def with_edits(draft: DraftCase, edits: Sequence[Edit]) -> DraftCase:
    """The same with the edits in it, not yet written; raises as `edited_source` does."""
    if not edits:
        return draft
    data, source = edited_source(draft.data, draft.source, edits)
    return DraftCase(draft.path, data, source)


def save_draft(before: DraftCase, edits: Sequence[Edit]) -> DraftCase:
    """Write the edits; raises `ChangedMeanwhileError` where the file isn't what was read, and then nothing is written."""
    after = with_edits(before, edits)
    if after.data != before.data:
        place([Output(after.path, after.data, made_of=before.digest)])
    return after


def replace_text(file: Path, text: str, *, made_of: str) -> None:
    """Write the whole file anew, as somebody has mended it by hand; `made_of` is the digest of what they saw.

    Raises as `save_draft` does, and `InvalidInputError` where the new text can't be read.
    """
    data = text.replace("\r\n", "\n").encode()
    source = parse_case_source(data, file)
    if source.problems:
        raise InvalidInputError(source.problems)
    place([Output(file, data, made_of=made_of)])
