import pytest

from tenderkit.rules.language.stated_numbers import stated_numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("inom 30 dagar", {"30 dag"}, id="digits with their unit"),
        pytest.param("inom trettio dagar", {"30 dag"}, id="the same in words"),
        pytest.param("inom 30 arbetsdagar", {"30 arbetsdag"}, id="a working day is another unit"),
        pytest.param("minst 50 000 kronor", {"50000 kron"}, id="a number with a space"),
        pytest.param("högst 5,5 procent", {"5,5 procent"}, id="decimals"),
        pytest.param("hälften av vitet och en tredjedel", {"1/2", "1/3"}, id="parts of a whole"),
        pytest.param("den tredje vardagen", {"3. vardag"}, id="a day counted from another"),
        pytest.param("andra gången, och andra dagar", {"2. gång"}, id="the second, and others"),
        pytest.param("inom en vecka en dag som passar", {"1 veck"}, id="one, where it is a time"),
        pytest.param("3 kap. 2 § och 7 b § lagen (2016:1145), AB 04", set(), id="provisions and names"),
        pytest.param("varannan månad, dubbelt", {"2. månad", "×2"}, id="every second, and twice"),
        pytest.param("den tredje parten", set(), id="a third party"),
        pytest.param("en plats", set(), id="an article"),
    ],
)
def test_a_text_states_its_quantities(text: str, found: set[str]) -> None:
    assert stated_numbers(text) == found
