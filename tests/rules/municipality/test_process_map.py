"""The chart of who hands what to whom: drawn from the kinds, with the days of a case where there is one."""

from given.cases import WITH_DIALOGUE, read
from tenderkit.model.papers.kind import AboutWhat, Phase
from tenderkit.model.papers.kind_file import KindRoles
from tenderkit.rules.municipality.process_map import days_of_phases, process_map

KINDS = (
    KindRoles(id="slut", title="Slutrapport", from_role="recruiter", to_role=("coordinator",), phase=Phase.CLOSING),
    KindRoles(id="intyg", title="Intyg", from_role="employer", to_role=("individual",), phase=Phase.CLOSING, order=5),
    KindRoles(
        id="over",
        title="Överlämning",
        from_role="procurement_officer",
        to_role=("coordinator", "recruiter"),
        phase=Phase.MATCHING,
    ),
    KindRoles(
        id="roll",
        title="Instruktion",
        from_role="coordinator",
        to_role=("recruiter",),
        phase=Phase.PLANNING,
        about=(AboutWhat.MUNICIPALITY, AboutWhat.CASE),
    ),
)
AWARDED = "begins: 2025-03-01, awarded: 2025-06-10"


def test_each_sender_has_a_lane_the_four_roles_first() -> None:
    chart = process_map(KINDS).chart

    assert chart.lanes == ("upphandlare", "rekryterare", "arbetsgivare")
    assert chart.columns == ("Planering", "Analys", "Matchning", "Introduktion, uppföljning och avslutning")


def test_the_steps_stand_in_their_lane_and_phase_in_the_order_of_the_chain() -> None:
    chart = process_map(KINDS).chart

    assert [(step.lane, step.column, step.what, step.to) for step in chart.steps] == [
        (0, 2, "Överlämning", "samordnare, rekryterare"),
        (2, 3, "Intyg", "den enskilde"),
        (1, 3, "Slutrapport", "samordnare"),
    ]
    assert [step.what for step in chart.steps_at(1, 3)] == ["Slutrapport"]


def test_who_has_a_lane_is_pointed_at_and_who_has_none_is_named() -> None:
    chart = process_map(KINDS).chart

    assert [(step.what, step.to_lanes, step.to_others) for step in chart.steps] == [
        ("Överlämning", (1,), "samordnare"),
        ("Intyg", (), "den enskilde"),
        ("Slutrapport", (), "samordnare"),
    ]


def test_who_keeps_a_paper_for_itself_is_named_since_no_arrow_leads_home() -> None:
    noted = KindRoles(id="not", title="Not", from_role="recruiter", to_role=("recruiter",), phase=Phase.MATCHING)
    (step,) = process_map((noted,)).chart.steps

    assert (step.to_lanes, step.to_others) == ((), "rekryterare")


def test_the_words_say_the_same_as_the_chart() -> None:
    found = process_map(KINDS)

    first = found.steps[0]
    assert (first.phase, first.sender, first.document) == ("Matchning", "upphandlare", "Överlämning")
    assert first.to == "samordnare, rekryterare"
    assert len(found.steps) == len(found.chart.steps)


def test_a_case_says_from_which_day_a_phase_is_where_that_is_known() -> None:
    case = read(WITH_DIALOGUE.replace("begins: 2025-03-01", AWARDED))
    columns = [name.replace("\u00a0", " ") for name in process_map(KINDS, case).chart.columns]

    assert columns == [
        "Planering",
        "Analys, från den 1 mars 2025",
        "Matchning, från den 10 juni 2025",
        "Introduktion, uppföljning och avslutning, från den 1 september 2025",
    ]
    assert Phase.MATCHING not in days_of_phases(read(WITH_DIALOGUE))
