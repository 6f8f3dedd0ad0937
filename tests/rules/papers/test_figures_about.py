from datetime import date

from tenderkit.model.papers.kind import AboutWhat
from tenderkit.rules.conditions.about_facts import AboutFacts
from tenderkit.rules.papers.figures import FIGURES
from tenderkit.rules.papers.figures_about import FIGURES_ABOUT, KnownAbout, figures_about, records_about


def test_there_is_no_record_where_there_is_nothing_to_compute() -> None:
    known = KnownAbout(AboutFacts({}), date(2027, 1, 1), ())

    assert figures_about(AboutWhat.MUNICIPALITY, ("role_work",), known) == {"role_work": None}


def test_papers_about_several_things_have_the_figures_of_each() -> None:
    found = records_about((AboutWhat.CASE, AboutWhat.MUNICIPALITY))

    assert found.keys() == FIGURES.keys() | FIGURES_ABOUT[AboutWhat.MUNICIPALITY].keys()
    assert "role_work" not in records_about((AboutWhat.CASE,))


def test_everything_that_is_no_case_has_its_figures() -> None:
    assert {AboutWhat.CASE, *FIGURES_ABOUT} == set(AboutWhat)
