"""What a path holds in a paper that is about no case: `municipality.name`, `role.id`."""

from collections.abc import Mapping

from msgspec import Struct, field

from tenderkit.rules.conditions.facts import COMPUTED, of_each, value_at


class AboutFacts(Struct, frozen=True):
    """The facts of one paper, by the first word of their paths; `computed` holds for each figure the record of its facts."""

    about: Mapping[str, object | None]
    computed: Mapping[str, object | None] = field(default_factory=dict)

    def lookup(self, path: str) -> object | None:
        """The value at the path; `None` when it isn't stated."""
        first, *rest = path.split(".")
        if first == COMPUTED:
            return value_at(self.computed.get(rest[0]), rest[1:])
        value = self.about.get(first)
        for name in rest:
            value = of_each(value, name) if isinstance(value, tuple) else getattr(value, name, None)
        return value
