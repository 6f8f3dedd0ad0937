"""A unit of the penalty that the product lacks, a started fortnight, for the time of a test: all that it takes, and a clause that knows it."""

from pathlib import Path

import pytest
from msgspec import Raw, msgpack

from given.breach_case import CAP, PER_WEEK
from given.cases import case_folder
from judges import checkout
from tenderkit import messages
from tenderkit.messages import catalogue
from tenderkit.model.case import titled_choice
from tenderkit.model.case.choices import PenaltyPer
from tenderkit.model.case.values import Weeks
from tenderkit.model.matching.matching import Breach
from tenderkit.model.penalty.unit import UNITS, PenaltyUnit, TimeCounted

VALUE = "started_fortnight"
NAME = VALUE.upper()
CASE = PER_WEEK.replace("per: started_week", f"per: {VALUE}").replace(CAP, "cap: {amount: 150 000}")
WORDS = {
    "per": "påbörjad tvåveckorsperiod och plats",
    "claim_per": "påbörjad tvåveckorsperiod som en plats saknas",
    "sanction_per": "påbörjad tvåveckorsperiod och plats",
    "axis": "Påbörjade tvåveckorsperioder efter tiden för rättelse",
    "longest": "En plats kan som mest saknas {most} påbörjade tvåveckorsperioder, till den {ends}, och {never} om den aldrig börjar.",
    "time": ("{count} tvåveckorsperiod", "{count} tvåveckorsperioder"),
    "whole_time": ("{count} påbörjad tvåveckorsperiod", "{count} påbörjade tvåveckorsperioder"),
}
AMOUNT = "\n\n{#s15} {{ authority }} har rätt till vite om {{ amount }} för varje påbörjad tvåveckorsperiod som en plats saknas."
ONCE = "Det tas ut högst en gång för samma plats och tid."
FORTNIGHT = f"{{% elif requirement.penalty.per == {VALUE} %}}"
MONTH = "{% elif requirement.penalty.per == missing_month %}"


class BreachByFortnights(Breach):
    """A breach that says how many fortnights have begun."""

    late_fortnights: Weeks | None = None


def count_fortnights(monkeypatch: pytest.MonkeyPatch) -> PenaltyPer:
    """The member, its row in the table, and its words; taken back when the test is over."""
    fortnight = str.__new__(PenaltyPer, VALUE)
    fortnight._name_, fortnight._value_, fortnight.title_sv = NAME, VALUE, "påbörjad tvåveckorsperiod"
    monkeypatch.setattr(titled_choice, "_names_of", titled_choice._names_of.__wrapped__)  # noqa: SLF001 - its cache would keep the unit
    monkeypatch.setitem(PenaltyPer._value2member_map_, VALUE, fortnight)
    monkeypatch.setitem(PenaltyPer._member_map_, NAME, fortnight)
    monkeypatch.setattr(PenaltyPer, "_member_names_", [*PenaltyPer._member_names_, NAME])
    monkeypatch.setitem(UNITS, fortnight, PenaltyUnit(fortnight, TimeCounted.LATE, "late_fortnights", days=14))
    for what, words in WORDS.items():
        one, many = words if isinstance(words, tuple) else (words, words)
        for key, said in ((what, one), (f"{what}.one", one), (f"{what}.many", many)):
            place, _, number = key.partition(".")
            name = f"penalty.{place}.{VALUE}" + (f".{number}" if number else "")
            monkeypatch.setitem(catalogue(), name, {"sv": said, "en": said})
            monkeypatch.setitem(messages._entries(), name, Raw(msgpack.encode({"sv": said, "en": said})))  # noqa: SLF001 - as read
    return fortnight


def _vite(amount: str, once: str) -> str:
    """The clause vite with other words where the amount stands, and where it says what is paid for once."""
    text = (checkout.ROOT / "clauses" / "vite" / "1.1.0.md").read_text("utf-8")
    assert text.count("{% else %}\n\n{#s4}") == text.count("{% else %}Det tas ut") == 1
    return (
        text.replace("version: 1.1.0", "version: 1.2.0")
        .replace("{% else %}\n\n{#s4}", f"{amount}\n\n{{#s4}}")
        .replace("{% else %}Det tas ut", f"{once}Det tas ut")
    )


KNOWS = _vite(f"{FORTNIGHT}{AMOUNT}\n\n{MONTH}", f"{FORTNIGHT}{ONCE}{MONTH}")
FORGETS = _vite(f"{FORTNIGHT}{AMOUNT}\n\n{MONTH}", "{% else %}")


def case_with_fortnights(home: Path, clause: str | None = KNOWS, state: str = "published") -> Path:
    """The case folder, in a municipality that has this version of vite beside the shipped ones."""
    if clause is not None:
        clauses = home / "bibliotek" / "clauses"
        (clauses / "vite").mkdir(parents=True)
        (clauses / "vite" / "1.2.0.md").write_text(clause, "utf-8")
        versions = f"      1.2.0: {{status: {state}, valid_from: 2025-01-01}}\n"
        library = f"format: 1\norder: [vite]\nclauses:\n  vite:\n    versions:\n{versions}"
        (clauses / "library.yaml").write_text(library, "utf-8")
        (home / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    return case_folder(home, CASE)
