"""What kind of procedure and purchase it is, where several rules ask; a kind that nobody has placed stops the type check."""

from typing import assert_never

from tenderkit.model.case.choices import ProcedureKind, Subject


def is_from_framework(kind: ProcedureKind) -> bool:
    """Whether it awards a contract under a framework agreement that is already there."""
    match kind:
        case ProcedureKind.CALL_OFF | ProcedureKind.MINI_COMPETITION:
            return True
        case (
            ProcedureKind.OPEN
            | ProcedureKind.RESTRICTED
            | ProcedureKind.NEGOTIATED
            | ProcedureKind.BELOW_THRESHOLD
            | ProcedureKind.DIRECT_AWARD
            | ProcedureKind.RESERVED
        ):
            return False
        case _:
            assert_never(kind)


def is_advertised(kind: ProcedureKind) -> bool:
    """Whether suppliers are called to it by a notice."""
    match kind:
        case (
            ProcedureKind.OPEN
            | ProcedureKind.RESTRICTED
            | ProcedureKind.NEGOTIATED
            | ProcedureKind.BELOW_THRESHOLD
            | ProcedureKind.RESERVED
        ):
            return True
        case ProcedureKind.CALL_OFF | ProcedureKind.MINI_COMPETITION | ProcedureKind.DIRECT_AWARD:
            return False
        case _:
            assert_never(kind)


def is_only_below(kind: ProcedureKind) -> bool:
    """Whether the acts have it only in the rules for what is below the threshold (19 and 19 a kap. LOU and LUF, 15 kap. LUK)."""
    match kind:
        case ProcedureKind.BELOW_THRESHOLD | ProcedureKind.DIRECT_AWARD:
            return True
        case (
            ProcedureKind.OPEN
            | ProcedureKind.RESTRICTED
            | ProcedureKind.NEGOTIATED
            | ProcedureKind.CALL_OFF
            | ProcedureKind.MINI_COMPETITION
            | ProcedureKind.RESERVED
        ):
            return False
        case _:
            assert_never(kind)


def is_service(subject: Subject) -> bool:
    """Consultancy is a service with a word of its own for the supplier."""
    match subject:
        case Subject.SERVICES | Subject.CONSULTANCY:
            return True
        case Subject.GOODS | Subject.WORKS:
            return False
        case _:
            assert_never(subject)
