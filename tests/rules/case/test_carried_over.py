"""What a new case takes from an earlier one, and what it never takes."""

from pathlib import PurePath
from typing import Any

import pytest

from tenderkit.model.case.case import Procurement
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.case.carried_over import CarriedOver, carried_over, lines_that_tell

EARLIER = """\
format: 1
title: Väghyveln
source: {note: Påhittat}
registry: {procurement: TF 2026/412, contract: null}
authority: {name: Östersunds kommun, organisation_number: 212000-2528, email: kommunen@exempel.se}
matching_unit:
  name: Enheten
  contact: {name: Dag Exempel, title: rekryterare, unit: Enheten, phone: 063-1, email: dag@exempel.se}
procedure: {kind: open, begins: 2026-11-01, awarded: 2027-01-01, review_pending: nej}
market_dialogue: {held: 2026-10-12, industry: väg, notes: Få kom.}
contract:
  starts: 2027-03-01
  contract_price: 61 000 000
  workplace_checks: [förarbevis]
  lots: [{id: A, title: Norr}]
requirement: {purpose: Fler ska få arbete., no_penalty_reason: Prövas först.}
roles: {recruiter: {title: rekryterare, phone: 063-14 00 00}}
suppliers: [{name: Exempel AB, contact: {name: Eva Exempel, phone: 063-14 00 00}}]
assessment: {location: I centralorten., requester_mandate: E-post}
own: {bonus: 10 000}
"""


def tree(text: str) -> dict[str, Any]:
    data = parse_yaml(text, PurePath("upphandling.yaml")).data
    assert isinstance(data, dict)
    return data


def carried(text: str = EARLIER) -> CarriedOver:
    return carried_over(tree(text))


def paths(keys: tuple[tuple[str | int, ...], ...]) -> list[str]:
    return [".".join(map(str, key)) for key in keys]


def test_days_prices_people_and_what_belongs_to_that_procurement_are_emptied() -> None:
    assert paths(carried().emptied) == [
        "registry.procurement",
        *("matching_unit.contact.name", "matching_unit.contact.phone", "matching_unit.contact.email"),
        *("procedure.begins", "procedure.awarded", "procedure.review_pending"),
        *("market_dialogue.held", "market_dialogue.notes"),
        *("contract.starts", "contract.contract_price"),
        "suppliers",
        "assessment.requester_mandate",
    ]


@pytest.mark.parametrize("name", ["suppliers", "confirmations", "answers", "tender_questions", "handover", "changes"])
def test_a_block_of_that_procurement_goes_whole(name: str) -> None:
    assert paths(carried(f"title: x\n{name}: [{{date: 2026-01-01}}]\n").emptied) == [name]


def test_every_day_in_the_model_goes() -> None:
    """Also one that is added later: what stays of all that a case may say holds no day."""
    examples = {name: (field.examples or [None])[0] for name, field in Procurement.model_fields.items()}

    found = carried_over(examples)

    assert not {"date", "held", "begins", "starts", "received"} & {
        name for names in found.kept.values() for name in names
    }


def test_a_sample_tells_no_new_case_where_it_comes_from() -> None:
    assert (paths(carried().dropped), paths(carried("title: x\n").dropped)) == (["source"], [])


def test_what_a_case_must_state_is_to_be_filled_in() -> None:
    assert paths(carried().to_fill) == [
        "registry.procurement",
        "procedure.begins",
        "market_dialogue.held",
        "contract.starts",
    ]


def test_the_rest_stays_and_is_told_block_by_block() -> None:
    assert carried().kept == {
        "": ("title",),
        "authority": ("name", "organisation_number", "email"),
        "matching_unit": ("name",),
        "matching_unit.contact": ("title", "unit"),
        "procedure": ("kind",),
        "market_dialogue": ("industry",),
        "contract": ("workplace_checks",),
        "contract.lots": ("id", "title"),
        "requirement": ("purpose", "no_penalty_reason"),
        "roles.recruiter": ("title", "phone"),
        "assessment": ("location",),
        "own": ("bonus",),
    }


def test_texts_of_the_officers_own_are_to_be_read_again() -> None:
    assert carried().to_read_again == ("requirement.purpose", "requirement.no_penalty_reason", "assessment.location")


def test_where_nobody_is_named_the_telephone_is_the_units() -> None:
    assert paths(carried("roles: {recruiter: {title: x, phone: 063-1, email: rek@exempel.se}}\n").emptied) == []
    assert paths(carried("roles: {recruiter: {name: Dag, title: x, phone: 063-1}}\n").emptied) == [
        "roles.recruiter.name",
        "roles.recruiter.phone",
    ]


def test_a_file_of_another_shape_is_carried_as_far_as_it_goes() -> None:
    found = carried("roles: [rekryteraren]\nsupliers: [x]\nprocedure: öppet\nmatching_unit: {contact: Dag}\n")

    assert (found.emptied, sum(map(len, found.kept.values()))) == ((), 4)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("# ring eva exempel", ["suppliers.contact.name"], id="a name in a comment, in other letters"),
        pytest.param("title: TF 2026/412 igen", ["registry.procurement"], id="a registration number"),
        pytest.param("# dag@exempel.se", ["matching_unit.contact.email"], id="an address"),
        pytest.param("# 063-14 00 00", [], id="a telephone that somebody else has too"),
        pytest.param("# 2027-03-01", [], id="a day, which means nothing by itself"),
        pytest.param("# Exempel ABC", [], id="a longer word"),
    ],
)
def test_a_line_that_still_tells_of_it_is_pointed_at(line: str, told: list[str]) -> None:
    found = lines_that_tell(["format: 2", line], tree(EARLIER), carried())

    assert list(found) == [(2, path) for path in told]
