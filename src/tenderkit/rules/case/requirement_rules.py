"""Whether a requirement can be met, claimed and defended; a lot's own requirement is checked at its own address."""

from collections.abc import Iterator

from tenderkit.model.case.case import Procurement, Requirement
from tenderkit.model.case.choices import (
    CapBase,
    CountedPer,
    DialogueSanction,
    Fulfiller,
    GroupedBy,
    PlacementKind,
    PlacesBasis,
    PlacesStart,
    TargetGroup,
)
from tenderkit.problems import Fault
from tenderkit.rules.case import (
    dialogue_rules,
    edition_rules,
    number_rules,
    own_group_rules,
    penalty_rules,
    per_kind_rules,
    summer_rules,
)
from tenderkit.rules.case.time_fits import least_times, times_fit
from tenderkit.rules.contract.each_requirement import (
    AddressedRequirement,
    RequirementRule,
    each_requirement,
    is_framework,
)
from tenderkit.rules.contract.least_time import longest_time
from tenderkit.rules.contract.penalty_rate import rate_of
from tenderkit.rules.contract.places_owed import lapsing_years
from tenderkit.rules.contract.price import price_of
from tenderkit.rules.language.wording import write_date

SHORTEST_PLACE_MONTHS = 3
LONGEST_YOUTH_PRACTICE_MONTHS = 3
_TELLING_GROUPS = frozenset({TargetGroup.NEWLY_ARRIVED, TargetGroup.REDUCED_WORK_CAPACITY})


def something_is_required(of: AddressedRequirement) -> Iterator[Fault]:
    """The report knows two kinds of requirement (l. 213 and 343-390); without either there is nothing to fulfil."""
    if not of.requirement.kinds:
        yield of.fault("dialogue", code="TK-R010")


def places_need_a_penalty(of: AddressedRequirement) -> Iterator[Fault]:
    """A penalty always goes with a requirement for a number of places (report l. 219 and 245), unless a reason says why not."""
    requirement = of.requirement
    if requirement.places is not None and requirement.penalty is None and requirement.no_penalty_reason is None:
        yield of.fault("penalty", code="TK-R011")


def penalty_needs_places(of: AddressedRequirement) -> Iterator[Fault]:
    """The penalty is for a place, a week or a month that is missing; a dialogue has none of them (report l. 245)."""
    if of.requirement.penalty is not None and of.requirement.places is None:
        yield of.fault("penalty", code="TK-R012")


def penalty_has_a_cap(of: AddressedRequirement) -> Iterator[Fault]:
    """An uncapped penalty invites adjustment as unreasonable (36 § avtalslagen)."""
    penalty = of.requirement.penalty
    if penalty is not None and penalty.cap is None:
        yield of.fault("penalty", "cap", code="TK-R014")


def cap_is_above_one_penalty(of: AddressedRequirement) -> Iterator[Fault]:
    """A cap below a single penalty contradicts it, and an unclear penalty is hard to claim (36 § avtalslagen)."""
    penalty = of.requirement.penalty
    rate = rate_of(penalty, price_of(of)) if penalty is not None else None
    ceiling = penalty.cap.amount if penalty is not None and penalty.cap is not None else None
    if rate is not None and ceiling is not None and ceiling < rate.first:
        yield of.fault("penalty", "cap", "amount", code="TK-R015")


def cap_is_of_something_that_exists(of: AddressedRequirement) -> Iterator[Fault]:
    """A framework agreement has prices but no price of its own, so a share of it can't be counted (36 § avtalslagen)."""
    if is_framework(of.case) and _cap_base(of) is CapBase.CONTRACT_PRICE:
        yield of.fault("penalty", "cap", "of", code="TK-R032")


def cap_is_of_what_one_supplier_gets(of: AddressedRequirement) -> Iterator[Fault]:
    """The estimated value is that of all suppliers together; a penalty should be in proportion to one supplier's own."""
    suppliers = of.case.contract.supplier_count or 1
    if suppliers > 1 and _cap_base(of) is CapBase.ESTIMATED_VALUE:
        yield of.fault("penalty", "cap", "of", code="TK-R033", suppliers=str(suppliers))


def called_off_places_have_a_rate(of: AddressedRequirement) -> Iterator[Fault]:
    """Places by called-off volume need the volume that gives a place, else nobody can count them (report l. 219)."""
    places = of.requirement.places
    by_volume = places is not None and places.basis is PlacesBasis.PER_CALLED_OFF_SEK
    rate = places.sek_per_place if places is not None else None
    if by_volume and rate is None:
        yield of.fault("places", "sek_per_place", code="TK-R016")
    by_value = places is not None and places.basis is PlacesBasis.PER_CONTRACT_VALUE
    if not by_volume and not by_value and rate is not None:
        yield of.fault("places", "sek_per_place", code="TK-R017")


