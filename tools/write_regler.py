"""Writes docs/regler.md from the catalogue and the shipped policies: `python tools/write_regler.py` (`--check` only compares)."""

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec.structs import replace
from rule_examples import ROOT, write_example

from tenderkit.messages.rules import Rule, codes, gravity_word, rule
from tenderkit.project.one_run import one_run
from tenderkit.workflows.check.check import check
from tenderkit.workflows.papers.build import DEFAULT_KIND

PAGE = ROOT / "docs" / "regler.md"
SOURCE = ROOT / "src" / "tenderkit"
COMMAND_TO_WRITE = "python tools/write_regler.py"

# The rooms of the page, each with the modules whose rules over a case it holds; the first that names a code takes it.
ROOMS = {
    "Datum": ("rules/case/date_rules", "rules/case/standstill_rules"),
    "Avtalet": ("rules/case/contract_rules",),
    "Kravet": (
        "rules/case/requirement_rules",
        "rules/case/dialogue_rules",
        "rules/case/edition_rules",
        "rules/case/format_rules",
        "rules/papers/untold_terms",
        "rules/case/own_group_rules",
        "rules/conditions/own_values",
        "rules/case/joint_rules",
        "rules/matching/authority_rules",
        "readers/case/case_reader",
        "workflows/papers/composing",
        "rules/case/per_kind_rules",
        "rules/case/number_rules",
        "rules/case/summer_rules",
        "rules/case/time_fits",
        "rules/conditions/askable",
        "assembly/fill",
    ),
    "Leverantörer och bekräftelser": ("rules/case/party_rules",),
    "Belopp och årtal som inte kan vara menade": ("rules/case/size_rules", "rules/contract/stated_days"),
    "Det som skrivs i ärendet": (
        "rules/finished/written_words",
        "rules/privacy/answers",
        "workflows/papers/written_in_case",
    ),
    "Lagrum": ("rules/law/", "model/law/"),
    "Kommunens policy": ("rules/policy/",),
    "Proportionalitet": ("rules/proportionality/",),
    "Vite": ("rules/penalty/", "rules/case/penalty_rules", "rules/breach/breach_rules"),
}
LETTERS = {
    "X": "PDF",
    "M": "Placeringar",
    "K": "Placeringar",
    "D": "Färdiga dokument",
    "A": "Dokument som alla kan använda",
}
OTHER = "Övrigt"
POLICY_PARTS = {
    "rules": "Regler som alla ska vara uppfyllda",
    "optional_rules": "Regler som kommunen kan lägga till",
    "kinds": "Vilket krav det blir: den första rad som stämmer",
    "edges": "Gränsfall som alltid visas",
    "advice": "Råd som visas bredvid utfallet",
}

INTRODUCTION = """\
# Regler

Den här sidan skrivs av programmet självt, ur de regler som `tenderkit check` prövar. Samma sak visas på skärmen med
`tenderkit check --explain KOD`.

En regel ger ett **fel** (måste rättas innan något byggs), en **varning** (går att bygga, men bör ses över), en **öppen
fråga** (en uppgift saknas) eller en **påminnelse**. Källan är ett lagrum, rader i Östersunds kommuns projektrapport
(Rapporten) eller tenderkits egen kontroll. Det som står i exemplen ändras i ärendet `samples/vaghyveln`: en sökväg av
nycklar, och det värde som sätts där. `policy.` först i sökvägen är kommunens policyfil. Regelns mening är den som
exemplet ger; ord inom vinkelparentes byts mot ärendets egna värden. Varje exempel prövas när programmet testas.
"""
POLICY_INTRODUCTION = """\
## Policyns rader

När kommunen ska ställa ett sysselsättningskrav är kommunens eget beslut, och står i en policyfil. Två policyer följer med:
rapportens alternativ 1 och alternativ 2. Raderna nedan är deras.
"""


def main(arguments: list[str]) -> int:
    page = page_of_rules()
    if arguments == ["--check"]:
        return 0 if PAGE.is_file() and PAGE.read_text("utf-8") == page else _tell_how_to_mend()
    PAGE.write_text(page, "utf-8", newline="\n")
    return 0


