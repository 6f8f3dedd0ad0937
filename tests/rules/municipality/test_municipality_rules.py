import pytest

from tenderkit.model.municipality.municipality import Municipality
from tenderkit.rules.municipality.municipality_rules import municipality_faults

HEAD = {"format": "1", "name": "Provköpings kommun", "valid_from": "2027-01-01"}


def faults(**values: object) -> list[str]:
    return [fault.message.code for fault in municipality_faults(Municipality.model_validate(HEAD | values))]


@pytest.mark.parametrize(
    ("protection", "found"),
    [
        pytest.param(None, [], id="not stated"),
        pytest.param({"controller": "Nämnden"}, [], id="no basis yet"),
        pytest.param({"controller": "Nämnden", "legal_basis": "en uppgift av allmänt intresse"}, [], id="a basis"),
        pytest.param({"controller": "Nämnden", "legal_basis": "ditt samtycke"}, ["TK-B002"], id="consent"),
    ],
)
def test_consent_lifts_secrecy_and_is_no_basis(protection: object, found: list[str]) -> None:
    assert faults(data_protection=protection) == found


def test_a_kind_stands_once_among_those_that_are_archived() -> None:
    assert faults(archives=[{"kind": "overlamning"}, {"kind": "intyg"}]) == []
    assert faults(archives=[{"kind": "overlamning"}, {"kind": "overlamning", "type": "brev"}]) == ["TK-B003"]
