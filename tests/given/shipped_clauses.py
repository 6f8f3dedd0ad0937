"""The shipped clauses by what they do, for tests of what finds them so."""

from collections.abc import Collection, Mapping
from functools import cache

from msgspec import Struct, field

from given.law_rows import shipped_table
from given.policies import shipped_policy
from judges.checkout import ROOT
from tenderkit.model.case.choices import Law
from tenderkit.model.clauses.library import ClauseLibrary
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.law.acts import Act
from tenderkit.model.papers.kind_file import KindRoles
from tenderkit.model.policy.policy import Policy
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.papers.registry_figures import SentPaper


@cache
def shipped_library() -> ClauseLibrary:
    return read_library((ROOT / "clauses",))


def shipped_roles() -> Mapping[str, ClauseRole]:
    """`{"vite": ClauseRole.PENALTY}`, and so on."""
    return shipped_library().roles


def in_use(*versions: str) -> ClausesInUse:
    """`in_use("vite@1.1.0")`: the clauses of a lock that names these."""
    found = (version.split("@") for version in versions)
    entries = (shipped_library().version(clause_id, number) for clause_id, number in found)
    return ClausesInUse(tuple(entry for entry in entries if entry is not None), shipped_roles())


class Unlocked(Struct, frozen=True, dict=True):
    """A case of which nothing has been built, in a municipality that has chosen no policy."""

    policy: Policy = field(default_factory=lambda: shipped_policy("alternativ-1"))
    policy_is_chosen: bool = False
    locked_clauses: ClausesInUse = field(default_factory=ClausesInUse)
    sent_papers: tuple[SentPaper, ...] = ()
    kind_roles: tuple[KindRoles, ...] = ()
    act: Act = field(default_factory=lambda: shipped_table().acts[Law.LOU])

    def clauses_for(self, roles: Collection[ClauseRole]) -> ClausesInUse:
        del roles
        return ClausesInUse()