def page_of_rules() -> str:
    """The whole page in Swedish."""
    from tenderkit.messages.words import speak

    speak("sv")
    with one_run():
        rooms = [(title, [as_found(rule(code)) for code in found]) for title, found in rules_by_room().items()]
    sections = [section for title, rules in rooms for section in _room(title, rules)]
    return "\n".join([INTRODUCTION, *sections, *_policy_sections()])


def as_found(shown: Rule) -> Rule:
    """The rule in the words that its own example gives, so that a reader sees values instead of holes."""
    if shown.triggers is None or "text" in shown.triggers:
        return shown
    with tempfile.TemporaryDirectory() as folder:
        problems = check(write_example(shown.triggers, Path(folder)), (DEFAULT_KIND,)).problems
    message = next((problem.message for problem in problems if problem.message.code == shown.code), None)
    return replace(shown, what=message.what, remedy=message.remedy) if message else shown


def rules_by_room() -> dict[str, list[str]]:
    """Every code that has a source, in the room of the module that names it."""
    wanted = [code for code in codes() if rule(code).source]
    modules = {path.relative_to(SOURCE).as_posix(): path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.py"))}
    rooms: dict[str, list[str]] = {title: [] for title in (*ROOMS, *LETTERS.values(), OTHER)}
    for code in wanted:
        naming = [name for name, text in modules.items() if f'"{code}"' in text]
        rooms[LETTERS.get(code.removeprefix("TK-")[0]) or _room_of(naming)].append(code)
    return {title: found for title, found in rooms.items() if found}


def _room_of(modules: Iterable[str]) -> str:
    rooms = (title for title, prefixes in ROOMS.items() if any(name.startswith(prefixes) for name in modules))
    return next(rooms, OTHER)


def _room(title: str, rules: Iterable[Rule]) -> Iterator[str]:
    yield f"## {title}\n"
    yield from map(_section, rules)


def _section(found: Rule) -> str:
    """Code and gravity, what it says, what to do, why, and the two examples."""
    lines = [
        f"### {found.code} ({gravity_word(found.gravity)})\n",
        f"{_escaped(found.what)}\n",
        f"- Gör så här: {_escaped(found.remedy)}",
        f"- Källa: {found.source}",
    ]
    if found.triggers is not None:
        lines.append(f"- Slår till: {_example(found.triggers, found.triggering)}")
    if found.passes is not None:
        lines.append(f"- Går igenom: {_example(found.passes, found.passing)}")
    return "\n".join([*lines, ""])


def _escaped(text: str) -> str:
    """Markdown would take `<months>` for a tag."""
    return re.sub(r"[<>*|]", r"\\\g<0>", text)


def _example(example: Mapping[str, str], lines: Iterable[str]) -> str:
    if "text" in example:
        return f"”{_escaped(' '.join(lines))}”"
    return "; ".join(f"`{line}`" for line in lines) if example else ", ".join(lines)


def _policy_sections() -> Iterator[str]:
    """A row that several policies have stands once, with their names."""
    files = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((ROOT / "policies").glob("*.yaml"))]
    if not files:
        return
    yield POLICY_INTRODUCTION
    for part, title in POLICY_PARTS.items():
        rows: dict[str, tuple[dict[str, Any], list[str]]] = {}
        for policy in files:
            for row in policy.get(part, ()):
                same = rows.setdefault(repr(row), (row, []))
                same[1].append(policy["id"])
        if rows:
            yield f"### {title}\n"
        for row, policies in rows.values():
            yield _policy_row(row, policies)


def _policy_row(row: Mapping[str, Any], policies: list[str]) -> str:
    lines = [f"- **{row['id']}** ({', '.join(policies)}): {_escaped(' '.join(row['text_sv'].split()))}"]
    if "condition" in row:
        lines.append(f"  - Villkor: `{' '.join(row['condition'].split())}`")
    if "source" in row:
        lines.append(f"  - Källa: {row['source']}")
    for key, title in (("met_by", "Uppfylls av"), ("missed_by", "Uppfylls inte av")):
        if row.get(key):
            lines.append(f"  - {title}: {'; '.join(f'`{path}: {_plain(value)}`' for path, value in row[key].items())}")
    return "\n".join([*lines, ""])


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return ", ".join(map(_plain, value)) if isinstance(value, list) else str(value)


def _tell_how_to_mend() -> int:
    print(f"{PAGE.name} is not what the rules say; run: {COMMAND_TO_WRITE}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
