"""The values that the municipality's own clauses ask for, as fields: their labels, limits and choices are the clauses' own."""

from collections.abc import Iterable

from tenderkit.messages import text
from tenderkit.model.case.own_values import OWN_VALUES
from tenderkit.model.clauses.clause import Parameter, ParameterType
from tenderkit.rules.conditions.own_values import wanted
from tenderkit.web.shown.fields import ShownChoice, ShownField, ShownProblem, key_name, own_id
from tenderkit.web.shown.parts import ShownGroup
from tenderkit.workflows.drafts.asked_by_clauses import AskedOwnValue


def own_values_group(asked: Iterable[AskedOwnValue]) -> ShownGroup:
    """All of them in one group; what is wrong with one is said at its field."""
    return ShownGroup(
        title=text("page.own_values"),
        help=text("page.own_values.help"),
        own_id=own_id((OWN_VALUES,)),
        shown=tuple(map(_field, asked)),
        more=(),
    )


def _field(asked: AskedOwnValue) -> ShownField:
    key, parameter = (OWN_VALUES, asked.name), asked.parameter
    choices = _choices(parameter, asked.said)
    title = parameter.title if parameter is not None else ""
    told = wanted(parameter) if parameter is not None and not choices else ""
    return ShownField(
        name=key_name(key),
        own_id=own_id(key),
        label=title or asked.name,
        help=f"{told[:1].upper()}{told[1:]}." if told else "",
        example="",
        unit=text("unit.kronor") if parameter is not None and parameter.type is ParameterType.MONEY else "",
        widget="radio" if choices else "text",
        value=asked.said,
        was=asked.said,
        choices=choices,
        optional=parameter is None,
        missing=parameter is not None and not asked.said,
        problems=tuple(ShownProblem("error", each.what, each.remedy, each.code) for each in asked.faults),
    )


def _choices(parameter: Parameter | None, said: str) -> tuple[ShownChoice, ...]:
    if parameter is None or parameter.type is not ParameterType.CHOICE:
        return ()
    words = (parameter.words or {}).items()
    return tuple(ShownChoice(word, label or word, word == said) for word, label in words)
