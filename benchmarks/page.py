"""The tables of docs/prestanda.md, between two marks; the words around them are written by hand."""

from pathlib import Path

from results import Run, as_table, machine, number_table

PAGE = Path(__file__).resolve().parents[1] / "docs" / "prestanda.md"
RESULTS_LINK = "../benchmarks/results"
START, END = "<!-- resultat -->", "<!-- slut på resultat -->"


def write_table(run: Run, page: Path = PAGE) -> None:
    """Put the run's tables and plots in place of the last one's. Raises `ValueError` for a page without the marks."""
    before, _, rest = page.read_text("utf-8").partition(START)
    _, _, after = rest.partition(END)
    if not rest or not after:
        raise ValueError(f"{page} has no {START} and {END}")
    page.write_text(before + START + "\n\n" + _tables(run) + "\n" + END + after, "utf-8")


def _tables(run: Run) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in sorted(run.versions.items()))
    parts = [
        f"{machine()}. {versions}. Alla siffror: [results.json]({RESULTS_LINK}/results.json).\n",
        number_table(list(run.numbers())),
    ]
    for section in run.sections:
        parts.append("#" + as_table(section))
        if section.bars:
            parts.append(f"![{section.title}]({RESULTS_LINK}/{section.key}.svg)\n")
    return "\n".join(parts)
