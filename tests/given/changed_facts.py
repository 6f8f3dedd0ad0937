"""The facts of a sample with other values at some paths, and what such a document is planned as."""

from collections.abc import Mapping
from functools import cache

from judges import checkout
from tenderkit import Case, Library, open_library, read_case
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.workflows.api.build_documents import asked_of
from tenderkit.workflows.papers.composing import PlannedDocument, planned_documents
from tenderkit.workflows.papers.kind_of_case import load_template

SAMPLES = checkout.ROOT / "samples"


class ChangedFacts:
    """Facts with other values at some paths."""

    def __init__(self, facts: FactSource, values: Mapping[str, object]) -> None:
        self._facts, self._values = facts, values

    def lookup(self, path: str) -> object | None:
        return self._values[path] if path in self._values else self._facts.lookup(path)


@cache
def samples_library() -> Library:
    return open_library(SAMPLES)


@cache
def sample_case(name: str) -> Case:
    return read_case(SAMPLES / name, samples_library())


@cache
def planned(name: str, kind: str) -> tuple[tuple[PlannedDocument, ...], CompiledTemplate]:
    """Every document of the kind that a sample gives, with its letterhead."""
    with samples_library().reading(sample_case(name).kept):
        asked = asked_of(sample_case(name), kind)
        return planned_documents(asked), load_template(asked.sound, asked.kind)
