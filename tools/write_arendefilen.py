"""Writes docs/arendefilen.md from the models, the templates and the clauses: `python tools/write_arendefilen.py` (`--check` only compares)."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tenderkit.model.case.case import Procurement
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.library import version_key
from tenderkit.model.clauses.walk import conditions_in
from tenderkit.model.conditions.condition import paths_of
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.kind import AboutWhat, Kind
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.rules.case.format_rules import WORDS
from tenderkit.rules.conditions.facts import field_at, types_at
from tenderkit.rules.conditions.later_choices import KEYS, KEYS_OF_THE_CASE

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "arendefilen.md"
COMMAND_TO_WRITE = "python tools/write_arendefilen.py"
SECTION_KIND = "kravavsnitt"  # whose text is the clauses
REQUIREMENT, SUPPLIERS = "requirement", "suppliers"
NEW = " (format 2)"

# Where an officer looks, and when: the blocks of the file in each part, in its order. A block is followed by those within it.
PARTS: Mapping[str, tuple[str, ...]] = {
    "Från början": ("", "registry", "authority", "matching_unit", "procedure", "market_dialogue"),
    "Det som köps": ("contract",),
    "Kravet": (REQUIREMENT,),
    "Bedömningen och rollerna": ("assessment", "roles"),
    "Under anbudstiden": ("tender_questions", "confirmations", "answers"),
    "Efter tilldelningen": ("suppliers", "handover", "changes"),
    "Flera myndigheter och kommunens egna klausuler": ("joint", "own"),
    "Bara i exempel": ("source",),
}
# Blocks with the same keys as another: said once, and pointed at.
SAME_AS = {"contract.lots.requirement": REQUIREMENT, "joint.authorities.matching_unit": "matching_unit"}

INTRODUCTION = """\
# Ärendefilen

Alla uppgifter som kan stå i `upphandling.yaml`. Sidan skrivs av programmet självt, ur samma modeller som läser filen.

Du behöver inte alla. `tenderkit new` skriver de rader som ditt krav behöver, och `tenderkit check` säger vad som saknas nu och vad senare
dokument frågar efter. En uppgift i ett block skrivs indragen under blockets namn: `requirement.places.count` är raden `count` under `places`
under `requirement`.

| Kolumn | Vad den säger |
|---|---|
| Behövs | *alltid*; *med blocket*, när resten av blocket står i filen; *frågas av* de dokument som frågar efter den; annars *vid behov* |
| Får stå i | dokumenttyperna som får skriva uppgiften, och vid `kravavsnitt` klausulerna som läser den. – betyder att den bara används när programmet räknar och kontrollerar |

Märket *(format 2)* står vid det som en fil med `format: 1` inte kan säga. `tenderkit migrate` skriver om filen.
"""
HEAD = ("| Uppgift | Vad den är | Exempel | Behövs | Får stå i |", "|---|---|---|---|---|")


class Library(Struct, frozen=True, dict=True):
    """What is read of the papers and the clauses: the newest version of each clause, and the facts that it reads by its id."""

    kinds: tuple[Kind, ...]
    clauses: tuple[Clause, ...]
    read_by: Mapping[str, frozenset[str]]


def main(arguments: list[str]) -> int:
    page = page_of_the_case(shipped())
    if arguments == ["--check"]:
        standing = PAGE.read_text("utf-8") if PAGE.is_file() else ""
        return 0 if standing == page else _tell_how_to_mend()
    PAGE.write_text(page, "utf-8", newline="\n")
    return 0


@cache
def shipped() -> Library:
    """The kinds and clauses of this checkout."""
    places = find_places(ROOT)
    folders = (
        folder for kind in kinds_about(places, AboutWhat.CASE) if (folder := places.kind_folder(kind)) is not None
    )
    kinds = tuple(read_kind(folder, places.letterheads()) for folder in folders)
    wanted = {name for kind in kinds if kind.id == SECTION_KIND for names in kind.slots.values() for name in names}
    library = read_library(places.clause_folders).clauses
    newest = (max(library[name].items(), key=lambda item: version_key(item[0]))[1] for name in sorted(wanted))
    clauses = tuple(entry.clause for entry in newest)
    return Library(kinds, clauses, {clause.id: frozenset(_read_by(clause)) for clause in clauses})


def page_of_the_case(library: Library) -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for title, roots in PARTS.items():
        parts.append(f"## {title}\n")
        parts += [line for root in roots for line in _blocks(root, library)]
    return "\n".join(parts)


def _blocks(path: str, library: Library) -> Iterator[str]:
    """The block's own table, then those of the blocks within it; blocks beside each other that are alike share one."""
    yield from _block((path,), library)
    alike: dict[tuple[type[BaseModel], ...], list[str]] = {}
    for inner in (f"{path}.{name}" for name in (_names(path) if path else ())):
        if _names(inner) and inner not in SAME_AS:
            alike.setdefault(_models(inner), []).append(inner)
    for first, *others in alike.values():
        yield from _block((first, *others), library) if others else _blocks(first, library)


def _block(paths: Sequence[str], library: Library) -> Iterator[str]:
    path = paths[0]
    names = _names(path)
    for each in filter(None, paths):
        yield f"### `{each}`\n"
        yield f"{_said(each)}{' En lista, med - framför varje.' if _is_list(each) else ''}{_new(each)}\n"
    if names:
        yield from HEAD
        yield from (_row([f"{each}.{name}" if each else name for each in paths], library) for name in names)
        yield ""
    yield from _words(path, names)


def _said(path: str) -> str:
    field = _field(path)
    return f"{field.title}. {field.description}"


