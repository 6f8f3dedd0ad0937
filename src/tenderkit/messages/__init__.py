"""What the user reads: a closed catalogue of coded messages and screen texts, in Swedish and English."""

from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from typing import Any

from msgspec import Raw, Struct, field, msgpack

from tenderkit.prepared import prepared_alone
from tenderkit.prepared.state import files_state

LANGUAGES = ("sv", "en")
_SUFFIX = ".toml"
_unfolded = msgpack.Decoder(dict[str, Any])
language: ContextVar[str] = ContextVar("language", default="sv")
known_folders: ContextVar[tuple[str, ...]] = ContextVar("known_folders", default=())  # that places are told from


class Gravity(StrEnum):
    """How serious a message is; the order is the order of printing."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    NOTE = "note"


class Message(Struct, frozen=True):
    """A code of the catalogue with the facts that its sentence needs."""

    code: str
    facts: dict[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.code)

    @property
    def gravity(self) -> Gravity:
        return Gravity(_entry(self.code).get("gravity", Gravity.ERROR))

    @property
    def what(self) -> str:
        """What is wrong, in the language in use."""
        return self._words("")

    @property
    def remedy(self) -> str:
        """What the reader does about it."""
        return self._words("_remedy")

    @property
    def in_document(self) -> str:
        """What is wrong or asked, in Swedish: the language of every document."""
        return self._words("", LANGUAGES[0])

    def _words(self, suffix: str, spoken: str = "") -> str:
        said, folders = str(_entry(self.code)[(spoken or language.get()) + suffix]), known_folders.get()
        if spoken or not folders:
            return said.format_map(self.facts)
        from tenderkit.messages.told_places import from_the_folders

        return said.format_map({name: from_the_folders(fact, folders) for name, fact in self.facts.items()})

    def __str__(self) -> str:
        return f"{self.code} {self.what}\n    {self.remedy}"


def text(key: str, **facts: object) -> str:
    """A screen text (help, table headings, receipts) in the language in use."""
    return str(_entry(key)[language.get()]).format_map(facts)


def counted(key: str, count: int) -> str:
    """A screen text with a number in it: `key.one` for exactly one, else `key.many`."""
    return text(f"{key}.{'one' if count == 1 else 'many'}", count=count)


def document_text(key: str, **facts: object) -> str:
    """Words that the machine puts into a document: always Swedish, whatever language the screen speaks."""
    return str(_entry(key)["sv"]).format_map(facts)


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """Every entry of every `*.toml` in this folder, by code or key."""
    return {key: _entry(key) for key in _entries()}


@cache
def _entry(key: str) -> dict[str, Any]:
    return _unfolded.decode(_entries()[key])


@cache
def _entries() -> dict[str, Raw]:
    """They are many and few are said, so they are read once and kept, and each is unfolded when it is said."""
    folder = __path__[0]
    key = repr((folder, files_state(folder, _SUFFIX))).encode()
    return prepared_alone("messages", dict[str, Raw], key, lambda: _read(folder))


def _read(folder: str) -> dict[str, Raw]:
    import tomllib
    from pathlib import Path

    entries: dict[str, dict[str, Any]] = {}
    for source in sorted(Path(folder).glob(f"*{_SUFFIX}")):
        entries.update(tomllib.loads(source.read_text("utf-8")))
    return {key: Raw(msgpack.encode(entry)) for key, entry in entries.items()}
