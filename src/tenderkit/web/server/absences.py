"""Who stands in for whom, from which day to which; it ends by itself."""

from django.contrib.auth.models import User

from tenderkit.messages import text
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.web.models import StandIn
from tenderkit.workflows.drafts.answers import read_day


def add_absence(absent: User, stand_in: str, first: str, last: str) -> list[str]:
    """Let the account of that number do the absent one's work between the days; what is wrong with that, if anything is."""
    other = (
        User.objects.filter(pk=int(stand_in), is_active=True).exclude(pk=absent.pk).first()
        if _is_number(stand_in)
        else None
    )
    faults = [] if other is not None else [text("page.absence.nobody")]
    days = []
    for words in (first, last):
        try:
            day = read_day(words)
        except NotUnderstoodError:
            day = None
        if day is None:
            faults.append(text("page.absence.no_day", words=words))
        else:
            days.append(day)
    if not faults and days[1] < days[0]:
        faults.append(text("page.absence.backwards"))
    if not faults and other is not None:
        StandIn.objects.create(absent=absent, stand_in=other, first_day=days[0], last_day=days[1])
    return faults


def end_absence(absent: User, number: str) -> None:
    """The absent one is back: nobody stands in any more."""
    if _is_number(number):
        StandIn.objects.filter(absent=absent, pk=int(number)).delete()


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 10  # noqa: PLR2004 - a key of a table
