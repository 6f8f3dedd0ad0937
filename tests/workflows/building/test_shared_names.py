import pytest

from tenderkit.workflows.building.shared_names import kinds_meant

KNOWN = ("blad-individ", "blad-kollega", "brev", "brev-svar", "rapport-slut")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        pytest.param(("blad",), ("blad-individ", "blad-kollega"), id="a name that several share"),
        pytest.param(("brev",), ("brev",), id="a kind's own name"),
        pytest.param(("rapport",), ("rapport",), id="the beginning of one"),
        pytest.param(("blad", "blad-individ"), ("blad-individ", "blad-kollega"), id="each once"),
        pytest.param(("finns-inte",), ("finns-inte",), id="none"),
    ],
)
def test_a_name_that_several_kinds_begin_with_stands_for_them(asked: tuple[str, ...], meant: tuple[str, ...]) -> None:
    assert kinds_meant(asked, KNOWN) == meant
