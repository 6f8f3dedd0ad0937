"""The values that the municipality's own clauses ask a case for: those of the clauses in its text, and those that decide about one."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from tenderkit.assembly.choose import Selection
from tenderkit.messages import Message
from tenderkit.model.case.own_values import OWN_VALUES
from tenderkit.model.clauses.clause import Parameter
from tenderkit.rules.conditions.own_values import OWN, own_parameters, own_paths_asked, own_value_faults


class AskedOwnValue(Struct, frozen=True):
    """One of them by its name: how its clause declares it, `None` where none does, and what is wrong with what the case says."""

    name: str
    parameter: Parameter | None
    said: str
    faults: tuple[Message, ...] = ()


def asked_by_clauses(said: Mapping[str, Any], selections: Iterable[Selection]) -> tuple[AskedOwnValue, ...]:
    """In the order of the clauses; then what the case states and no clause asks for, so that it can be taken away."""
    chosen = [each for selection in selections for each in selection.choices]
    clauses = [each.entry.clause for each in chosen]
    asking = [each.entry.clause for each in chosen if each.included or own_paths_asked(each.entry.clause)]
    declared = own_parameters(asking)
    stated = _stated(said)
    faults: dict[str, list[Message]] = {}
    for path, message in own_value_faults(stated, clauses):
        faults.setdefault(path, []).append(message)
    paths = dict.fromkeys((*declared, *(OWN + name for name in stated)))
    every = own_parameters(clauses)
    return tuple(
        AskedOwnValue(
            path.removeprefix(OWN),
            every.get(path),
            stated.get(path.removeprefix(OWN), ""),
            tuple(faults.get(path, ())),
        )
        for path in paths
    )


def _stated(said: Mapping[str, Any]) -> dict[str, str]:
    block = said.get(OWN_VALUES)
    items = block.items() if isinstance(block, Mapping) else ()
    return {str(name): str(value) for name, value in items if value is not None}
