"""Writes the list of facts in docs/dokumenttyper.md from models and records: `python tools/write_dokumenttyper.py` (`--check` only compares)."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tenderkit.model.papers.kind import AboutWhat
from tenderkit.rules.conditions.declared import facts_declared_by, records_in, title_of_fact
from tenderkit.rules.conditions.fact_domain import FactDomain, FactType, domain_of_annotation
from tenderkit.rules.conditions.facts import facts_below, shape_of
from tenderkit.rules.papers.kind_facts import SINGLE_FACTS, KindFacts, figure_records

PAGE = Path(__file__).resolve().parent.parent / "docs" / "dokumenttyper.md"
COMMAND_TO_WRITE = "python tools/write_dokumenttyper.py"
MARK = "## Alla uppgifter\n"
INTRODUCTION = f"""\
{MARK}
Resten av sidan skrivs av programmet självt. Sorten säger vilka typer som kan skriva uppgiften:

| Sort | Typer |
|---|---|
| tal | `number`, `count`, `money`, `percent`, `days`, `weeks`, `months` |
| datum | `date` |
| text | `text`; flera: `text_list` |
| ord | `choice` med `words`, eller `text`; flera: `choice_list` |
| ja/nej, block | bara i villkor |
"""
SORTS = {
    FactType.NUMBER: "tal",
    FactType.DAY: "datum",
    FactType.TEXT: "text",
    FactType.WORD: "ord",
    FactType.YES_NO: "ja/nej",
    FactType.BLOCK: "block",
}
HEAD = ("| Uppgift | Vad den är | Sort |", "|---|---|---|")
EVERY_FACT = KindFacts(tuple(figure_records()), tuple(AboutWhat))
LISTED_AGAIN = "matching"  # what stands in its lists are facts of their own: a placement, an agreement
_DEEPEST = 5


def main(arguments: list[str]) -> int:
    standing = PAGE.read_text("utf-8")
    page = f"{standing.partition(MARK)[0]}{list_of_facts()}"
    if arguments == ["--check"]:
        return 0 if page == standing else _tell_how_to_mend()
    PAGE.write_text(page, "utf-8", newline="\n")
    return 0


def list_of_facts() -> str:
    """The last part of the page."""
    parts = [INTRODUCTION, *_section("Uträknade för alla dokumenttyper", _computed("computed", SINGLE_FACTS))]
    for figure, record in figure_records().items():
        parts += _section(f"Figuren {figure}", _computed(f"computed.{figure}", facts_declared_by(record)))
    for root in facts_below(""):
        parts += _section(f"`{root}`", _stated(root) if root != LISTED_AGAIN else _lists())
    return "\n".join(parts)


def _section(title: str, rows: Iterator[tuple[str, str, FactDomain]]) -> list[str]:
    lines = [f"| `{path}` | {what} | {_sort(domain)} |" for path, what, domain in rows]
    return [f"### {title}\n", *HEAD, *lines, ""]


def _sort(domain: FactDomain) -> str:
    words = f": {', '.join(f'`{word}`' for word in domain.words)}" if domain.words else ""
    return f"{'flera ' if domain.many else ''}{SORTS[domain.type]}{words}"


def _computed(above: str, declared: Mapping[str, Any]) -> Iterator[tuple[str, str, FactDomain]]:
    """Each fact, and below one that holds rows the columns of a row."""
    for name, annotation in declared.items():
        path = f"{above}.{name}"
        domain = EVERY_FACT.domain(path)
        if domain is not None:
            yield path, title_of_fact(annotation), domain
        for record in records_in(annotation):
            for column, kind in facts_declared_by(record).items():
                yield f"{above}.{name}.{column}", "kolumn", domain_of_annotation(kind)


def _stated(path: str) -> Iterator[tuple[str, str, FactDomain]]:
    shape, domain = shape_of(path), EVERY_FACT.domain(path)
    if shape is not None and domain is not None:
        yield path, shape.title, domain
    if path.count(".") < _DEEPEST:
        for name in facts_below(path):
            yield from _stated(f"{path}.{name}")


def _lists() -> Iterator[tuple[str, str, FactDomain]]:
    for name in facts_below(LISTED_AGAIN):
        path = f"{LISTED_AGAIN}.{name}"
        shape, domain = shape_of(path), EVERY_FACT.domain(path)
        if shape is not None and domain is not None:
            yield path, shape.title, domain


def _tell_how_to_mend() -> int:
    print(f"{PAGE} is not what the models say: run {COMMAND_TO_WRITE}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
