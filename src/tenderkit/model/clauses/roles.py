"""What a clause does in its document, and what its sentences decide: how code finds both, whatever they are called.

A clause's id is its municipality's own choice and its version says what it says; the role and the meanings stand in
`library.yaml`, beside the state of each version, so that a clause that replaces another is found in its place.
"""

from collections.abc import Mapping
from enum import StrEnum


class ClauseRole(StrEnum):
    """One clause of a document has each role.

    Only `ADDITION`, a condition of the municipality's own, and `ANSWER`, an answer to suppliers' questions, may stand several times.
    """

    PURPOSE = "purpose"
    DEFINITIONS = "definitions"
    TARGET_GROUPS = "target_groups"
    LEGAL_BASIS = "legal_basis"
    LINK_TO_CONTRACT = "link_to_contract"
    DIALOGUE = "dialogue"
    DIALOGUE_PARTICIPATION = "dialogue_participation"
    DIALOGUE_ANSWER = "dialogue_answer"
    DIALOGUE_REPETITION = "dialogue_repetition"
    AGREEMENT_FRAME = "agreement_frame"
    PLACES_COUNT = "places_count"
    PLACES_FORM = "places_form"
    PLACES_TIME = "places_time"
    PLACES_PROVIDER = "places_provider"
    PLACES_REDUCTION = "places_reduction"
    PLACES_IN_FRAMEWORK = "places_in_framework"
    PLACES_FULFILMENT = "places_fulfilment"
    PLACES_REPLACEMENT = "places_replacement"
    OWN_RECRUITMENT = "own_recruitment"
    MATCHING = "matching"
    INTRODUCTION = "introduction"
    EMPLOYMENT_LAW = "employment_law"
    WORK_ENVIRONMENT = "work_environment"
    SUBCONTRACTORS = "subcontractors"
    FOLLOW_UP = "follow_up"
    PERSONAL_DATA = "personal_data"
    CERTIFICATE = "certificate"
    EVALUATION = "evaluation"
    REMEDY = "remedy"
    PENALTY = "penalty"
    EXCLUSION = "exclusion"
    TERMINATION = "termination"
    AGREED_PARTIES = "agreed_parties"
    AGREED_BACKGROUND = "agreed_background"
    AGREED_PURPOSE = "agreed_purpose"
    AGREED_PLACES = "agreed_places"
    AGREED_BY_SUPPLIER = "agreed_by_supplier"
    AGREED_BY_AUTHORITY = "agreed_by_authority"
    AGREED_RECRUITMENT = "agreed_recruitment"
    AGREED_FOLLOW_UP = "agreed_follow_up"
    AGREED_EARLY_END = "agreed_early_end"
    AGREED_PERSONAL_DATA = "agreed_personal_data"
    AGREED_VALIDITY = "agreed_validity"
    AGREED_MAIN_CONTRACT = "agreed_main_contract"
    AGREED_SIGNATURES = "agreed_signatures"
    ADDITION = "addition"
    ANSWER = "answer"

    @property
    def is_of_the_dialogue(self) -> bool:
        """Whether a breach of the clause is one of the employment dialogue (brist.k2, s5)."""
        return self in _OF_THE_DIALOGUE

    @property
    def is_about_missing_places(self) -> bool:
        """Whether a breach of the clause may give a penalty: that is for places that are missing (vite.s2, s14)."""
        return self in _ABOUT_MISSING_PLACES

    @property
    def may_stand_several_times(self) -> bool:
        return self in (ClauseRole.ADDITION, ClauseRole.ANSWER)

    @property
    def is_of_an_agreement(self) -> bool:
        """Whether the clause stands in the written agreement that follows a dialogue, and not in the requirements section."""
        return self.value.startswith("agreed_")


class Meaning(StrEnum):
    """What a sentence decides that a document counts on or repeats."""

    HINDRANCE_DAYS = "hindrance_days"
    PAYMENT_DAYS = "payment_days"
    SMALL_PAYMENT_DAYS = "small_payment_days"
    REMEDIED = "remedied"
    BEYOND_CONTROL = "beyond_control"
    KEPT_OPEN = "kept_open"
    AUTHORITY_SAID_NO = "authority_said_no"
    PART_DONE = "part_done"
    ENDED_EARLY = "ended_early"
    REPLACED = "replaced"
    REPLACED_FOR_REAL = "replaced_for_real"
    LESS_ASKED_FOR = "less_asked_for"
    SHORTER_DECISION = "shorter_decision"
    AWAITED = "awaited"
    FEWER_PLACES = "fewer_places"
    NEAREST = "nearest"
    NOT_COUNTED_WITHOUT_REPORT = "not_counted_without_report"
    LEAST_TIME = "least_time"
    ANSWERED_TOGETHER = "answered_together"
    AUTHORITY_ANSWERS = "authority_answers"
    SUPPLIER_ANSWERS = "supplier_answers"
    HALF_BACK = "half_back"
    STANDING_STILL = "standing_still"
    CLAIMED_TOO_LATE = "claimed_too_late"
    PAYMENT_FOR_PLACES = "payment_for_places"


