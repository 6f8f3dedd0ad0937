import pytest

from tenderkit.model.conditions.fact_path import is_within

PLACES = "requirement.places"


@pytest.mark.parametrize(
    ("path", "blocks", "within"),
    [
        pytest.param(PLACES, (PLACES,), True, id="the block itself"),
        pytest.param("requirement.places.count", (PLACES,), True, id="a fact in it"),
        pytest.param("requirement.places_x", (PLACES,), False, id="another that begins with its letters"),
        pytest.param("requirement", (PLACES,), False, id="the block around it"),
        pytest.param("requirement.places.count", ("title", PLACES), True, id="in one of several"),
        pytest.param("requirement.places.count", (), False, id="in none at all"),
    ],
)
def test_a_path_is_within_a_block(path: str, blocks: tuple[str, ...], *, within: bool) -> None:
    assert is_within(path, *blocks) is within
