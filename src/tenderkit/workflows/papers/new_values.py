"""What the newer text of an upgrade prints that the older one didn't, and whether the case states it."""

from collections.abc import Iterator

from msgspec import Struct

from tenderkit.messages import LANGUAGES, language
from tenderkit.rules.clauses.condition_words import fact_title
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.workflows.papers.upgrade import Move, Upgrade


class NewValue(Struct, frozen=True):
    """A fact that the newer text prints. Only a fact of the case itself is known to be stated or not."""

    path: str
    stated: bool | None

    @property
    def title(self) -> str:
        """Facts have Swedish titles only."""
        return fact_title(self.path) if language.get() == LANGUAGES[0] else self.path


def new_values(upgrade: Upgrade, move: Move) -> Iterator[NewValue]:
    """In the order of the clause; a value that some lot's own requirement states is stated."""
    case = upgrade.sound.case
    asked = [Facts(case, requirement=each.requirement) for each in each_requirement(case, unused=True)]
    for path in move.new_facts:
        of_the_case = path.partition(".")[0] in type(case).model_fields
        yield NewValue(path, any(facts.lookup(path) is not None for facts in asked) if of_the_case else None)
