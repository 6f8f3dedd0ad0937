import pytest

from tenderkit.model.template.brand import Brand
from tenderkit.rules.template.contrast import brand_faults, contrast, shade_of, shown_ratio, tint


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        pytest.param("000000", "FFFFFF", "21,0", id="black on white"),
        pytest.param("FFFFFF", "000000", "21,0", id="white on black"),
        pytest.param("FFFFFF", "FFFFFF", "1,0", id="white on white"),
        pytest.param("767676", "FFFFFF", "4,5", id="the lightest grey that passes"),
        pytest.param("777777", "FFFFFF", "4,4", id="the darkest grey that fails, not rounded up"),
        pytest.param("FF0000", "FFFFFF", "3,9", id="red"),
        pytest.param("0000FF", "FFFFFF", "8,5", id="blue"),
        pytest.param("050505", "FFFFFF", "20,3", id="nearly black, where the scale is straight"),
    ],
)
def test_contrast_is_what_wcag_says(one: str, other: str, ratio: str) -> None:
    assert shown_ratio(contrast(one, other)) == ratio


def test_a_tint_is_the_colour_thinned_with_white() -> None:
    assert (tint("000000", 100), tint("000000", 0), tint("1F4E5F", 10)) == ("000000", "FFFFFF", "E9EEEF")


@pytest.mark.parametrize(
    ("brand", "shade"),
    [
        pytest.param(Brand(), "E6EEF1", id="nothing stated"),
        pytest.param(Brand(colour="7A1F3D", shade="FAF0F3"), "FAF0F3", id="stated"),
        pytest.param(Brand(colour="7A1F3D"), "F2E9EC", id="a dark colour's strongest tint"),
        pytest.param(Brand(colour="6F6F6F"), "F5F5F5", id="a weaker tint where the colour is light"),
        pytest.param(Brand(colour="767676"), "FFFFFF", id="none where no tint can be read on"),
    ],
)
def test_the_field_behind_a_tables_first_row_can_be_read_on(brand: Brand, shade: str) -> None:
    assert shade_of(brand) == shade


@pytest.mark.parametrize(
    ("brand", "found"),
    [
        pytest.param(Brand(), [], id="the shipped colours"),
        pytest.param(Brand(colour="767676"), [], id="just enough"),
        pytest.param(Brand(colour="777777"), [("colour", "4,4")], id="a hair too light"),
        pytest.param(Brand(colour="FECC02"), [("colour", "1,5")], id="yellow"),
        pytest.param(Brand(colour="767676", shade="EEEEEE"), [("shade", "3,9")], id="too dark a field"),
        pytest.param(Brand(shade="1F4E5F"), [("shade", "1,0")], id="a field as dark as the shipped colour"),
        pytest.param(Brand(colour="FECC02", shade="FFFFFF"), [("colour", "1,5"), ("shade", "1,5")], id="both"),
    ],
)
def test_a_colour_that_is_hard_to_read_is_a_fault_of_its_ground(brand: Brand, found: list[tuple[str, str]]) -> None:
    faults = list(brand_faults(brand))

    assert [(fault.key[-1], fault.message.facts["found"]) for fault in faults] == found
    assert {fault.message.code for fault in faults} <= {"TK-T097"}
