"""Who stands in for whom, from which day to which; it ends by itself."""

from django.contrib.auth.models import User

from tenderkit.messages import text
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.web.models import StandIn
from tenderkit.workflows.drafts.answers import read_day


def add_absence(absent: User, stand_in: str, first: str, last: str) -> dict[str, str]:
    """Let the account of that number do the absent one's work between the days; what is wrong with that, by field, if anything is."""
    other = (
        User.objects.filter(pk=int(stand_in), is_active=True).exclude(pk=absent.pk).first()
        if _is_number(stand_in)
        else None
    )
    faults = {} if other is not None else {"ersattare": text("page.absence.nobody")}
    days = {}
    for field, words in (("fran", first), ("till", last)):
        try:
            day = read_day(words)
        except NotUnderstoodError:
            day = None
        if day is None:
            faults[field] = text("page.absence.no_day", words=words)
        else:
            days[field] = day
    if not faults and days["till"] < days["fran"]:
        faults["till"] = text("page.absence.backwards")
    if not faults and other is not None:
        StandIn.objects.create(absent=absent, stand_in=other, first_day=days["fran"], last_day=days["till"])
    return faults


def end_absence(absent: User, number: str) -> None:
    """The absent one is back: nobody stands in any more."""
    if _is_number(number):
        StandIn.objects.filter(absent=absent, pk=int(number)).delete()


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 10  # noqa: PLR2004 - a key of a table
