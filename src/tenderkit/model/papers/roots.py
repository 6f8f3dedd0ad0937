"""Which first words of paths belong to which papers; the models behind them stand elsewhere, so that a case loads only its own."""

from collections.abc import Iterable, Mapping

from tenderkit.model.papers.kind import AboutWhat

ROOTS: Mapping[AboutWhat, tuple[str, ...]] = {
    AboutWhat.PLAN_ROW: ("plan_row",),
    AboutWhat.YEAR: ("year", "municipality"),
    AboutWhat.MUNICIPALITY: ("municipality", "role"),
}
"""The roots that only papers about this have; every other root, and every fact of the case file, belongs to a case."""
OF_NO_CASE = frozenset(root for roots in ROOTS.values() for root in roots)


def has_root(about: Iterable[AboutWhat], root: str) -> bool:
    """Whether papers about any of these have facts that begin with the word."""
    return any(root in ROOTS[each] if each in ROOTS else root not in OF_NO_CASE for each in about)
