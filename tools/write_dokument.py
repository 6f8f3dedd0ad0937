"""Writes docs/dokument.md from what the document kinds say of themselves: `python tools/write_dokument.py` (`--check` only compares).

Which row of the checklist a kind or a command answers, and which lines of the report that is, stands in tools/checklist.yaml.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml
from msgspec import Struct

from tenderkit.messages import document_text, text
from tenderkit.messages.words import speak
from tenderkit.model.papers.kind import Phase
from tenderkit.model.papers.kind_file import KindRoles
from tenderkit.project.places import ProjectPlaces, built_in_root
from tenderkit.readers.papers.about_reader import read_kind_roles

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "dokument.md"
CHECKLIST = ROOT / "tools" / "checklist.yaml"
COMMAND_TO_WRITE = "python tools/write_dokument.py"
NOTHING = "–"
PHASES = tuple(Phase)

INTRODUCTION = """\
# Dokumenten

Sidan skrivs av programmet självt. Den första tabellen visar varje dokument: från vem, till vem och när, och vilka rader i checklistan och i
Östersunds projektrapport det svarar mot. Den andra går åt andra hållet: vad som svarar mot varje rad i checklistan. Ett dokument byggs med
`tenderkit build` och `--kind`; hjälpen säger vad som byggs ur ett ärende, ur en rad i planen, ur ett års ärenden och ur kommunens mapp.
"""


class ChecklistRow(Struct, frozen=True):
    """A row of the checklist: the lines of the report, and what answers it."""

    id: str
    report: str
    kinds: tuple[str, ...]
    commands: tuple[str, ...]


def main(arguments: list[str]) -> int:
    page = written_page()
    if arguments == ["--check"]:
        return 0 if PAGE.is_file() and PAGE.read_text("utf-8") == page else _tell_how_to_mend()
    PAGE.write_text(page, "utf-8", newline="\n")
    return 0


def checklist() -> tuple[ChecklistRow, ...]:
    rows = yaml.safe_load(CHECKLIST.read_text("utf-8"))["rows"]
    return tuple(
        ChecklistRow(name, str(row["report"]), tuple(row["kinds"]), tuple(row["commands"]))
        for name, row in rows.items()
    )


def shipped_kinds() -> Mapping[str, KindRoles]:
    """In the order of the chain."""
    places = ProjectPlaces((built_in_root(),))
    folders = (places.kind_folder(name) for name in places.kinds())
    found = [read_kind_roles(folder) for folder in folders if folder is not None]
    return {kind.id: kind for kind in sorted(found, key=lambda kind: (PHASES.index(kind.phase), kind.order, kind.id))}


def written_page() -> str:
    speak("sv")
    rows, kinds = checklist(), shipped_kinds()
    listed = "\n".join(_kind_row(kind, [row for row in rows if kind.id in row.kinds]) for kind in kinds.values())
    answered = "\n".join(_checklist_row(row, kinds) for row in rows)
    return f"""\
{INTRODUCTION}
## Varje dokument

| Dokument | `--kind` | Handlar om | Från | Till | Fas | Checklistan | Rapportens rader |
|---|---|---|---|---|---|---|---|
{listed}

## Varje rad i checklistan

D är dokumenten mellan rollerna, R reglerna och talen, G målen. 1.1–1.9 är avsnitten som de står i.

| Rad | Rapportens rader | Dokument | Kommandon |
|---|---|---|---|
{answered}
"""


def _kind_row(kind: KindRoles, rows: Iterable[ChecklistRow]) -> str:
    rows = tuple(rows)
    about = ", ".join(text(f"about.{what.value}") for what in kind.about)
    to = ", ".join(document_text(f"role.{role}") for role in kind.to_role)
    lines = ", ".join(dict.fromkeys(line for row in rows for line in row.report.split(", ")))
    cells = (
        kind.title,
        f"`{kind.id}`",
        about,
        document_text(f"role.{kind.from_role}"),
        to,
        document_text(f"phase.{kind.phase.value}"),
        ", ".join(row.id for row in rows) or NOTHING,
        lines.replace("-", "–") or NOTHING,
    )
    return f"| {' | '.join(cells)} |"


def _checklist_row(row: ChecklistRow, kinds: Mapping[str, KindRoles]) -> str:
    titled = (f"{kinds[name].title} (`{name}`)" if name in kinds else f"`{name}`" for name in row.kinds)
    commands = ", ".join(f"`tenderkit {command}`" for command in row.commands)
    cells: Iterator[str] = iter(
        (row.id, row.report.replace("-", "–"), ", ".join(titled) or NOTHING, commands or NOTHING)
    )
    return f"| {' | '.join(cells)} |"


def _tell_how_to_mend() -> int:
    sys.stderr.write(f"docs/dokument.md doesn't show the documents as they are: run {COMMAND_TO_WRITE}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
