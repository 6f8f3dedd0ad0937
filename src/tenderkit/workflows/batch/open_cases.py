"""The cases that a batch builds of: each read once, with the kind as it has it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from tenderkit.model.matching.matching import Matching
from tenderkit.problems import TenderkitError
from tenderkit.project.places import LOCK_FILE, MATCHING_FILE, case_file
from tenderkit.workflows.api.build_documents import asked_of
from tenderkit.workflows.api.open_library import Library
from tenderkit.workflows.api.read_case import Case, read_case
from tenderkit.workflows.batch.row_columns import RowShape
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.names_of_case import reachable_persons, read_persons
from tenderkit.workflows.papers.documents_to_be import DocumentToBe, about_supplier, document_about
from tenderkit.workflows.papers.kind_of_case import KindOfCase
from tenderkit.workflows.papers.supplier_slugs import supplier_slugs
from tenderkit.workflows.quick.quick_writer import QuickWriter

_NO_MATCHING = Matching()


class BatchCases:
    """By the path of a case everything that its rows are built with. A row's own papers aren't the case's: names are looked for among the rows."""

    PERSON: Final = "\0"  # before the number of a row whose person is sought; no place is called so

    def __init__(self, library: Library, shape: RowShape, day: date | None = None) -> None:
        self._library = library
        self._shape = shape
        self._day = day
        self._cases: dict[Path, Case | TenderkitError] = {}
        self._asked: dict[Path, KindOfCase] = {}
        self._digests: dict[Path, str] = {}
        self._names: dict[Path, str] = {}

    @property
    def writer(self) -> QuickWriter:
        """What keeps what the rows' documents have in common."""
        return self._library.writer

    def fault(self, path: Path) -> TenderkitError | None:
        """Why the case can't be built of, if it can't."""
        found = self._case(path)
        return found if isinstance(found, TenderkitError) else None

    def reading(self, path: Path) -> AbstractContextManager[None]:
        """While this lasts, what is read of the library and beside the case is kept."""
        return self._library.reading(self._sound_case(path).kept)

    def sound(self, path: Path) -> SoundCase:
        return self._sound_case(path).sound

    def matching(self, path: Path) -> Matching:
        """What the recruiter's files say; empty where there are none."""
        return self._sound_case(path).matching or _NO_MATCHING

    def items(self, path: Path, shape: RowShape) -> Sequence[Any]:
        """What the case itself holds of what the rows tell of."""
        if shape.item_list == "suppliers":
            return self.sound(path).case.suppliers
        found: Sequence[Any] = getattr(self.matching(path), shape.item_list)
        return found

    def persons(self, path: Path) -> tuple[tuple[str, str], ...]:
        """Whoever has a place in the case, by the place's id."""
        file = reachable_persons(self.sound(path))
        if file is None:
            return ()
        return tuple((each.place, each.name) for each in read_persons(file)[1].persons if each.name)

    def asked(self, path: Path) -> KindOfCase:
        """The kind of the case; of rows without the folder and without what the case itself has in their stead.

        The same work is described in the same words for many, and whose names a row tells is looked for by itself.
        """
        if path not in self._asked:
            case = self._sound_case(path)
            with self.reading(path):
                found = asked_of(case, self._shape.kind.id)
            if self._shape.model is not None:
                found = replace(found, sound=replace(found.sound, folder=None))
            if self._shape.kind.per.matching_list:
                rows_alone = {self._shape.item_list: ()} if self._shape.model is not None else {}
                found = replace(found, matching=self.matching(path).model_copy(update=rows_alone))
            self._asked[path] = found
        return self._asked[path]

    def documents(self, path: Path, item: Any) -> tuple[DocumentToBe, ...] | None:  # noqa: ANN401 - an item of any list
        """What a row gives documents of; `None` where the case itself says that."""
        if item is None:
            return None
        kind, case, matching = self._shape.kind, self.sound(path).case, self.matching(path)
        if self._shape.item_list == "suppliers":
            (slug,) = supplier_slugs((item,))
            about = about_supplier(case, self.asked(path).matching, item)
            return (DocumentToBe(f"{kind.id}-{slug}", about=about),)
        listed = getattr(matching, self._shape.item_list)
        others = tuple(each for each in listed if each.id != item.id)
        told = matching.model_copy(update={self._shape.item_list: (*others, item)})
        return (document_about(case, told, kind, item),)

    def digest(self, path: Path) -> str:
        """Of the files that the case is read from."""
        if path not in self._digests:
            folder = case_file(path).parent
            files = [case_file(path), folder / LOCK_FILE, folder / MATCHING_FILE]
            if (persons := reachable_persons(self.sound(path))) is not None:
                files.append(persons)
            read = (file.read_bytes() if file.is_file() else b"" for file in files)
            self._digests[path] = sha256(b"".join(sha256(each).digest() for each in read)).hexdigest()
        return self._digests[path]

    def folder_name(self, path: Path) -> str:
        """What the case's folder is called, for the names of its files."""
        if path not in self._names:
            self._names[path] = case_file(path).resolve().parent.name or "-"
        return self._names[path]

    def _case(self, path: Path) -> Case | TenderkitError:
        if path not in self._cases:
            try:
                self._cases[path] = read_case(path, self._library, day=self._day)
            except TenderkitError as error:
                self._cases[path] = error
        return self._cases[path]

    def _sound_case(self, path: Path) -> Case:
        found = self._case(path)
        if isinstance(found, TenderkitError):
            raise found
        return found
