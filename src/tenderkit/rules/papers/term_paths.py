"""The facts of a case that are terms once its requirements section is issued, by path, and the case with other terms.

A term is what the section's text and conditions read and what later papers count on: the requirement, what is bought
and for how long, and who buys. What happens after the issue is no term: the award, the suppliers, the price, the people.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tenderkit.model.case.case import Procurement
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.lock import TermValue
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.conditions.facts import facts_below

OWN_REQUIREMENT = "requirement"
LOTS = "contract.lots"
_NO_TERMS_OF_THE_CONTRACT = frozenset(
    {"contract_price", "special_reasons", "follow_up_feasible", "branch_conditions_doubtful"}
)
_WHOLE = ("title", "law", OWN_REQUIREMENT, "own")
_PARTS: Mapping[str, tuple[str, ...]] = {
    "registry": ("procurement",),
    "authority": ("name", "organisation_number", "unit"),
    "joint": ("form", "claimed_by", "authorities"),
    "matching_unit": ("name", "form", "role_title", "data_protection"),
    "procedure": ("kind", "begins"),
}
_IN_A_LOT = lazy_pattern(r"contract\.lots\.([^.]+)\.(.+)")
AUTHORITIES = ("joint", "authorities")
_REACHED = lazy_pattern(r"joint\.authorities\.\d+\.(matching_unit\.)?(contact\.|email$)")
FREE_TEXTS = frozenset({"purpose", "legal_basis", "retention", "contact"})
"""The last names of the paths that hold whole sentences, or an address that may be a person's."""
REASONS = frozenset({"no_sanction_reason", "no_subcontractor_reason", "no_penalty_reason", "reason"})
"""The last names of the paths within a requirement that say why, and bind nobody."""


@cache
def term_roots() -> tuple[str, ...]:
    """The paths at and below which every fact is a term, in the order of the case."""
    below = {**_PARTS, "contract": tuple(n for n in facts_below("contract") if n not in _NO_TERMS_OF_THE_CONTRACT)}
    parts = tuple(f"{block}.{name}" for block in facts_below("") for name in below.get(block, ()))
    return (*_WHOLE, *parts)


def term_values(case: Procurement) -> dict[str, TermValue]:
    """Every term that the case states, as its format writes it; a lot by its id, not by its place in the list."""
    found = dict(term_leaves(case.model_dump(mode="json", exclude_none=True), ""))
    return {path: value for path, value in found.items() if is_within(path, *term_roots()) and not _is_no_term(path)}


def term_leaves(value: object, path: str) -> Iterator[tuple[str, TermValue]]:
    """Every single value below the path, as the file's format writes it.

    A list of words is one value; a block of a list is named by its place, and a lot by its id.
    """
    if isinstance(value, dict):
        for name, below in value.items():
            yield from term_leaves(below, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        yield from _leaves_of_list(value, path)
    elif isinstance(value, bool):
        yield path, str(value).lower()
    else:
        yield path, str(value)


def _leaves_of_list(items: list[Any], path: str) -> Iterator[tuple[str, TermValue]]:
    if any(isinstance(item, dict) for item in items):
        for place, block in enumerate(items):
            yield from term_leaves(block, f"{path}.{block['id'] if path == LOTS else place}")
    elif items:
        yield path, tuple(map(str, items))


def is_reason(path: str) -> bool:
    """Whether the path holds the officer's own reason for a term: for whoever reads the file, and in no section."""
    return path.rpartition(".")[2] in REASONS


def _is_no_term(path: str) -> bool:
    """Within the blocks of terms: a reason, and who is to be reached at one of several authorities."""
    return is_reason(path) or _REACHED.match(path) is not None


def is_free_text(path: str) -> bool:
    """Whether the path holds words that a lock must not repeat."""
    return path.rpartition(".")[2] in FREE_TEXTS


def lot_of_path(path: str) -> tuple[str, str]:
    """The lot's id and the path within it: `('A', 'requirement.purpose')`; for a path of no lot `('', path)`."""
    found = _IN_A_LOT.fullmatch(path)
    return (found[1], found[2]) if found else ("", path)


def path_in_model(path: str) -> str:
    """The path as the models know it: without the lot's id, and without places in a list."""
    lot, within = lot_of_path(path)
    names = [name for name in within.split(".") if not name.isdecimal()]
    return ".".join([LOTS, *names] if lot else names)


def with_terms(case: Procurement, terms: Mapping[str, TermValue]) -> Procurement:
    """The same case with these terms and no others; raises pydantic's `ValidationError` when they don't make a case."""
    tree = case.model_dump(mode="json", exclude_none=True)
    reasons = {path: value for path, value in term_leaves(tree, "") if is_reason(path)}
    reached = _listed(tree)
    emptied = {root.partition(".")[0] for root in term_roots()}
    for root in term_roots():
        _remove(tree, root.split("."))
    lots: dict[str, dict[str, Any]] = {}
    for path, value in (*terms.items(), *_still_reasons(reasons, terms)):
        lot, within = lot_of_path(path)
        block = lots.setdefault(lot, {}) if lot else tree
        put_at(block, within.split("."), value)
    if lots:
        tree["contract"]["lots"] = list(lots.values())
    if "name" not in tree.get("matching_unit", {"name": ""}):
        del tree["matching_unit"]  # what is left of a unit that the issued section doesn't name
    found = {name: _with_lists(block) for name, block in tree.items() if block or name not in emptied}
    _reach_them(found, reached)
    return Procurement.model_validate(found).counted_by(case.counting)


def _with_lists(block: Any) -> Any:  # noqa: ANN401 - a tree of a case file
    """Blocks by their places in a list are that list."""
    if not isinstance(block, dict):
        return list(map(_with_lists, block)) if isinstance(block, list) else block
    inner = {name: _with_lists(below) for name, below in block.items()}
    if inner and all(name.isdecimal() for name in inner):
        return [inner[name] for name in sorted(inner, key=int)]
    return inner


def _listed(tree: dict[str, Any]) -> list[dict[str, Any]]:
    """The blocks of the authorities besides the leading one."""
    block, listed = AUTHORITIES
    found: list[dict[str, Any]] = (tree.get(block) or {}).get(listed, [])
    return found


def _reach_them(tree: dict[str, Any], reached: list[dict[str, Any]]) -> None:
    """Whom to turn to at each of several authorities is the case's own, whatever has been issued: by its number, not its place."""
    now = {each["organisation_number"]: each for each in reached}
    for authority in _listed(tree):
        # Without a number it is no authority, as the model says.
        known = now.get(authority.get("organisation_number", ""), {})
        authority |= {name: known[name] for name in ("contact", "email") if name in known}
        contact = known.get("matching_unit", {}).get("contact")
        if contact is not None and "matching_unit" in authority:
            authority["matching_unit"]["contact"] = contact


def _still_reasons(reasons: Mapping[str, TermValue], terms: Mapping[str, TermValue]) -> Iterator[tuple[str, TermValue]]:
    """Those whose block the terms have."""
    for path, value in reasons.items():
        block = path.rpartition(".")[0]
        if any(is_within(term, block) for term in terms):
            yield path, value


def _remove(tree: dict[str, Any], names: list[str]) -> None:
    *blocks, last = names
    for name in blocks:
        tree = tree.get(name, {})
    tree.pop(last, None)


def put_at(tree: dict[str, Any], names: list[str], value: TermValue) -> None:
    """Put the value at the end of the names, in blocks that are made where they are missing."""
    *blocks, last = names
    for name in blocks:
        tree = tree.setdefault(name, {})
    tree[last] = list(value) if isinstance(value, tuple) else value
