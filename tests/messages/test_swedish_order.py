from itertools import permutations
from unicodedata import normalize

import pytest

from tenderkit.messages.swedish_order import swedish_order


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["Alnö", "Zeta", "Åsen", "Ängen", "Östra"], id="å ä ö come last, in that order"),
        pytest.param(["alnö", "Berg", "cykel", "Ås", "äng"], id="capitals make no difference"),
        pytest.param(["Vik", "Wahl", "Xerxes"], id="w is a letter after v"),
        pytest.param(["ide", "idé", "idel"], id="é stands with e"),
        pytest.param(["Muller", "Mylla", "Müller", "Mynta"], id="ü stands with y"),
        pytest.param(["Zorn", "Ærø", "Ätran", "Öland", "Østby"], id="letters of neighbours"),
        pytest.param(["1 plats", "2 platser", "a", "ö", "β"], id="digits, letters, other alphabets"),
        pytest.param(["Åre", "Åre kommun", "Årebro"], id="a space comes before a letter"),
        pytest.param(["a-b", "a_b", "ab"], id="signs come before letters"),
        pytest.param(["Garcia", "García", "Garcib"], id="an accent counts last"),
        pytest.param(["ås", "Ås"], id="of two alike the small one is first"),
    ],
)
def test_names_stand_where_a_reader_looks_for_them(names: list[str]) -> None:
    for given in permutations(names):
        assert sorted(given, key=swedish_order) == names


def test_a_letter_in_two_parts_is_the_same_letter() -> None:
    given = [normalize("NFD", "Östra"), "Ängen", normalize("NFD", "Åsen"), "Zeta"]

    assert [normalize("NFC", name) for name in sorted(given, key=swedish_order)] == ["Zeta", "Åsen", "Ängen", "Östra"]
