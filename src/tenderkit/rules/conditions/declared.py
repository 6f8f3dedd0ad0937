"""Facts that are computed, as the records that hold them declare them: `amount: Annotated[Decimal, "Vitets belopp"]`."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_type_hints

from msgspec import Struct

from tenderkit.rules.conditions.fact_domain import single_values


@cache
def facts_declared_by(record: type[Struct]) -> dict[str, Any]:
    """By name the annotation of each fact of a record, in its order."""
    hints = get_type_hints(record, include_extras=True)
    return {name: hints[name] for name in record.__struct_fields__}


def title_of_fact(annotation: Any) -> str:  # noqa: ANN401 - an annotation is any object
    """The words by which people know a fact: what its annotation carries beside the type."""
    return next((mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, str)), "")


def annotation_at(record: type, names: Sequence[str]) -> Any:  # noqa: ANN401 - an annotation is any object
    """The annotation at a path below a record, through lists and records within it; `None` when there is no such fact."""
    annotation: Any = record
    for name in names:
        annotation = next(
            (found[name] for found in map(facts_declared_by, records_in(annotation)) if name in found), None
        )
        if annotation is None:
            return None
    return annotation


def names_below(record: type, names: Sequence[str]) -> tuple[str, ...]:
    """The facts that stand at the same place as the last of the names: what may have been meant."""
    above = annotation_at(record, names[:-1])
    return tuple(name for found in records_in(above) for name in facts_declared_by(found))


def records_in(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - an annotation is any object
    """The records that an annotation is made of: itself, what may be stated, or the items of a list."""
    yield from (leaf for leaf in single_values(annotation) if isinstance(leaf, type) and issubclass(leaf, Struct))