MEANINGS: Mapping[ClauseRole, frozenset[Meaning]] = {
    ClauseRole.REMEDY: frozenset(
        {
            Meaning.REMEDIED,
            Meaning.BEYOND_CONTROL,
            Meaning.HINDRANCE_DAYS,
            Meaning.NOT_COUNTED_WITHOUT_REPORT,
            Meaning.SMALL_PAYMENT_DAYS,
        }
    ),
    ClauseRole.PLACES_FULFILMENT: frozenset(
        {Meaning.KEPT_OPEN, Meaning.AUTHORITY_SAID_NO, Meaning.PART_DONE, Meaning.ENDED_EARLY, Meaning.LEAST_TIME}
    ),
    ClauseRole.PLACES_REPLACEMENT: frozenset({Meaning.REPLACED, Meaning.REPLACED_FOR_REAL}),
    ClauseRole.PLACES_TIME: frozenset({Meaning.LESS_ASKED_FOR, Meaning.SHORTER_DECISION, Meaning.AWAITED}),
    ClauseRole.PLACES_REDUCTION: frozenset({Meaning.FEWER_PLACES, Meaning.NEAREST}),
    ClauseRole.DIALOGUE_ANSWER: frozenset({Meaning.ANSWERED_TOGETHER}),
    ClauseRole.MATCHING: frozenset({Meaning.AUTHORITY_ANSWERS, Meaning.SUPPLIER_ANSWERS}),
    ClauseRole.PENALTY: frozenset(
        {Meaning.CLAIMED_TOO_LATE, Meaning.PAYMENT_DAYS, Meaning.HALF_BACK, Meaning.STANDING_STILL}
    ),
    ClauseRole.AGREED_EARLY_END: frozenset({Meaning.PAYMENT_DAYS}),
    ClauseRole.PLACES_COUNT: frozenset({Meaning.PAYMENT_FOR_PLACES}),
    ClauseRole.ADDITION: frozenset(Meaning),
}
"""The meanings that a clause of the role has a sentence for. A role that isn't here has none that anything is counted on.
A condition of the municipality's own may settle any of them, where no other clause of the document does.

Some are of one edition: a version whose reduction has `NEAREST` is counted by the second edition, whatever it is called.
"""

OF_THE_SECOND_EDITION = frozenset(
    {
        Meaning.ANSWERED_TOGETHER,
        Meaning.NEAREST,
        Meaning.LEAST_TIME,
        Meaning.REPLACED_FOR_REAL,
        Meaning.AWAITED,
        Meaning.NOT_COUNTED_WITHOUT_REPORT,
        Meaning.HALF_BACK,
        Meaning.STANDING_STILL,
    }
)
"""Those that no clause of the first edition has a sentence for."""

OF_SMALL_PENALTIES = frozenset({Meaning.SMALL_PAYMENT_DAYS})
"""Those that only versions have which know the penalties for a missed dialogue and a missing report."""


ONLY_SETTLED = frozenset({Meaning.PAYMENT_FOR_PLACES})
"""Those that nothing is counted on: they tell what no second clause of a document may say otherwise."""

OF_THE_FIRST_EDITION = frozenset({Meaning.AUTHORITY_SAID_NO})
"""Those that no clause of the second edition has a sentence for: a refused subsidy moves a day and fulfils nothing."""

_OF_THE_DIALOGUE = frozenset(
    {
        ClauseRole.DIALOGUE,
        ClauseRole.DIALOGUE_PARTICIPATION,
        ClauseRole.DIALOGUE_ANSWER,
        ClauseRole.DIALOGUE_REPETITION,
        ClauseRole.AGREEMENT_FRAME,
    }
)
_ABOUT_MISSING_PLACES = frozenset(
    {
        ClauseRole.PLACES_COUNT,
        ClauseRole.PLACES_FORM,
        ClauseRole.PLACES_TIME,
        ClauseRole.PLACES_REDUCTION,
        ClauseRole.PLACES_IN_FRAMEWORK,
        ClauseRole.PLACES_FULFILMENT,
        ClauseRole.PLACES_REPLACEMENT,
        ClauseRole.REMEDY,
        ClauseRole.PENALTY,
        ClauseRole.EXCLUSION,
        ClauseRole.TERMINATION,
    }
)
