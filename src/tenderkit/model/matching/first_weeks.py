"""What the recruiter notes about one person around the start of a place: proposal, introduction, and problems."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.parties import Contact
from tenderkit.model.case.values import FreeText, IsoDate, Line, Several


class Proposal(CaseBlock):
    """That a person is proposed for a place: voluntary, without a word about the background."""

    date: Annotated[IsoDate, Field(title="Dag", description="Dagen för förslaget.", examples=["2027-05-02"])]
    consent: Annotated[
        IsoDate, Field(title="Samtycke", description="Dagen då personen samtyckte.", examples=["2027-04-28"])
    ]
    withdrawn: Annotated[
        IsoDate | None,
        Field(title="Återtaget", description="Dagen då personen tog tillbaka samtycket.", examples=["2027-05-05"]),
    ] = None
    can_start: Annotated[
        IsoDate | None,
        Field(title="Kan börja", description="Dagen då personen kan börja.", examples=["2027-06-01"]),
    ] = None
    relevant: Annotated[
        Several[Line] | None,
        Field(
            title="Meriter för arbetet",
            description="Det som personen vill visa upp för arbetet. Aldrig bakgrund.",
            examples=[["truckkort"]],
        ),
    ] = None


class Introduction(CaseBlock):
    """The individual's first week (report l. 238)."""

    report_to: Annotated[
        Contact | None,
        Field(title="Anmäl dig hos", description="Den som möter personen.", examples=[{"title": "arbetsledare"}]),
    ] = None
    time: Annotated[Line | None, Field(title="Tid", description="När och var första dagen.", examples=["kl. 7"])] = None
    days: Annotated[
        Several[Line] | None,
        Field(title="Dagar", description="Den första veckan, en dag per rad.", examples=[["rundtur och skydd"]]),
    ] = None
    tutor_course: Annotated[
        IsoDate | None,
        Field(title="Handledarutbildning", description="Dagen då handledaren gick den.", examples=["2027-05-20"]),
    ] = None


class ProblemNote(CaseBlock):
    """A note on a problem during a place (report l. 238): facts only, kept where the persons are."""

    date: Annotated[IsoDate, Field(title="Dag", description="Dagen för noteringen.", examples=["2027-07-01"])]
    what: Annotated[
        FreeText, Field(title="Vad", description="Det som hände, sakligt.", examples=["Arbetskläderna kom för sent."])
    ]
    done: Annotated[
        FreeText | None,
        Field(title="Åtgärd", description="Vad som gjordes.", examples=["Nya beställdes samma dag."]),
    ] = None