def places_are_long_enough(of: AddressedRequirement) -> Iterator[Fault]:
    """A place should preferably last three months at least (report l. 408); a summer is no longer than it is."""
    for key, kinds, time in least_times(of.requirement.places):
        if time.months < SHORTEST_PLACE_MONTHS and set(kinds) != {PlacementKind.SUMMER_JOB}:
            yield of.fault(*key, code="TK-R018", time=time.told)


def places_fit_into_the_contract(of: AddressedRequirement) -> Iterator[Fault]:
    """A condition that can't be met is neither proportionate nor a condition of performance (4 kap. 1 § and 17 kap. 1 § LOU).

    An option isn't counted: whether it is used is the authority's choice.
    """
    places, contract = of.requirement.places, of.case.contract
    if places is not None:
        yield from times_fit(of, "start_within_months", contract.starts, contract.months)


def places_of_every_year_can_be_claimed(of: AddressedRequirement) -> Iterator[Fault]:
    """A year whose places lapse although the supplier has done nothing asks for nothing (platser-minskning.s9; 4 kap. 1 § LOU)."""
    places = of.requirement.places
    if places is None or any(places_fit_into_the_contract(of)):
        return
    if years := lapsing_years(of.case, places):
        facts = {
            "years": ", ".join(str(number) for number, _ in years),
            "days": ", ".join(write_date(last) for _, last in years),
            "time": longest_time(places).told,
        }
        yield of.fault("places", "start_within_months", code="TK-R260", **facts)


def lots_are_counted_where_there_are_lots(of: AddressedRequirement) -> Iterator[Fault]:
    """A number for each lot says nothing in a procurement that isn't divided (4 kap. LOU)."""
    places = of.requirement.places
    if places is not None and places.counted_per is CountedPer.LOT and not of.case.contract.lots:
        yield of.fault("places", "counted_per", code="TK-R029")


def shared_places_are_enough(of: AddressedRequirement) -> Iterator[Fault]:
    """A number shared between suppliers is rounded down for each of them; when it is small nothing is left to claim."""
    places, suppliers = of.requirement.places, of.case.contract.supplier_count or 1
    if places is None or not is_framework(of.case) or places.basis is PlacesBasis.PER_CALLED_OFF_SEK:
        return
    if of.case.counting.nearest:  # then it is a fault, which `edition_rules` tells
        return
    if places.counted_per in (CountedPer.CONTRACT, CountedPer.LOT) and suppliers > places.asked:
        facts = {"places": str(places.asked), "suppliers": str(suppliers)}
        yield of.fault("places", "counted_per", code="TK-R034", **facts)


def fixed_places_know_their_volume(of: AddressedRequirement) -> Iterator[Fault]:
    """Nobody knows what each of several suppliers will be asked to deliver; a number that ignores it can't be in proportion.

    Where the number is too small to share, that is said instead (4 kap. 1 § LOU, proportionality).
    """
    places, suppliers = of.requirement.places, of.case.contract.supplier_count or 1
    if places is None or not is_framework(of.case) or suppliers == 1:
        return
    follows = places.basis is PlacesBasis.PER_CALLED_OFF_SEK or places.counted_per is CountedPer.CALL_OFF
    if not follows and not any(shared_places_are_enough(of)):
        yield of.fault("places", "basis", code="TK-R039", suppliers=str(suppliers))


def young_interns_have_a_longest_time(of: AddressedRequirement) -> Iterator[Fault]:
    """The job guarantee for young people allows work practice for three months at most (7 § förordningen 2007:813)."""
    places = of.requirement.places
    young = TargetGroup.YOUNG_PEOPLE in of.requirement.groups
    if places is None or not young or PlacementKind.INTERNSHIP not in places.kinds:
        return
    for key, kinds, time in least_times(places):
        if PlacementKind.INTERNSHIP in kinds and time.months >= LONGEST_YOUTH_PRACTICE_MONTHS:
            yield of.fault(*key, code="TK-R044", time=time.told)


def target_group_tells_nothing_about_the_person(of: AddressedRequirement) -> Iterator[Fault]:
    """Who has a place belongs to the group; one that speaks of health or origin alone reveals just that (art. 9 GDPR)."""
    groups = of.requirement.groups
    if len(set(groups)) == 1 and groups[0] in _TELLING_GROUPS and not of.requirement.own_groups:
        yield of.fault("target_groups", code="TK-R035", group=groups[0].title_sv, word=groups[0].value)


