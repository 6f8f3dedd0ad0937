"""docs/regler.md is what the rules say, and has a place for every one of them."""

import subprocess
import sys
from pathlib import Path

import write_regler

from tenderkit.messages import catalogue
from tenderkit.messages.rules import rule

ROOT = Path(__file__).parents[2]
RULES = {code for code, entry in catalogue().items() if "source" in entry}


def test_the_page_of_rules_is_what_the_rules_say() -> None:
    compared = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "write_regler.py"), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert compared.returncode == 0, compared.stderr


def test_every_rule_stands_once_in_a_room_of_its_own() -> None:
    rooms = write_regler.rules_by_room()

    assert sorted(code for codes in rooms.values() for code in codes) == sorted(RULES)
    assert write_regler.OTHER not in rooms


def test_a_rule_is_told_in_the_words_of_its_example() -> None:
    assert write_regler.as_found(rule("TK-R018")).what.startswith("en plats på 2 månader är kort")


def test_a_rule_that_no_case_can_trigger_is_told_in_its_own_words() -> None:
    assert write_regler.as_found(rule("TK-R122")) == rule("TK-R122")
