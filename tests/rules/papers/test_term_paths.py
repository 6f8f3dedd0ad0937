"""The facts that an issue binds, taken from a case and put back into it."""

import pytest
from pydantic import ValidationError

from given.cases import WITH_PLACES, read
from judges import checkout
from tenderkit.model.case.case import Procurement
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.project.places import built_in_root, find_places
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.rules.conditions.facts import facts_below, field_at
from tenderkit.rules.papers.term_paths import (
    FREE_TEXTS,
    REASONS,
    is_free_text,
    is_reason,
    lot_of_path,
    path_in_model,
    term_roots,
    term_values,
    with_terms,
)

SAMPLES = sorted(path.parent.name for path in (checkout.ROOT / "samples").glob("*/upphandling.yaml"))
HOLDS_FREE_TEXT = 10_000


def sample(name: str) -> Procurement:
    return parse_case(read_yaml(checkout.ROOT / "samples" / name / "upphandling.yaml"))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_terms_of_a_sample_put_back_give_the_same_case(name: str) -> None:
    case = sample(name)

    assert with_terms(case, term_values(case)) == case


@pytest.mark.parametrize("name", SAMPLES)
def test_a_term_that_is_taken_away_is_away(name: str) -> None:
    case = sample(name)
    terms = term_values(case)
    del terms["authority.unit"]

    assert with_terms(case, terms).authority.unit is None


REASONED = "requirement.dialogue.no_sanction_reason"


def test_a_reason_in_the_file_binds_nobody_and_is_kept_where_its_block_is() -> None:
    case = sample("stadsfesten")
    assert case.requirement.dialogue is not None
    dialogue = case.requirement.dialogue.model_copy(update={"no_sanction_reason": "Avtalet är litet."})
    reasoned = case.model_copy(update={"requirement": case.requirement.model_copy(update={"dialogue": dialogue})})
    terms = term_values(reasoned)
    without = {path: value for path, value in terms.items() if not path.startswith("requirement.dialogue")}

    assert REASONED not in terms
    assert with_terms(reasoned, terms) == reasoned
    assert with_terms(reasoned, without).requirement.dialogue is None


def test_every_fact_that_the_requirements_section_may_print_is_a_term() -> None:
    folder = built_in_root() / "templates" / "kravavsnitt"
    allowed = read_kind(folder, find_places(folder).letterheads()).allow

    assert [path for path in allowed if path != "computed" and not is_within(path, *term_roots())] == []


def test_nobody_who_is_named_in_a_case_stands_among_the_terms() -> None:
    case = sample("korttidshyra-fordon")

    assert [path for path in term_values(case) if is_within(path, "roles", "suppliers", "confirmations")] == []
    assert "matching_unit.contact" not in {path.rsplit(".", 1)[0] for path in term_values(case)}


def test_every_fact_with_room_for_whole_sentences_is_known_as_free_text() -> None:
    found = {path for root in term_roots() for path in paths_below(root) if longest(path) >= HOLDS_FREE_TEXT}

    assert {path for path in found if not is_free_text(path) and not is_reason(path)} == set()
    assert {path.rpartition(".")[2] for path in found} <= FREE_TEXTS | REASONS


def paths_below(path: str) -> list[str]:
    below = facts_below(path)
    return [deeper for name in below for deeper in paths_below(f"{path}.{name}")] if below else [path]


def longest(path: str) -> int:
    found = field_at(path)
    schemas = [getattr(mark, "schema", {}) for mark in (found.metadata if found else ())]
    texts = str(found.annotation) if found else ""
    inside = HOLDS_FREE_TEXT if f"'maxLength': {HOLDS_FREE_TEXT}" in texts else 0
    return max([int(schema.get("maxLength", 0)) for schema in schemas] + [inside])


@pytest.mark.parametrize(
    ("path", "lot", "within", "in_model"),
    [
        ("contract.lots.A.requirement.purpose", "A", "requirement.purpose", "contract.lots.requirement.purpose"),
        ("contract.lots.B.value", "B", "value", "contract.lots.value"),
        ("requirement.penalty.amount", "", "requirement.penalty.amount", "requirement.penalty.amount"),
    ],
)
def test_a_path_tells_its_lot(path: str, lot: str, within: str, in_model: str) -> None:
    assert lot_of_path(path) == (lot, within)
    assert path_in_model(path) == in_model


def test_terms_that_make_no_case_are_told() -> None:
    case = sample("vaghyveln")
    impossible = term_values(case) | {"requirement.places.count": "många"}

    with pytest.raises(ValidationError):
        with_terms(case, impossible)


