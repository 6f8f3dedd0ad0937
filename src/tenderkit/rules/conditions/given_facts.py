"""Facts that an example or a test states by path, in place of a case."""

from collections.abc import Mapping

from msgspec import Struct

from tenderkit.model.conditions.fact_path import is_within
from tenderkit.rules.conditions.facts import of_each


class GivenFacts(Struct, frozen=True):
    """Facts by path. A block is stated when anything in it is."""

    given: Mapping[str, object]

    def lookup(self, path: str) -> object | None:
        if path in self.given:
            return self.given[path]
        if any(is_within(stated, path) for stated in self.given):
            return self
        block, _, name = path.rpartition(".")
        value = self.lookup(block) if block else None
        return of_each(value, name) if isinstance(value, tuple) else getattr(value, name, None)
