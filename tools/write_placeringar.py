"""Writes docs/placeringar.md from the models of the recruiter's files: `python tools/write_placeringar.py` (`--check` only compares)."""

import sys
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel
from write_arendefilen import written_in_file

from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.understanding import members_of
from tenderkit.model.journal.event import EVENT_KEYS
from tenderkit.model.journal.person import Persons
from tenderkit.model.journal.record import Record
from tenderkit.problems import Key
from tenderkit.readers.yaml.model_shape import field_of, fields_at

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "placeringar.md"
COMMAND_TO_WRITE = "python tools/write_placeringar.py"
JOURNAL: Key = ("journal", 0)

INTRODUCTION = """\
# Platserna, journalen och personerna

Alla uppgifter som kan stå i `placeringar.yaml` och `personer.yaml`. Sidan skrivs av programmet självt, ur samma modeller som läser filerna.

`tenderkit new ÄRENDE --placements` skriver båda filerna med förklaringar, `tenderkit note` antecknar en händelse och `tenderkit check` säger vad
som inte stämmer. I `placeringar.yaml` står inga namn. `personer.yaml` är rekryterarens egen.

Det som behövs *med blocket* behövs när resten av blocket står i filen.
"""
EVENTS = """\
En händelse på varje rad, i vilken ordning som helst. Skriv det som hände och dagen; vad som följer av det räknas ut. En händelse som blev
fel står kvar och rättas av en ny med `corrects` och `written`.

| Händelse | Vad som hände | Behöver | Kan ha |
|---|---|---|---|"""
HEAD = ("| Uppgift | Vad den är | Exempel | Behövs |", "|---|---|---|---|")


def main(arguments: list[str]) -> int:
    page = page_of_the_files()
    if arguments == ["--check"]:
        standing = PAGE.read_text("utf-8") if PAGE.is_file() else ""
        return 0 if standing == page else _tell_how_to_mend()
    PAGE.write_text(page, "utf-8", newline="\n")
    return 0


def page_of_the_files() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for model, file in ((Record, "placeringar.yaml"), (Persons, "personer.yaml")):
        parts += [f"## {file}\n", *_blocks(model, (), {})]
    return "\n".join(parts)


def _blocks(model: type[BaseModel], key: Key, seen: dict[tuple[str, ...], str]) -> Iterator[str]:
    """The block's own table, then those of the blocks within it; one that is like an earlier one is pointed at."""
    names = tuple(fields_at(model, key))
    if key:
        yield f"### `{_path(key)}`\n"
    if key == JOURNAL:
        yield from _events()
    yield from HEAD
    for name in names:
        yield _row(model, (*key, name), seen)
    yield ""
    for name in names:
        if words := "; ".join(f"`{word.value}` {word.title_sv}" for word in _words(model, (*key, name))):
            yield f"Ord för `{name}`: {words}.\n"
    for name in names:
        inner = _inside(model, (*key, name))
        if inner is not None and (alike := tuple(fields_at(model, inner))) not in seen:
            seen[alike] = _path(inner)
            yield from _blocks(model, inner, seen)


def _events() -> Iterator[str]:
    yield EVENTS
    for kind, keys in EVENT_KEYS.items():
        needs, may = (", ".join(f"`{name}`" for name in names) or "–" for names in (keys.needs, keys.may))
        yield f"| `{kind.value}` | {kind.title_sv} | {needs} | {may} |"
    yield ""


def _row(model: type[BaseModel], key: Key, seen: dict[tuple[str, ...], str]) -> str:
    field = field_of(model, key)
    if field is None:
        raise KeyError(key)
    example, what = f"`{written_in_file((field.examples or [''])[0])}`", f"{field.title}. {field.description}"
    if (inner := _inside(model, key)) is not None:
        example, what = "", f"{what} Se `{seen.get(tuple(fields_at(model, inner)), _path(inner))}`."
    needed = "vid behov" if not field.is_required() else "alltid" if len(key) == 1 else "med blocket"
    return f"| {' | '.join(cell.replace('|', '/') for cell in (f'`{key[-1]}`', what, example, needed))} |"


def _inside(model: type[BaseModel], key: Key) -> Key | None:
    """The address of the block that stands at the key, or of each item of its list."""
    return next((each for each in (key, (*key, 0)) if fields_at(model, each)), None)


def _words(model: type[BaseModel], key: Key) -> Iterator[TitledChoice]:
    field = field_of(model, key)
    for member in members_of(field.annotation) if field is not None and key != (*JOURNAL, "event") else ():
        if isinstance(member, type) and issubclass(member, TitledChoice):
            yield from member


def _path(key: Key) -> str:
    return ".".join(name for name in key if isinstance(name, str))


def _tell_how_to_mend() -> int:
    print(f"{PAGE} is not what the models say: run {COMMAND_TO_WRITE}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