def test_a_unit_that_the_issued_section_does_not_name_is_left_out_whole() -> None:
    case = sample("vaghyveln")
    terms = {path: value for path, value in term_values(case).items() if not path.startswith("matching_unit")}

    assert case.matching_unit is not None
    assert with_terms(case, terms).matching_unit is None


def test_a_lot_that_was_not_issued_is_left_out_and_one_that_was_comes_back() -> None:
    case = sample("korttidshyra-fordon")
    terms = term_values(case)
    only_b = {path: value for path, value in terms.items() if lot_of_path(path)[0] != "A"}

    assert [lot.id for lot in with_terms(case, only_b).contract.lots] == ["B"]
    assert with_terms(with_terms(case, only_b), terms).contract.lots == case.contract.lots


def test_a_list_of_words_is_one_term() -> None:
    assert term_values(sample("korttidshyra-fordon"))["requirement.places.kinds"] == (
        "employment",
        "internship",
        "apprenticeship",
    )


def with_own(text: str) -> Procurement:
    """The case with places, in format 2 and with more of its own."""
    groups = "  target_groups: [far_from_labour_market]\n"
    assert WITH_PLACES.count(groups) == 1
    return read(WITH_PLACES.replace("format: 1", "format: 2").replace(groups, f"{groups}{text}"))


OWN_GROUPS = """\
  own_groups:
    - {title: lagerarbetare, definition: personer utan arbete, proof: ett intyg, reason: Nämnden vill det.}
    - {title: tidigare butikssäljare, definition: personer utan arbete, proof: ett intyg}
"""


def test_each_block_of_a_list_is_bound_at_its_place_and_comes_back() -> None:
    case = with_own(OWN_GROUPS)
    terms = term_values(case)

    assert terms["requirement.own_groups.1.title"] == "tidigare butikssäljare"
    assert "requirement.own_groups.0.reason" not in terms
    assert with_terms(case, terms) == case
    assert (
        path_in_model("contract.lots.A.requirement.own_groups.1.title") == "contract.lots.requirement.own_groups.title"
    )


def test_own_values_are_bound_and_come_back() -> None:
    case = read(WITH_PLACES.replace("format: 1", "format: 2\nown: {bonus_per_month: 10 000, last_day: 2027-12-01}"))
    terms = term_values(case)

    assert terms["own.bonus_per_month"] == "10 000"
    assert with_terms(case, terms) == case


JOINT = """\
joint:
  form: joint_procurement
  claimed_by: each
  authorities:
    - name: Bergs kommun
      organisation_number: 559999-1238
      email: berg@exempel.se
      contact: {title: inköpare, phone: 0687-161 00}
      matching_unit:
        name: Jobbcentrum
        form: same_authority
        contact: {title: jobbcoach}
        data_protection: {controller: Nämnden, contact: dso@exempel.se, legal_basis: allmänt intresse, retention: två år}
    - {name: Åre kommun, organisation_number: 559999-5676}
"""


def test_who_buys_together_is_a_term_and_whom_to_turn_to_there_is_not() -> None:
    case = read(WITH_PLACES + JOINT)
    terms = term_values(case)
    of_berg = sorted(
        path.removeprefix("joint.authorities.0.") for path in terms if path.startswith("joint.authorities.0.")
    )

    assert of_berg == [
        "matching_unit.data_protection.contact",
        "matching_unit.data_protection.controller",
        "matching_unit.data_protection.legal_basis",
        "matching_unit.data_protection.retention",
        "matching_unit.form",
        "matching_unit.name",
        "name",
        "organisation_number",
    ]
    assert terms["joint.claimed_by"] == "each"
    assert with_terms(case, terms) == case


def test_whom_to_turn_to_follows_the_authority_and_not_its_place_in_the_list() -> None:
    case = read(WITH_PLACES + JOINT)
    assert case.joint is not None
    turned = case.joint.model_copy(update={"authorities": case.joint.authorities[::-1]})
    later = case.model_copy(update={"joint": turned})

    assert with_terms(later, term_values(case)) == case


def test_an_authority_that_the_issued_terms_alone_name_has_nobody_to_turn_to() -> None:
    case = read(WITH_PLACES + JOINT)
    alone = with_terms(read(WITH_PLACES), term_values(case)).joint

    assert alone is not None
    assert [(each.name, each.contact, each.email) for each in alone.authorities] == [
        ("Bergs kommun", None, None),
        ("Åre kommun", None, None),
    ]


def test_a_unit_that_the_issued_terms_lack_is_not_made_of_its_contact() -> None:
    case = read(WITH_PLACES + JOINT)
    terms = {path: value for path, value in term_values(case).items() if "matching_unit" not in path}
    joint = with_terms(case, terms).joint

    assert joint is not None
    assert joint.authorities[0].matching_unit is None
