import pytest

from tenderkit.model.case.choices import ProcedureKind, Subject
from tenderkit.rules.contract.purchase_kinds import is_advertised, is_from_framework, is_only_below, is_service


@pytest.mark.parametrize(
    ("kind", "from_framework", "advertised", "only_below"),
    [
        pytest.param(ProcedureKind.OPEN, False, True, False, id="open"),
        pytest.param(ProcedureKind.RESTRICTED, False, True, False, id="restricted"),
        pytest.param(ProcedureKind.NEGOTIATED, False, True, False, id="negotiated"),
        pytest.param(ProcedureKind.RESERVED, False, True, False, id="reserved"),
        pytest.param(ProcedureKind.BELOW_THRESHOLD, False, True, True, id="advertised below the threshold"),
        pytest.param(ProcedureKind.DIRECT_AWARD, False, False, True, id="direct award"),
        pytest.param(ProcedureKind.CALL_OFF, True, False, False, id="call-off"),
        pytest.param(ProcedureKind.MINI_COMPETITION, True, False, False, id="renewed competition"),
    ],
)
def test_a_procedure_is_known_by_how_it_calls_suppliers_and_where_it_may_be_used(
    kind: ProcedureKind, *, from_framework: bool, advertised: bool, only_below: bool
) -> None:
    assert (is_from_framework(kind), is_advertised(kind), is_only_below(kind)) == (
        from_framework,
        advertised,
        only_below,
    )


def test_consultancy_is_a_service() -> None:
    assert [subject.value for subject in Subject if is_service(subject)] == ["services", "consultancy"]
