"""What the Tab key offers: names found without reading a text, quickly, and never a word of ours in the middle of the user's line."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import redirect_stderr, suppress
from io import StringIO
from typing import TYPE_CHECKING

import click

from tenderkit.messages.swedish_order import swedish_order
from tenderkit.problems import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from tenderkit.project.places import ProjectPlaces
    from tenderkit.readers.yaml.yaml_events import Tree

_ASKED = "_TENDERKIT_COMPLETE"  # where click finds what the shell asks for
_SETUP = "_source"  # asks for the script that switches completion on
_DOTS = 2  # `1.0.0.md` is a version, `1.0.0.open.md` a municipality's own words in it


def is_asked_to_complete() -> bool:
    """Whether the shell asks what may follow, instead of running a command."""
    return bool(os.environ.get(_ASKED))


def answer_the_shell(answer: Callable[[], object]) -> int:
    """Let click answer; what goes wrong, such as a broken library, offers nothing and says nothing.

    The script that switches completion on is asked for by a person, who is told what goes wrong with it.
    """
    if os.environ[_ASKED].endswith(_SETUP):
        return _code_of(answer)
    with redirect_stderr(StringIO()), suppress(Exception):
        _code_of(answer)
    return ExitCode.DONE


def offer_kinds(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The document kinds, the municipality's own too."""
    return _beginning(_places(context).kinds(), typed)


def offer_schemas(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The files and the document kinds that `schema` knows."""
    from tenderkit.project.places import CASE_FILE, MATCHING_FILE, MUNICIPALITY_FILE, PERSONS_FILE

    files = (name.partition(".")[0] for name in (CASE_FILE, MATCHING_FILE, PERSONS_FILE, MUNICIPALITY_FILE))
    return _beginning((*files, *_places(context).kinds()), typed)


def offer_clauses(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The clauses by id; after an @, the versions of one."""
    return offer_versions(context, _, typed) if "@" in typed else _beginning(_clause_ids(_places(context)), typed)


def offer_versions(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """Every version of every clause, `vite@1.0.0`."""
    files = (file for folder in _clause_folders(_places(context)) for file in folder.glob("*.md"))
    return _beginning((f"{file.parent.name}@{file.stem}" for file in files if file.stem.count(".") == _DOTS), typed)


def offer_lots(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The lots of the case that has been named, also of one that has faults."""
    from tenderkit.project.places import case_file
    from tenderkit.readers.case.case_source import read_case_source

    contract = read_case_source(case_file(_named_case(context))).data["contract"]
    lots = contract.get("lots") if isinstance(contract, dict) else None
    named = (lot.get("id") for lot in lots or () if isinstance(lot, dict)) if isinstance(lots, list) else ()
    return _beginning((name for name in named if isinstance(name, str)), typed)


def offer_events(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """The events of the journal, by their words in the file."""
    from tenderkit.model.journal.choices import EventKind

    return _beginning((kind.value for kind in EventKind), typed)


def offer_targets(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The places and the deficiencies of the case that has been named, and the events that can be corrected."""
    from tenderkit.project.places import matching_file
    from tenderkit.readers.yaml.yaml_reader import read_yaml

    data = read_yaml(matching_file(_named_case(context))).data
    named = ((each.get("id"), each.get("deficiency")) for each in (*_items(data, "places"), *_items(data, "journal")))
    return _beginning((name for names in named for name in names if isinstance(name, str)), typed)


def _items(data: "Mapping[str, Tree]", name: str) -> "list[dict[str, Tree]]":
    items = data.get(name)
    return [each for each in items if isinstance(each, dict)] if isinstance(items, list) else []


def offer_codes(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """The codes of all messages."""
    from tenderkit.messages.rules import codes

    return _beginning(codes(), typed.upper())


def _code_of(answer: Callable[[], object]) -> int:
    try:
        answer()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else ExitCode.DONE
    return ExitCode.DONE


def _places(context: click.Context) -> "ProjectPlaces":
    """The library that `--library` names, else that of the case, else the one for where the user stands."""
    from pathlib import Path

    from tenderkit.project.places import case_file, find_places

    named = context.params.get("start")
    return find_places(Path(named).resolve() if named else case_file(_named_case(context)).resolve().parent)


def _named_case(context: click.Context) -> "Path":
    """The first path on the line; with an option still to be completed, click hasn't come to its arguments yet."""
    from pathlib import Path

    named = (context.params.get("case"), *(context.params.get("paths") or ()), *context.args)
    return Path(next(filter(None, named), ""))


def _clause_folders(places: "ProjectPlaces") -> "Iterator[Path]":
    for folder in places.clause_folders:
        yield from (path for path in folder.iterdir() if path.is_dir())


def _clause_ids(places: "ProjectPlaces") -> Iterator[str]:
    yield from (folder.name for folder in _clause_folders(places) if any(folder.glob("*.md")))


def _beginning(names: Iterable[str], typed: str) -> list[str]:
    return sorted({name for name in names if name.startswith(typed)}, key=swedish_order)
