"""Cases of several authorities: three municipalities with a contract each, and a purchasing centre that others call off through.

They are the sample and one of the published requirements, asking for their places in the way that every clause knows.
"""

import re
import shutil
from pathlib import Path

import yaml

from given.real_cases import REAL_CASES
from judges.checkout import ROOT

OF_SEVERAL = ("definitioner", "koppling-kontrakt", "matchning", "personuppgifter", "ok-parter")
VERSION = "2.1.0"
_STATE = "{status: published, valid_from: 2027-01-01}"
_KINDS = re.compile(r"^( +)per_kind:\n(?:\1 +.*\n)+", re.MULTILINE)


def three_municipalities(home: Path, more: str = "") -> Path:
    """The case folder of the sample, awarded and with the recruiter's file; `more` stands last in the case."""
    case = Path(shutil.copytree(ROOT / "samples" / "stadtjanster-tre-kommuner", _home(home) / "kommuner"))
    file = case / "upphandling.yaml"
    file.write_text(_KINDS.sub(r"\1minimum_months: 6\n", file.read_text("utf-8")) + more, "utf-8")
    return case


def purchasing_centre(home: Path, more: str = "") -> Path:
    """The case folder of a centre; its places are counted for all call-offs together."""
    case = Path(shutil.copytree(REAL_CASES / "inkopscentral-per-avrop", _home(home) / "central"))
    file = case / "upphandling.yaml"
    text = file.read_text("utf-8").replace("counted_per: call_off\n", "counted_per: supplier\n")
    file.write_text(text.replace("    exempt_below: 5 000 000\n", "") + more, "utf-8")
    return case


def _home(home: Path) -> Path:
    """A municipality that has put the clauses of several authorities in force, and decided on all of them as the samples have."""
    clauses = ROOT / "clauses"
    listed = yaml.safe_load((clauses / "library.yaml").read_text("utf-8"))["clauses"]
    laid = home / "bibliotek" / "clauses"
    lines = ["format: 1", f"order: [{', '.join(OF_SEVERAL)}]", "clauses:"]
    for name in OF_SEVERAL:
        (laid / name).mkdir(parents=True)
        shutil.copy(clauses / name / f"{VERSION}.md", laid / name)
        marks = listed[name].get("marks", {}).get(VERSION)
        lines += [f"  {name}:", f"    role: {listed[name]['role']}"]
        lines += (
            [f"    marks: {{{VERSION}: {yaml.safe_dump(marks, default_flow_style=True).strip()}}}"] if marks else []
        )
        lines += ["    versions:", f"      {VERSION}: {_STATE}"]
    (laid / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (home / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    return home
