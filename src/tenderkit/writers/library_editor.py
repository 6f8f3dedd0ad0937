"""Changing one state in a hand-kept `library.yaml` or adding one decision to `adopted.yaml`: every other letter stays."""

import json
import re
from datetime import date

import yaml

from tenderkit.model.clauses.clause import Adoption, ClauseState

_PLAIN = re.compile(r"[A-Za-zÅÄÖåäö][\w åäöÅÄÖ.-]*")
_ADOPTED_HEAD = (
    "# Beslut om vilka klausulversioner som får användas här. Skrivs av tenderkit clauses adopt.\nformat: 1\nadopted:\n"
)
_LIBRARY_HEAD = "format: 1\norder: []\nclauses: {}\n"


def with_state(text: str, clause_id: str, version: str, state: ClauseState) -> str:
    """The file with the state of one version replaced, or added when it isn't listed yet."""
    root = yaml.compose(text or _LIBRARY_HEAD, Loader=yaml.SafeLoader)
    text = text or _LIBRARY_HEAD
    clauses = _value(root, "clauses")
    versions = _value(_value(clauses, clause_id), "versions")
    standing = _value(versions, version)
    if standing is not None:
        return _spliced(text, standing, _state_text(state))
    if versions is not None:
        line = f"\n{' ' * versions.start_mark.column}{version}: {_state_text(state)}"
        return _inserted_after(text, versions, line)
    lines = f"\n  {clause_id}:\n    versions:\n      {version}: {_state_text(state)}"
    text = _inserted_after(text, clauses, lines)
    return _with_order(text, clause_id)


def with_adoption(text: str, clause_id: str, version: str, adoption: Adoption) -> str:
    """The file with one decision more."""
    fields = {
        "clause": clause_id,
        "version": version,
        "by": _quoted(adoption.by),
        "date": adoption.date.isoformat(),
        "decision": _quoted(adoption.decision),
        "digest": adoption.digest,
    }
    line = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return f"{text.rstrip(chr(10)) + chr(10) if text else _ADOPTED_HEAD}  - {{{line}}}\n"


def _state_text(state: ClauseState) -> str:
    fields = {
        "status": state.status.value,
        "valid_from": _day(state.valid_from),
        "valid_to": _day(state.valid_to),
        "review_by": _day(state.review_by),
        "owner": _quoted(state.owner),
        "digest": state.digest or "null",
        "hold_reason": _quoted(state.hold_reason) if state.hold_reason else "null",
    }
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def _with_order(text: str, clause_id: str) -> str:
    order = _value(yaml.compose(text, Loader=yaml.SafeLoader), "order")
    if not isinstance(order, yaml.SequenceNode) or clause_id in [item.value for item in order.value]:
        return text
    if order.flow_style:
        return _spliced(text, order, f"[{', '.join([*(item.value for item in order.value), clause_id])}]")
    return _inserted_after(text, order, f"\n{' ' * order.start_mark.column}- {clause_id}")


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _spliced(text: str, node: yaml.Node, new: str) -> str:
    return text[: node.start_mark.index] + new + text[_end_of(text, node) :]


def _end_of(text: str, node: yaml.Node) -> int:
    """Where the last of its own letters ends: a block goes on, for the parser, over the comments of the next one."""
    lines = text[node.start_mark.index : node.end_mark.index].split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return node.start_mark.index + len("\n".join(lines).rstrip())


def _inserted_after(text: str, node: yaml.Node | None, lines: str) -> str:
    if node is None:
        return f"{text.rstrip()}{lines}\n"
    if isinstance(node, yaml.CollectionNode) and node.flow_style:  # only the empty {} of a new file
        return text[: node.start_mark.index].rstrip() + lines + text[node.end_mark.index :]
    end = _end_of(text, node)
    return text[:end] + lines + text[end:]


def _day(day: date | None) -> str:
    return day.isoformat() if day else "null"


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
