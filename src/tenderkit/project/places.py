"""Where clauses, templates, policies and cases are found: the built-in library below, the user's own folder above it."""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePath

from msgspec import Struct

from tenderkit.messages.swedish_order import swedish_order
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.settings import read_settings, setting_problem

CASE_FILE = "upphandling.yaml"
FORM_FILE = "upphandling.xlsx"  # the same as a form in a workbook
LOCK_FILE = "upphandling.lock.yaml"
MATCHING_FILE = "placeringar.yaml"
PERSONS_FILE = "personer.yaml"
OLD_MATCHING_FILE = "placeringar.format-1.yaml"  # kept where the persons are, for it names them
MUNICIPALITY_FILE = "kommun.yaml"
YEARLY_FILE = "arsuppgifter.yaml"
PAPERS_LOCK_FILE = "dokument.lock.yaml"  # of papers that are about no case
SETTINGS_FILE = "tenderkit.toml"
OUTPUT_FOLDER = "dokument"
ISSUED_FOLDER = "utfardat"
LETTERHEADS = "templates/letterheads"
TEMPLATE_FILE = "template.docx"
PREPARED_FILE = "prepared.json"
DEFAULT_POLICY = "alternativ-1"
_POLICY_SUFFIX = ".yaml"
_SETTINGS = ("library", "policy", "persons", "brand")


class ProjectPlaces(Struct, frozen=True):
    """Library roots in the order of reading; what stands in a later root replaces the same thing in an earlier one.

    `policy` is the file of the policy that the municipality has chosen; `None` when it hasn't. `persons` are the folder of the
    settings and the one where the cases below it have their persons' files; `None` when each has its own beside it. `settings`
    is the `tenderkit.toml` that says so, where there is one.
    """

    roots: tuple[Path, ...]
    policy: Path | None = None
    persons: tuple[Path, Path] | None = None
    settings: Path | None = None

    @property
    def policy_file(self) -> Path:
        """The chosen policy, else the report's first alternative: then every output says that nobody has chosen."""
        return self.policy or _shipped_policy(DEFAULT_POLICY)

    def persons_of(self, case_folder: Path) -> Path:
        """The folder of the case's `personer.yaml`, its papers and its lock: the case's own, or its namesake in the stated one."""
        if self.persons is None:
            return case_folder
        settings, persons = self.persons
        return persons / case_folder.resolve().relative_to(settings.resolve())

    def persons_file_of(self, case_folder: Path) -> Path | None:
        """The case's `personer.yaml`, where it can be read from here: its folder may be closed to this user, or away."""
        file = self.persons_of(case_folder) / PERSONS_FILE
        return file if os.access(file, os.R_OK) and file.is_file() else None

    def homes_of(self, case_folder: Path) -> tuple[Path, ...]:
        """The folders where papers of the case stand, each with its lock: its own, and that of its persons where it can be reached."""
        home = self.persons_of(case_folder)
        return (case_folder,) if _is_one(home, case_folder) or not _is_open(home) else (case_folder, home)

    def persons_out_of_reach(self, case_folder: Path) -> Path | None:
        """The folder where papers about persons would be, when nobody can tell from here what stands there."""
        home = self.persons_of(case_folder)
        return None if _is_one(home, case_folder) or _is_open(home) else home

    @property
    def policy_is_chosen(self) -> bool:
        return self.policy is not None

    @property
    def clause_folders(self) -> tuple[Path, ...]:
        return _clause_folders_of(self.roots)

    def kind_folder(self, kind: str) -> Path | None:
        """The uppermost folder of a document kind; `None` when no root has it."""
        folders = (root / "templates" / kind for root in reversed(self.roots))
        return next((folder for folder in folders if (folder / "document.yaml").is_file()), None)

    def letterhead_folder(self, letterhead: str) -> Path:
        """The uppermost folder of a letterhead that there is."""
        folders = (root / LETTERHEADS / letterhead for root in reversed(self.roots))
        return next(folder for folder in folders if (folder / TEMPLATE_FILE).is_file())

    def letterheads(self) -> tuple[str, ...]:
        """The names of all letterheads."""
        found = {path.parent.name for root in self.roots for path in (root / LETTERHEADS).glob(f"*/{TEMPLATE_FILE}")}
        return tuple(sorted(found, key=swedish_order))

    def kinds(self) -> tuple[str, ...]:
        """The ids of all document kinds."""
        found = {path.parent.name for root in self.roots for path in (root / "templates").glob("*/document.yaml")}
        return tuple(sorted(found, key=swedish_order))


@cache
def built_in_root() -> Path:
    """The library that travels in the wheel; in a checkout, the folders at its top."""
    installed = Path(__file__).parents[1] / "library"
    return installed if (installed / "clauses").is_dir() else Path(__file__).parents[3]