def _field(path: str) -> FieldInfo:
    found = field_at(path)
    if found is None:
        raise KeyError(path)
    return found


def _row(paths: Sequence[str], library: Library) -> str:
    """One key; of blocks that are alike the papers of them all."""
    path = paths[0]
    title, example = _field(path).title, ""
    if path in SAME_AS:
        what = f"{_said(path)} Samma uppgifter som i `{SAME_AS[path]}`."
    elif _names(path):
        what = f"{title}. Ett eget block, se `{path}`."
    else:
        what, example = _said(path), f"`{written_in_file((_field(path).examples or [''])[0])}`"
    block, _, name = path.rpartition(".")
    used = "" if _names(path) else _used(paths, library)  # a block's keys say it each
    cells = (f"`{name}`{'' if _new(block) else _new(path)}", what, example, _needed(path, library), used)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _words(path: str, names: Sequence[str]) -> Iterator[str]:
    """The words of each closed list in the block, each with what it means."""
    for name in names:
        inner = f"{path}.{name}" if path else name
        words = [word for choice in _choices(inner) for word in choice]
        if words:
            listed = "; ".join(f"`{word.value}` {word.title_sv}{_new_word(inner, word)}" for word in words)
            yield f"Ord för `{name}`: {listed}.\n"


def _names(path: str) -> tuple[str, ...]:
    """The keys of the block at the path; at the top those that are no blocks."""
    if not path:
        return tuple(name for name in Procurement.model_fields if not _models(name))
    return tuple(name for model in _models(path) for name in model.model_fields)


def _models(path: str) -> tuple[type[BaseModel], ...]:
    return tuple(each for each in types_at(path) if issubclass(each, BaseModel))


def _choices(path: str) -> tuple[type[TitledChoice], ...]:
    return tuple(each for each in types_at(path) if issubclass(each, TitledChoice))


def _is_list(path: str) -> bool:
    examples = _field(path).examples or [None]
    return isinstance(examples[0], list)


def written_in_file(example: object) -> str:
    """As it is written in the file, on one line."""
    if isinstance(example, dict):
        return f"{{{', '.join(f'{name}: {written_in_file(each)}' for name, each in example.items())}}}"
    if isinstance(example, list):
        return f"[{', '.join(map(written_in_file, example))}]"
    if isinstance(example, bool):
        return "ja" if example else "nej"
    return f'"{example}"' if ": " in str(example) or str(example).endswith("?") else str(example)


def _new(path: str) -> str:
    """The mark of a key that came with the second format, or stands in a block that did."""
    return NEW if path and is_within(path, *_new_paths()) else ""


@cache
def _new_paths() -> tuple[str, ...]:
    of_requirement = (".".join((REQUIREMENT, *block, name)) for block, names in KEYS.items() for name in names)
    return (*KEYS_OF_THE_CASE, *of_requirement)


def _new_word(path: str, word: TitledChoice) -> str:
    key = tuple(path.removeprefix(f"{REQUIREMENT}.").split("."))
    return NEW if word in WORDS.get(key, ()) else ""


def _needed(path: str, library: Library) -> str:
    if _field(path).is_required():
        above = [path.rpartition(".")[0]]
        while above[-1]:
            above.append(above[-1].rpartition(".")[0])
        return "alltid" if all(_field(block).is_required() for block in above if block) else "med blocket"
    asking = [f"`{kind.id}`" for kind in library.kinds if _asks(kind, path)]
    asking += [f"`{SECTION_KIND}`"] if any(_asks_with_words(each, path) for each in library.clauses) else []
    return f"frågas av {', '.join(sorted(dict.fromkeys(asking)))}" if asking else "vid behov"


def _asks(kind: Kind, path: str) -> bool:
    said = kind.to_come.asks if kind.to_come is not None else ()
    waited_for = {each for need in kind.needs for each in paths_of(need.holds)}
    return path in said or path in waited_for or _asks_with_words(kind, path)


def _asks_with_words(of: Kind | Clause, path: str) -> bool:
    return any(each.ask and each.source == path for each in of.parameters.values())


def _used(paths: Sequence[str], library: Library) -> str:
    """The kinds that may hold the fact; that of the clauses with those that read it, or something in it."""
    found = [kind.id for kind in library.kinds if any(_allows(kind, path) for path in paths)]
    read = [
        name
        for name, facts in library.read_by.items()
        if any(is_within(each, path) for each in facts for path in paths)
    ]
    clauses = f" ({', '.join(f'`{name}`' for name in read)})" if read else ""
    if len(found) > len(library.kinds) / 2:
        others = ", ".join(f"`{kind.id}`" for kind in library.kinds if kind.id not in found)
        return f"alla utom {others}{f'; `{SECTION_KIND}`{clauses}' if read else ''}"
    return ", ".join(f"`{name}`{clauses if name == SECTION_KIND else ''}" for name in found) or "–"


def _allows(kind: Kind, path: str) -> bool:
    """A paper for one supplier names it by itself."""
    return kind.allows(path) or (path.startswith(SUPPLIERS) and kind.allows(f"supplier{path.removeprefix(SUPPLIERS)}"))


def _read_by(clause: Clause) -> Iterator[str]:
    conditions = (*conditions_in(clause.body), *((clause.applies_if,) if clause.applies_if else ()))
    yield from (each.source for each in clause.parameters.values())
    yield from (each for one in conditions for each in paths_of(one))


def _tell_how_to_mend() -> int:
    print(f"{PAGE} is not what the models say: run {COMMAND_TO_WRITE}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
