"""Certificates to be: plausible placements of all three kinds, with names and work as people write them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tenderkit.model.matching.choices import EmploymentForm

Entry = dict[str, Any]

_FIRST = [
    *("Kim", "Åsa", "Örjan", "Émile", "Łukasz", "Noël", "Fatima", "Anna-Karin", "Jürgen", "Siân", "Øyvind", "Æsa"),
    *("小明", "美玲", "محمد", "ליאור", "Дмитрий", "Ελένη", "สมชาย", "अमित", "Nguyễn Thị", "O’Brian", "Þóra"),
]
_LAST = [
    *("Exempel", "Provsson", "Östlund", "Påhittsson", "Ågren-Lindh", "Łukasiewicz", "王", "العربي", "כהן", "von Prov"),
    *("Nuñez García", "Müller", "D’Angelo", "Çelik", "Иванова", "Παπαδοπούλου", "Sjöö", "Świątek", "Ó Briain"),
]
_LONG = st.builds(
    lambda first, letter, count: f"{first} {letter * count}",
    st.sampled_from(_FIRST),
    st.sampled_from("åäöélł王مכ"),
    st.integers(60, 280),
)
NAMES = st.one_of(st.builds("{} {}".format, st.sampled_from(_FIRST), st.sampled_from(_LAST)), _LONG)

_TASKS = [
    *("lägga kantsten", "sätta plattor", "gräva för hand", "köra minigrävare", "sopa vägar", "klippa gräs"),
    *("beskära buskar", "skötte redskap och släp", "höll ordning i förrådet", "hjälpte till vid siktröjning"),
    *("plocka order med handdator", "ta emot varor", "packa pallar", "göra inventering", "svara i telefon"),
    *("duka och servera lunch", "baka matbröd", "diska", "städa trapphus enligt schema", "byta lampor"),
    *("måla staket", "spackla och slipa väggar", "montera möbler", "byta däck", "tvätta bilar invändigt"),
    *("registrera fakturor i ekonomisystemet", "sköta växeln", "skriva ut etiketter", "sortera post"),
    *("rensa diken & trummor", "mäta nivåer < 5 cm", 'köra "lilla traktorn"', "packa lådor (10–15 kg)"),
    *("skotta snö och sanda", "köra ut varor till kunder", "mata djur", "sköta växthus", "laga cyklar"),
]
_SKILLS = [
    *("köra vibroplatta", "läsa ritningar", "truckkort B", "arbete på väg nivå 1", "säker användning av röjsåg"),
    *("heta arbeten", "Excel", "kassasystem", "livsmedelshygien", "daglig tillsyn av maskiner", "avvägningsinstrument"),
    *(
        "första hjälpen",
        "lagerlista i dator",
        "svets MIG/MAG",
        "säker lastning av släp",
        "källsortering i 12 fraktioner",
    ),
]
_WORKPLACES = [
    *("Depån i Torvalla", "Förrådet i Påhittsta", "Kontoret, plan 3", "Växthuset", "Badhusparken", "Lager Norr & Syd"),
    *("Verkstan vid hamnen", "Restaurang Åkanten", "Butiken på Storgatan 12 B", "Återbruket"),
]
_TITLES = [
    "platschef",
    "lagbas",
    "verkstadschef",
    "köksmästare",
    "förman",
    "butikschef",
    "verkställande direktör",
    "HR",
]
_JOBS = ["anläggningsarbetare", "köksbiträde", "lagerarbetare", "IT-tekniker", "vaktmästare & förrådsman"]
_EMPLOYERS = [
    {"name": "Mark & Anläggning i Norr AB", "organisation_number": "559999-0123"},
    {"name": "Exempel Mark AB", "organisation_number": "559999-2343"},
    {"name": "Café Åkanten <Östersund>", "organisation_number": "556000-0019"},
    {"name": "Ó’Neill & 王 Trading"},
]
_CONTACTS = st.fixed_dictionaries(
    {"name": NAMES},
    optional={
        "title": st.sampled_from(_TITLES),
        "phone": st.sampled_from(["063-14 00 00", "+46 70 174 06 07", "08-465 004 00"]),
        "unit": st.just("kanarieenhet"),
        "email": st.just("kanarie@example.se"),
    },
)
_FIRST_DAY, _LAST_DAY = date(2025, 9, 1), date(2028, 8, 31)


@st.composite
def placements(draw: st.DrawFn) -> Entry:
    """A placement that has ended, completed or early, with everything around it that a certificate may not tell."""
    starts = _FIRST_DAY + timedelta(days=draw(st.integers(0, 600)))
    planned_end = starts + timedelta(days=draw(st.integers(100, 400)))
    early = draw(st.booleans())
    ended = starts + timedelta(days=draw(st.integers(1, 99))) if early else planned_end
    entry: Entry = {
        "id": "P-01",
        "name": draw(NAMES),
        "kind": draw(st.sampled_from(["employment", "internship", "apprenticeship"])),
        "workplace": draw(st.sampled_from(_WORKPLACES)),
        "starts": starts.isoformat(),
        "planned_end": planned_end.isoformat(),
        "ended": ended.isoformat(),
        "outcome": "ended_early" if early else "completed",
        "tasks": draw(st.lists(st.sampled_from(_TASKS), min_size=1, max_size=12, unique=True)),
        "waiver": {"date": "2025-06-21", "covers": "kanariemedgivande"},
        "needs": ["certificate", "employer_certificate", "grade"],
        **draw(_hours()),
        **draw(_optional()),
    }
    if early:
        cause = draw(st.sampled_from(["supplier", "individual", "other"]))
        entry["early_end"] = {"date": ended.isoformat(), "cause": cause, "noticed": "2028-08-30"}
    return entry


def _hours() -> st.SearchStrategy[Mapping[str, Any]]:
    """Per week, in all, or both."""
    week = st.sampled_from(["10", "20", "30", "37,5", "38,25", "40"])
    total = st.integers(1, 2000)
    return st.one_of(
        st.fixed_dictionaries({"hours_per_week": week}, optional={"total_hours": total}),
        st.fixed_dictionaries({"total_hours": total}),
    )


def _optional() -> st.SearchStrategy[Mapping[str, Any]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "job_title": st.sampled_from(_JOBS),
            "employment_form": st.sampled_from([each.value for each in EmploymentForm]),
            "extent_percent": st.sampled_from([25, 50, 75, 100]),
            "birth_date": st.dates(date(1955, 1, 1), date(2009, 12, 31)).map(date.isoformat),
            "employer": st.sampled_from(_EMPLOYERS),
            "skills": st.lists(st.sampled_from(_SKILLS), min_size=1, max_size=6, unique=True),
            "supervisor": _CONTACTS,
            "issuer": _CONTACTS,
            "continued": st.booleans(),
            "recommendation": st.just({"consent": "2028-08-28", "text": "kanarielov", "by": {"name": "Kanarielova"}}),
            "reference": st.just({"consent": "2028-08-27", "person": {"name": "Kanariesvar"}, "about": "kanarieom"}),
        },
    )
