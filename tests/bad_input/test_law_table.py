"""A law table that lacks a fact of an act, or has an act that we don't handle: found at its line by every command that reads it."""

import re
from copy import deepcopy
from pathlib import Path

import pytest

from given.law_table_copy import (
    LAWS,
    Fact,
    Tree,
    changed_table,
    facts_of_acts,
    having,
    with_fact,
    without_fact,
)
from given.municipality import municipality
from judges.as_a_user import Seen, standing, user_runs

TABLE = "clauses/laws.yaml"
ADDED_LATER = (
    ("checked_on",),
    ("consolidated_to",),
    ("authority",),
    ("governs",),
    ("longest_framework",),
    ("standstill",),
    ("tender_times",),
    ("answers_above",),
    ("answers_below",),
)


def _home(parent: Path, table: str) -> Path:
    """The case folder of a municipality with a law table of its own."""
    return municipality(parent, {TABLE: table})


def _readers(case: Path) -> tuple[tuple[str | Path, ...], ...]:
    """The commands that read the table; the last of them, which reads the whole library too, is the slowest."""
    return ("check", case), ("build", case), ("explain", case), ("clauses", "lint", "--library", case)


def _faults(seen: Seen, table: Path) -> list[tuple[int, str]]:
    """Every fault of the table: its line, and its code with what is wrong."""
    found = re.findall(rf"^{re.escape(str(table))}:(\d+):\d+: (TK-.+)$", seen.text, re.MULTILINE)
    return [(int(line), said) for line, said in found]


@pytest.mark.parametrize("fact", facts_of_acts(), ids=".".join)
def test_an_act_without_a_fact_is_a_fault_at_the_act(tmp_path: Path, fact: Fact) -> None:
    text = changed_table(without_fact(fact))
    case = _home(tmp_path, text)
    before = standing(tmp_path)
    is_first_of_its_block = fact == next(each for each in facts_of_acts() if each[:-1] == fact[:-1])

    for command in _readers(case)[: None if is_first_of_its_block else -1]:
        seen = user_runs(*command)

        assert seen.code == 1, seen.text
        assert _faults(seen, tmp_path / "bibliotek" / TABLE) == [
            (_line_of(text, law, fact[:-1]), _what(law, fact)) for law in having(fact)
        ]
        assert seen.reads_well()
    assert standing(tmp_path) == before


def _line_of(text: str, law: str, block: Fact) -> int:
    """Where the block stands that the fact is missing from; for one that is told of its whole list, where the list stands."""
    lines, at = text.splitlines(), 0
    for depth, key in enumerate(("acts", law, *block)):
        at = next(number for number in range(at, len(lines)) if lines[number].startswith(f"{'  ' * depth}{key}:"))
    return at + 1


def _what(law: str, fact: Fact) -> str:
    if fact[:-1] == ("standstill", "kinds"):
        return f"TK-R125 avtalsspärren saknar svar för {fact[-1]}"
    if fact[:-1] == ("tender_times", "kinds"):
        return f"TK-R270 anbudstiden saknar svar för {fact[-1]}"
    return f"TK-C001 nyckeln {'.'.join(('acts', law, *fact))} saknas"


@pytest.mark.parametrize("value", [[], "", "ingen", {"open": "ingen"}], ids=repr)
@pytest.mark.parametrize("fact", facts_of_acts(), ids=".".join)
def test_a_fact_of_another_shape_is_never_our_fault(tmp_path: Path, fact: Fact, value: object) -> None:
    seen = user_runs("check", _home(tmp_path, changed_table(with_fact(fact, value))))

    faults = _faults(seen, tmp_path / "bibliotek" / TABLE)
    is_a_word = value == "ingen" and fact[-1] in ("name", "annex", "word", "words", "source")
    assert (seen.code, len(faults) >= len(having(fact))) == ((0, False) if is_a_word else (1, True)), seen.text
    assert seen.reads_well()


def test_an_act_that_is_not_handled_is_refused_by_name(tmp_path: Path) -> None:
    def add(table: Tree) -> None:
        table["acts"]["LUFS"] = deepcopy(table["acts"]["LOU"]) | {
            "name": "lagen (2011:1029) om upphandling på försvarsområdet"
        }

    text = changed_table(add)
    case = _home(tmp_path, text)

    for command in _readers(case):
        seen = user_runs(*command)

        assert seen.code == 1, seen.text
        assert _faults(seen, tmp_path / "bibliotek" / TABLE) == [
            (
                _line_of(text, "LUFS", ()),
                "TK-C032 LUFS (lagen om upphandling på försvars- och säkerhetsområdet) hanteras inte",
            )
        ]
        assert seen.reads_well()


@pytest.mark.parametrize("law", LAWS)
def test_an_act_that_is_not_there_is_named(tmp_path: Path, law: str) -> None:
    text = changed_table(lambda table: table["acts"].pop(law))
    case = _home(tmp_path, text)

    for command in _readers(case):
        seen = user_runs(*command)

        assert seen.code == 1, seen.text
        assert _faults(seen, tmp_path / "bibliotek" / TABLE) == [
            (text.splitlines().index("acts:") + 1, f"TK-R124 lagtabellen saknar {law}")
        ]
        assert seen.reads_well()


def test_a_table_from_before_the_facts_were_there_is_told_what_to_add(tmp_path: Path) -> None:
    def grow_old(table: Tree) -> None:
        for fact in ADDED_LATER:
            without_fact(fact)(table)

    seen = user_runs("check", _home(tmp_path, changed_table(grow_old)))

    assert seen.code == 1
    assert [said for _, said in _faults(seen, tmp_path / "bibliotek" / TABLE)] == [
        _what(law, fact) for law in LAWS for fact in ADDED_LATER
    ]
    assert "Lägg till authority (ordet för den som köper: word, provision och source)." in seen.text
    assert "Lägg till standstill (avtalsspärren: days, days_by_post, days_rule, kinds, kinds_rule," in seen.text
    assert seen.reads_well()


@pytest.mark.parametrize("command", ["law", "test"])
def test_what_else_reads_the_table_refuses_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(_home(tmp_path, changed_table(without_fact(("authority",)))))

    seen = user_runs("clauses", command)

    assert (seen.code, len(_faults(seen, tmp_path / "bibliotek" / TABLE))) == (1, len(LAWS)), seen.text
