"""The examples of the rules: the sample Väghyveln with something changed, as a case that can be checked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "vaghyveln" / "upphandling.yaml"
POLICY = ROOT / "policies" / "alternativ-1.yaml"
_OF_THE_POLICY = "policy."
_TAKEN_AWAY = "null"


def write_example(changes: Mapping[str, str], folder: Path) -> Path:
    """Write the changed sample into `folder`, and a policy of its own where the changes ask for one; returns the folder."""
    of_the_policy = {
        path.removeprefix(_OF_THE_POLICY): value for path, value in changes.items() if path.startswith(_OF_THE_POLICY)
    }
    of_the_case = {path: value for path, value in changes.items() if not path.startswith(_OF_THE_POLICY)}
    _write(_changed(SAMPLE, of_the_case), folder / SAMPLE.name)
    if of_the_policy:
        _write(_changed(POLICY, of_the_policy), folder / "policy.yaml")
        (folder / "tenderkit.toml").write_text('policy = "policy.yaml"\n', "utf-8")
    return folder


def _changed(path: Path, changes: Mapping[str, str]) -> Any:  # noqa: ANN401 - a tree of YAML
    """The file with each dotted path set to its YAML, or taken away by `null`; every value stays the letters typed."""
    tree = _read(path.read_text("utf-8"))
    for dotted, value in changes.items():
        *blocks, name = dotted.split(".")
        block = tree
        for key in blocks:
            block = block[int(key)] if isinstance(block, list) else block.setdefault(key, {})
        _set(block, name, value)
    return tree


def _set(block: Any, name: str, value: str) -> None:  # noqa: ANN401 - a tree of YAML
    key = int(name) if isinstance(block, list) else name
    if value == _TAKEN_AWAY:
        del block[key]
    elif isinstance(block, list) and key == len(block):
        block.append(_read(value))
    else:
        block[key] = _read(value)


def _read(text: str) -> Any:  # noqa: ANN401 - a tree of YAML
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - builds text, lists and mappings of text, nothing else


def _write(tree: Any, path: Path) -> None:  # noqa: ANN401 - a tree of YAML
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")
