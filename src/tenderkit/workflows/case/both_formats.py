"""What a case file says, written in either of its formats."""

from collections.abc import Mapping

from tenderkit.model.form.form_fields import form_fields
from tenderkit.model.form.form_keys import ITEM, Pattern
from tenderkit.readers.yaml.by_hand import key_lines
from tenderkit.readers.yaml.yaml_events import Tree

_FOR_LOTS = frozenset({"lot_requirements", "lot_groups"})


def form_of(said: Mapping[str, Tree]) -> bytes:
    """The form with what a case file says in it; sheets for the requirements of lots only where there are lots."""
    from tenderkit.writers.form.case_form_writer import CaseForm, write_case_form  # here because most cases stay YAML

    contract = said.get("contract")
    has_lots = isinstance(contract, dict) and bool(contract.get("lots"))
    return write_case_form(CaseForm(said, frozenset() if has_lots else _FOR_LOTS, (("source",),)))


def yaml_of(said: Mapping[str, Tree]) -> bytes:
    """What a form says, as a case file in YAML, in the order of the file's keys."""
    blocks = _in_order(said, ())
    texts = ("\n".join(key_lines({name: value}, 0)) for name, value in blocks.items())
    return ("\n\n".join(texts) + "\n").encode()


def _in_order(block: Mapping[str, Tree], path: Pattern) -> dict[str, Tree]:
    known = list(dict.fromkeys(each[len(path)] for each in form_fields() if each[: len(path)] == path != each))
    names = sorted(block, key=lambda name: known.index(name) if name in known else len(known))
    return {name: _inner(block[name], (*path, name)) for name in names}


def _inner(value: Tree, path: Pattern) -> Tree:
    if isinstance(value, dict):
        return _in_order(value, path)
    if isinstance(value, list):
        return [_inner(each, (*path, ITEM)) for each in value]
    return value