def target_group_has_a_neutral_one(of: AddressedRequirement) -> Iterator[Fault]:
    """To choose by time in the country or by health alone disfavours others, and needs more than a social purpose.

    2 kap. 2 § diskrimineringslagen (2008:567); a group beside it that says nothing of either opens the place to them.
    """
    groups = of.requirement.groups
    neutral = any(own.by is not GroupedBy.ORIGIN for own in of.requirement.own_groups)
    if groups and set(groups) <= _TELLING_GROUPS and not neutral:
        facts = {"group": ", ".join(g.title_sv for g in groups), "word": ", ".join(g.value for g in groups)}
        yield of.fault("target_groups", code="TK-R315", **facts)


def subcontractors_may_give_a_place(of: AddressedRequirement) -> Iterator[Fault]:
    """Who performs through subcontractors can't meet a requirement that only its own staff may (4 kap. 1 § LOU, equal treatment)."""
    places = of.requirement.places
    if places is None or Fulfiller.SUBCONTRACTOR in places.may_fulfil or places.no_subcontractor_reason is not None:
        return
    yield of.fault("places", "may_fulfil", code="TK-R312")


def call_off_needs_a_framework(of: AddressedRequirement) -> Iterator[Fault]:
    """What refers to call-offs has no meaning in a contract without them (7 kap. LOU)."""
    if is_framework(of.case):
        return
    for key in _call_off_keys(of.requirement):
        yield of.fault(*key, code="TK-R030", key=key[-1])


def exclusion_has_a_length(of: AddressedRequirement) -> Iterator[Fault]:
    """An exclusion from call-off must be stated in the tender documents to be applied, its length included."""
    dialogue = of.requirement.dialogue
    excludes = dialogue is not None and dialogue.sanction is DialogueSanction.EXCLUSION_FROM_CALL_OFF
    if excludes and of.requirement.exclusion is None:
        yield of.fault("exclusion", code="TK-R031")


def _cap_base(of: AddressedRequirement) -> CapBase | None:
    penalty = of.requirement.penalty
    return penalty.cap.of if penalty is not None and penalty.cap is not None else None


def _call_off_keys(requirement: Requirement) -> Iterator[tuple[str, ...]]:
    places, penalty, dialogue = requirement.places, requirement.penalty, requirement.dialogue
    if places is not None and places.basis is PlacesBasis.PER_CALLED_OFF_SEK:
        yield ("places", "basis")
    if places is not None and places.counted_from is PlacesStart.CALL_OFF:
        yield ("places", "counted_from")
    if penalty is not None and penalty.cap is not None and penalty.cap.of is CapBase.CALLED_OFF_VALUE:
        yield ("penalty", "cap", "of")
    if dialogue is not None and dialogue.sanction is DialogueSanction.EXCLUSION_FROM_CALL_OFF:
        yield ("dialogue", "sanction")
    if requirement.exclusion is not None:
        yield ("exclusion",)


FOR_EACH_REQUIREMENT: tuple[RequirementRule, ...] = (
    something_is_required,
    places_need_a_penalty,
    penalty_needs_places,
    penalty_has_a_cap,
    cap_is_above_one_penalty,
    cap_is_of_something_that_exists,
    cap_is_of_what_one_supplier_gets,
    called_off_places_have_a_rate,
    places_are_long_enough,
    places_fit_into_the_contract,
    places_of_every_year_can_be_claimed,
    lots_are_counted_where_there_are_lots,
    shared_places_are_enough,
    fixed_places_know_their_volume,
    young_interns_have_a_longest_time,
    target_group_tells_nothing_about_the_person,
    target_group_has_a_neutral_one,
    subcontractors_may_give_a_place,
    call_off_needs_a_framework,
    exclusion_has_a_length,
    *dialogue_rules.FOR_EACH_REQUIREMENT,
    *edition_rules.FOR_EACH_REQUIREMENT,
    *penalty_rules.FOR_EACH_REQUIREMENT,
    *own_group_rules.FOR_EACH_REQUIREMENT,
    *per_kind_rules.FOR_EACH_REQUIREMENT,
    *number_rules.FOR_EACH_REQUIREMENT,
    *summer_rules.FOR_EACH_REQUIREMENT,
)


def requirements_hold(case: Procurement) -> Iterator[Fault]:
    """Every rule for every requirement: the common one, and each lot's own."""
    for of in each_requirement(case, unused=True):
        for rule in FOR_EACH_REQUIREMENT:
            yield from rule(of)


RULES = (requirements_hold,)
