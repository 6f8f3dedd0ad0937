"""Whether a target group of the municipality's own is one that the law lets a requirement be for, and that somebody can show.

The list's own groups are vetted with their clause; here the words are the officer's, and each fault stands at its key.
"""

from collections.abc import Iterator

from tenderkit.model.case.case import Requirement
from tenderkit.model.case.choices import GroupedBy, TargetGroup
from tenderkit.model.case.own_group import OwnGroup
from tenderkit.problems import Fault
from tenderkit.rules.case.own_group_words import (
    AGE,
    GROUND,
    ORIGIN,
    TELLING_PROOF,
    bare_title,
    is_no_proof,
    residence_in,
)
from tenderkit.rules.contract.each_requirement import AddressedRequirement, RequirementRule
from tenderkit.rules.language.near_words import near_spellings

_SAID_IN = ("title", "definition")
_CALLED = {  # what people call a group of the list
    "långtidsarbetslösa": TargetGroup.LONG_TERM_UNEMPLOYED,
    "långtidsarbetslös": TargetGroup.LONG_TERM_UNEMPLOYED,
    "unga": TargetGroup.YOUNG_PEOPLE,
    "ungdomar": TargetGroup.YOUNG_PEOPLE,
    "unga arbetslösa": TargetGroup.YOUNG_PEOPLE,
    "arbetslösa ungdomar": TargetGroup.YOUNG_PEOPLE,
    "nyanlända": TargetGroup.NEWLY_ARRIVED,
    "långt från arbetsmarknaden": TargetGroup.FAR_FROM_LABOUR_MARKET,
    "står långt från arbetsmarknaden": TargetGroup.FAR_FROM_LABOUR_MARKET,
    "nedsatt arbetsförmåga": TargetGroup.REDUCED_WORK_CAPACITY,
    "med nedsatt arbetsförmåga": TargetGroup.REDUCED_WORK_CAPACITY,
    "med funktionsnedsättning": TargetGroup.REDUCED_WORK_CAPACITY,
    "med funktionsnedsättningar": TargetGroup.REDUCED_WORK_CAPACITY,
    "funktionsnedsatta": TargetGroup.REDUCED_WORK_CAPACITY,
}


def own_groups_ask_nothing_of_residence(of: AddressedRequirement) -> Iterator[Fault]:
    """Where somebody lives or is registered shuts out whom other companies recruit (4 kap. 1 § LOU)."""
    for index, group in enumerate(of.requirement.own_groups):
        for name in _SAID_IN:
            if word := residence_in(getattr(group, name), of.case.authority.name):
                yield _fault(of, index, name, "TK-R410", word=word)


def own_groups_rest_on_no_other_ground(of: AddressedRequirement) -> Iterator[Fault]:
    """Sex, faith and the like are grounds of discrimination as well, and nothing here weighs a reason for them (1 kap. 5 § DL)."""
    for index, group in enumerate(of.requirement.own_groups):
        for name in _SAID_IN:
            if found := GROUND.search(getattr(group, name)):
                yield _fault(of, index, name, "TK-R411", word=found[0])


def own_groups_can_be_shown(of: AddressedRequirement) -> Iterator[Fault]:
    """A condition that nobody can show to be met can't be followed up (4 kap. 1 § LOU, transparency)."""
    for index, group in enumerate(of.requirement.own_groups):
        if is_no_proof(group.proof):
            yield _fault(of, index, "proof", "TK-R412", proof=group.proof)
        elif found := TELLING_PROOF.search(group.proof):
            yield _fault(of, index, "proof", "TK-R413", word=found[0])


def age_and_origin_have_a_reason(of: AddressedRequirement) -> Iterator[Fault]:
    """Both are grounds of discrimination, so why the group is needed must be written down (1 kap. 5 § DL)."""
    for index, group in enumerate(of.requirement.own_groups):
        if group.by is not GroupedBy.NONE and group.reason is None:
            yield _fault(
                of, index, "reason", "TK-R414", group=group.title, title=group.by.title_sv, word=group.by.value
            )


def age_and_origin_are_said(of: AddressedRequirement) -> Iterator[Fault]:
    """What a group rests on is stated and not left to be guessed: it decides what more is asked."""
    for index, group in enumerate(of.requirement.own_groups):
        words = f"{group.title} {group.definition}"
        origin, age = ORIGIN.search(words), AGE.search(words)
        if origin is not None and group.by is not GroupedBy.ORIGIN:
            yield _by_fault(of, index, origin[0], GroupedBy.ORIGIN)
        elif age is not None and group.by is GroupedBy.NONE:
            yield _by_fault(of, index, age[0], GroupedBy.AGE)


def origin_is_never_alone(of: AddressedRequirement) -> Iterator[Fault]:
    """A group by origin alone favours by origin, for which 2 kap. 2 § DL has no exception; beside another it is a choice to weigh."""
    by_origin = [index for index, group in enumerate(of.requirement.own_groups) if group.by is GroupedBy.ORIGIN]
    for index in by_origin:
        group = of.requirement.own_groups[index].title
        if not _has_another(of.requirement):
            yield _fault(of, index, "by", "TK-R415", group=group)
        yield _fault(of, index, "by", "TK-R416", group=group)


def own_groups_are_not_those_of_the_list(of: AddressedRequirement) -> Iterator[Fault]:
    """One group with two definitions leaves it open which of them holds."""
    titles = [bare_title(group.title) for group in of.requirement.own_groups]
    for index, title in enumerate(titles):
        listed = _of_the_list(title, of.requirement.own_groups[index])
        if title in titles[:index]:
            yield _fault(of, index, "title", "TK-R419", group=of.requirement.own_groups[index].title)
        elif listed is not None:
            facts = {"group": of.requirement.own_groups[index].title, "title": listed.title_sv, "word": listed.value}
            yield _fault(of, index, "title", "TK-R418", **facts)


def _of_the_list(title: str, group: OwnGroup) -> TargetGroup | None:
    """By its name, or a slip of the pen in it; of young people only where no age of its own is told."""
    near = near_spellings(title, _CALLED)
    found = _CALLED.get(title) or (_CALLED[near[0]] if near and len(near[0]) <= len(title) + 2 else None)
    own_age = found is TargetGroup.YOUNG_PEOPLE and any(map(str.isdecimal, group.definition))
    return None if own_age else found


def _has_another(requirement: Requirement) -> bool:
    """A group that isn't by origin: those who came lately are so near to it that they don't count."""
    listed = any(group is not TargetGroup.NEWLY_ARRIVED for group in requirement.groups)
    return listed or any(group.by is not GroupedBy.ORIGIN for group in requirement.own_groups)


def _by_fault(of: AddressedRequirement, index: int, found: str, by: GroupedBy) -> Fault:
    return _fault(of, index, "by", "TK-R417", found=found, title=by.title_sv, word=by.value)


def _fault(of: AddressedRequirement, index: int, name: str, code: str, **facts: str) -> Fault:
    return of.fault("own_groups", index, name, code=code, **facts)


FOR_EACH_REQUIREMENT: tuple[RequirementRule, ...] = (
    own_groups_ask_nothing_of_residence,
    own_groups_rest_on_no_other_ground,
    own_groups_can_be_shown,
    age_and_origin_have_a_reason,
    age_and_origin_are_said,
    origin_is_never_alone,
    own_groups_are_not_those_of_the_list,
)
