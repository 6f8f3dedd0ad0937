"""Which of the four roles answers for a fault: this table, and nothing else, decides."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath

from tenderkit.model.case.choices import Role
from tenderkit.problems import Key, Problem, TenderkitError
from tenderkit.project.one_run import once_in_a_run, one_run
from tenderkit.project.places import LOCK_FILE, MATCHING_FILE, PERSONS_FILE, SETTINGS_FILE, find_places, is_case_file
from tenderkit.readers.papers.kind_reader import read_kind

_FILES = {MATCHING_FILE: Role.RECRUITER, PERSONS_FILE: Role.RECRUITER, SETTINGS_FILE: Role.COORDINATOR}
_FOLDERS = {"clauses": Role.COORDINATOR, "templates": Role.COORDINATOR, "policies": Role.COORDINATOR}
_CODES = {"TK-M": Role.RECRUITER, "TK-L": Role.COORDINATOR, "TK-T": Role.COORDINATOR}
_KEYS: dict[Key, Role] = {
    ("matching",): Role.RECRUITER,
    ("start_meeting",): Role.RECRUITER,
    ("matching_unit",): Role.RECRUITER,
    ("assessment", "requester_mandate"): Role.REQUESTER,
    **{("roles", role.value): role for role in Role},
}
# The recruiter makes the papers that an employer signs.
_SENDERS = {**{role.value: role for role in Role}, "employer": Role.RECRUITER}
_DOCUMENTS = (".docx", ".pdf", ".html", ".htm", ".txt", ".xlsx", ".json")
_ALL_OTHERS = Role.PROCUREMENT_OFFICER  # who owns the case file, its lock, and what is made of it


def by_role(problems: Iterable[Problem]) -> tuple[tuple[Problem, Role], ...]:
    """Each problem with the role that answers for it, in the order given."""
    with one_run():
        return tuple((problem, _role_of(problem)) for problem in problems)


def _role_of(problem: Problem) -> Role:
    """By what it is about, then by the file, then by the key in the case file."""
    if role := _CODES.get(problem.message.code[:4]) or _role_of_key(_key_asked_for(problem)):
        return role
    if problem.file.suffix.lower() in _DOCUMENTS and not is_case_file(problem.file):
        return _sender(Path(problem.file))
    return _role_of_file(problem.file) or _role_of_key(problem.key) or _ALL_OTHERS


def _role_of_file(file: PurePath) -> Role | None:
    if is_case_file(file) or file.name == LOCK_FILE:
        return None
    folders = (role for folder, role in _FOLDERS.items() if folder in file.parts[:-1])
    return _FILES.get(file.name) or next(folders, None)


def _key_asked_for(problem: Problem) -> Key:
    """A question names the fact that it asks for, which may belong to another file than the one it is told at."""
    return tuple(problem.message.facts.get("path", "").split("."))


def _role_of_key(key: Key) -> Role | None:
    return next((role for prefix, role in _KEYS.items() if key[: len(prefix)] == prefix), None)


@once_in_a_run
def _senders(folder: Path) -> dict[str, Role]:
    """By document kind, who sends it; none where the library can't be read, which is told of already."""
    senders: dict[str, Role] = {}
    with suppress(TenderkitError):
        places = find_places(folder)
        for path in filter(None, map(places.kind_folder, places.kinds())):
            sender = read_kind(path, places.letterheads()).from_role
            senders[path.name] = _SENDERS.get(sender, _ALL_OTHERS)
    return senders


def _sender(file: Path) -> Role:
    """A document is answered for by the role that sends its kind; one of no kind by whoever is about to send it."""
    senders = _senders(file.resolve().parent)
    kinds = (kind for kind in senders if file.stem == kind or file.stem.startswith(f"{kind}-"))
    return senders.get(max(kinds, key=len, default=""), _ALL_OTHERS)
