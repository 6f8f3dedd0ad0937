"""The bars of a section as an SVG: the same numbers give the same file."""

import re
from collections.abc import Sequence
from pathlib import Path

from results import RESULTS, Bar, Section, shown

OURS, OTHERS, MISSING = "#0b5f8a", "#9aa5ad", "#c94f4f"


def write_plots(sections: Sequence[Section], folder: Path = RESULTS) -> list[Path]:
    """One file per section that has bars; none, and a word about it, where matplotlib isn't there."""
    try:
        import matplotlib as mpl
    except ImportError:
        print("matplotlib: missing, no plots were drawn")
        return []
    mpl.use("svg")
    mpl.rcParams |= {"svg.hashsalt": "tenderkit", "svg.fonttype": "none", "font.size": 9}
    folder.mkdir(exist_ok=True)
    return [_draw(section, folder / f"{section.key}.svg") for section in sections if section.bars]


def _draw(section: Section, file: Path) -> Path:
    from matplotlib import pyplot as plt

    bars = list(reversed(section.bars))
    figure, axes = plt.subplots(figsize=(7.5, 0.9 + 0.34 * len(bars)), layout="constrained")
    axes.barh([bar.label for bar in bars], [bar.value or 0 for bar in bars], color=[_colour(bar) for bar in bars])
    for place, bar in enumerate(bars):
        axes.annotate(shown(bar.value), (bar.value or 0, place), (4, 0), textcoords="offset points", va="center")
    axes.set_title(section.title, loc="left")
    axes.set_xlabel(section.axis)
    axes.margins(x=0.12)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, metadata={"Date": None, "Creator": None})
    plt.close(figure)
    file.write_text(re.sub(r"[ \t]+\n", "\n", file.read_text("utf-8")), "utf-8")
    return file


def _colour(bar: Bar) -> str:
    if bar.value is None:
        return MISSING
    return OURS if bar.ours else OTHERS
