"""Several contracting authorities that buy together: who they are, who matches for each, and who claims."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.case.case import JointProcurement, Procurement
from tenderkit.model.case.choices import ClaimedBy, JointForm
from tenderkit.model.law.acts import Act
from tenderkit.problems import Fault
from tenderkit.rules.contract.authorities import BuyingAuthority, authorities_of
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.joint_words import buyers_of


def somebody_buys_with_the_leading_one(case: Procurement) -> Iterator[Fault]:
    """A procurement is joint when there are others; for one authority its own block is enough."""
    if case.joint is not None and not case.joint.authorities:
        yield Fault(("joint", "authorities"), Message("TK-R440"))


def an_authority_stands_once(case: Procurement) -> Iterator[Fault]:
    """The same number twice is the same authority: it would have two shares, two contacts and two claims (36 § avtalslagen)."""
    seen: dict[str, str] = {}
    for each in authorities_of(case):
        number = each.organisation_number
        if number in seen:
            facts = {"number": number, "name": each.name, "other": seen[number]}
            yield Fault((*each.key, "organisation_number"), Message("TK-R441", facts))
        seen.setdefault(number, each.name)


def authorities_are_told_apart_by_name(case: Procurement) -> Iterator[Fault]:
    """The clauses name whose contract or call-off it is, and nobody can tell two of one name apart."""
    seen: dict[str, str] = {}
    for each in authorities_of(case):
        name = " ".join(each.name.casefold().split())
        if seen.get(name, each.organisation_number) != each.organisation_number:
            yield Fault((*each.key, "name"), Message("TK-R442", {"name": each.name}))
        seen.setdefault(name, each.organisation_number)


def a_centre_that_claims_has_something_to_claim(case: Procurement) -> Iterator[Fault]:
    """Each authority has the contract that its call-off made; the centre has none to be compensated for (7 kap. 12 § LOU)."""
    joint = case.joint
    if joint is None or not _is_centre(joint) or joint.claimed_by is not ClaimedBy.LEADING:
        return
    if any(each.requirement.penalty is not None for each in each_requirement(case)):
        yield Fault(("joint", "claimed_by"), Message("TK-R444"))


def every_authority_has_somebody_who_matches(case: Procurement) -> Iterator[Fault]:
    """The supplier turns to the unit of the authority whose contract it is; without one the leading authority's steps in."""
    for each in _those_besides(case):
        if each.matching_unit is None:
            yield Fault(each.key, Message("TK-R445", {"name": each.name}))


def every_unit_says_who_answers_for_personal_data(case: Procurement) -> Iterator[Fault]:
    """Each unit is its own controller's: one line for all of them would be wrong of some (art. 13 and 14 GDPR)."""
    buyers = buyers_of(case)
    steps_in = any(not each.has_own_unit for each in buyers)  # the unit of a purchasing centre that buys nothing itself
    own = [each for each in authorities_of(case) if each.has_own_unit and (each in buyers or steps_in)]
    if all(each.data_protection is None for each in own):
        return
    for each in own:
        if each.data_protection is None:
            yield Fault((*each.unit_key, "data_protection"), Message("TK-R446", {"name": each.name}))


def every_authority_can_be_reached(case: Procurement) -> Iterator[Fault]:
    """Each has its own contact: a notice about its contract or call-off goes to it and not to the leading one."""
    for each in _those_besides(case):
        if each.email is None and (each.contact is None or (each.contact.email or each.contact.phone) is None):
            yield Fault((*each.key, "contact"), Message("TK-R447", {"name": each.name}))


def the_act_knows_purchasing_centres(case: Procurement, act: Act) -> Iterator[Fault]:
    """Two of the acts say what a purchasing centre is and that others may buy through it; the one on concessions names none."""
    if case.joint is not None and _is_centre(case.joint) and act.purchasing_centres is None:
        yield Fault(("joint", "form"), Message("TK-R448", {"act": act.name}))


def _is_centre(joint: JointProcurement) -> bool:
    return joint.form is JointForm.PURCHASING_CENTRE


def _those_besides(case: Procurement) -> Iterator[BuyingAuthority]:
    return (each for each in authorities_of(case) if not each.leads)


RULES = (
    somebody_buys_with_the_leading_one,
    an_authority_stands_once,
    authorities_are_told_apart_by_name,
    a_centre_that_claims_has_something_to_claim,
    every_authority_has_somebody_who_matches,
    every_unit_says_who_answers_for_personal_data,
    every_authority_can_be_reached,
)
OF_THE_ACT = (the_act_knows_purchasing_centres,)
