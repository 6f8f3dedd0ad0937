import pytest

from tenderkit.model.municipality.municipality import Municipality
from tenderkit.rules.conditions.about_facts import AboutFacts

TEXT = {
    "format": "1",
    "name": "Provköpings kommun",
    "valid_from": "2027-01-01",
    "units": ["Den ena", "Den andra"],
    "costs": [{"what": "utbildning", "amount": "10"}, {"what": "resor", "amount": "20"}],
}
FACTS = AboutFacts({"municipality": Municipality.model_validate(TEXT)}, {"figure": Municipality.model_validate(TEXT)})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param("municipality.name", "Provköpings kommun", id="a value"),
        pytest.param("municipality.units", ("Den ena", "Den andra"), id="a list"),
        pytest.param("municipality.costs.what", ("utbildning", "resor"), id="of each item"),
        pytest.param("municipality.roles.recruiter.title", None, id="a block that isn't stated"),
        pytest.param("computed.figure.name", "Provköpings kommun", id="a figure"),
        pytest.param("computed.other.name", None, id="no such figure"),
        pytest.param("title", None, id="a fact of a case"),
    ],
)
def test_a_path_holds_what_was_typed_or_computed(path: str, value: object) -> None:
    assert FACTS.lookup(path) == value