def find_places(start: Path) -> ProjectPlaces:
    """The built-in library, and the one that the nearest `tenderkit.toml` above `start` names."""
    path = settings_file(start)
    if path is None:
        return ProjectPlaces((built_in_root(),))
    stated = read_settings(path)
    if problems := list(_setting_problems(stated, path)):
        raise InvalidInputError(problems)
    persons = (path.parent, _persons(stated, path.parent)) if "persons" in stated else None
    return ProjectPlaces((built_in_root(), path.parent / _library(stated)), _policy(stated, path.parent), persons, path)


def settings_file(start: Path) -> Path | None:
    """The nearest `tenderkit.toml` from `start` upwards."""
    files = (folder / SETTINGS_FILE for folder in (start, *start.parents))
    return next((file for file in files if file.is_file()), None)


def persons_folder(case_folder: Path) -> Path:
    """Where the persons' file of a case lies, with its papers and its lock; by default beside the case."""
    return find_places(case_folder.resolve()).persons_of(case_folder)


def homes_of(case_folder: Path) -> tuple[Path, ...]:
    """Where papers of a case stand; a fault in the settings is told with the case."""
    try:
        return find_places(case_folder.resolve()).homes_of(case_folder)
    except InvalidInputError:
        return (case_folder,)


def persons_file(case_folder: Path) -> Path | None:
    """The persons' file of a case, where it can be read from here."""
    return find_places(case_folder.resolve()).persons_file_of(case_folder)


def _is_one(folder: Path, other: Path) -> bool:
    return os.path.realpath(folder) == os.path.realpath(other)


def _is_open(folder: Path) -> bool:
    """Never an error: a folder on another machine fails in other ways than a folder that isn't there."""
    return os.access(folder, os.R_OK | os.X_OK) and folder.is_dir()


def _setting_problems(stated: Mapping[str, object], path: Path) -> Iterator[Problem]:
    for key in stated:
        if key not in _SETTINGS:
            yield setting_problem(path, key, "TK-L042", key=key, known=", ".join(_SETTINGS))
    library = stated.get("library", ".")
    if not isinstance(library, str) or not (path.parent / library).is_dir():
        yield setting_problem(path, "library", "TK-L041", folder=str(library))
    if not isinstance(persons := stated.get("persons", ""), str) or ("persons" in stated and not persons.strip()):
        yield setting_problem(path, "persons", "TK-M234", folder=str(persons))
    if "policy" in stated and _policy(stated, path.parent) is None:
        yield setting_problem(
            path, "policy", "TK-L207", policy=str(stated["policy"]), known=", ".join(shipped_policies())
        )


def _library(stated: Mapping[str, object]) -> str:
    return str(stated.get("library", "."))


def _persons(stated: Mapping[str, object], folder: Path) -> Path:
    """The folder needn't be there yet, nor be reached by everybody."""
    return Path(os.path.normpath(folder / str(stated["persons"])))


def _policy(stated: Mapping[str, object], folder: Path) -> Path | None:
    """One of the shipped policies by its id, or the municipality's own file; `None` when there is no such thing."""
    named = stated.get("policy")
    if not isinstance(named, str):
        return None
    if named in shipped_policies():
        return _shipped_policy(named)
    own = folder / named
    return own if own.is_file() else None


def shipped_policies() -> tuple[str, ...]:
    """The ids of the policies that travel with the product."""
    found = (path.stem for path in (built_in_root() / "policies").glob(f"*{_POLICY_SUFFIX}"))
    return tuple(sorted(found, key=swedish_order))


def shipped_policy_files() -> tuple[Path, ...]:
    """The files of the policies that travel with the product."""
    return tuple(map(_shipped_policy, shipped_policies()))


def _shipped_policy(policy: str) -> Path:
    return built_in_root() / "policies" / f"{policy}{_POLICY_SUFFIX}"


def case_file(path: Path) -> Path:
    """A case folder or its file -> its file: the form where there is only that, else the one in YAML, there or not."""
    if not path.is_dir():
        return path
    file = path / CASE_FILE
    return form if not os.path.lexists(file) and os.path.lexists(form := path / FORM_FILE) else file


def is_form(file: PurePath) -> bool:
    """Whether a case file of that name is a form."""
    return file.suffix.lower() == ".xlsx"


def is_case_file(file: PurePath) -> bool:
    """Whether the name is one that a case's file has in its folder."""
    return file.name in (CASE_FILE, FORM_FILE)


def holds_a_case(folder: Path) -> bool:
    """Whether the folder has a case file, of either format."""
    return os.path.lexists(folder / CASE_FILE) or os.path.lexists(folder / FORM_FILE)


def municipality_file(path: Path) -> Path:
    """A municipality's folder or its file -> its file."""
    return path / MUNICIPALITY_FILE if path.is_dir() else path


def matching_file(path: Path) -> Path:
    """A case folder, its case file or the recruiter's file -> the recruiter's file."""
    if path.is_dir():
        return path / MATCHING_FILE
    return path.with_name(MATCHING_FILE) if is_case_file(path) else path


@once_in_a_run
def _clause_folders_of(roots: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(root / "clauses" for root in roots if (root / "clauses").is_dir())
