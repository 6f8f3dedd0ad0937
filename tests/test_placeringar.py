"""docs/placeringar.md has every key of the recruiter's files, as the models have it today, and every event with its keys."""

import subprocess
import sys

from judges.checkout import ROOT
from tenderkit.model.journal.event import EVENT_KEYS, Event
from tenderkit.model.journal.person import Person
from tenderkit.model.journal.place import Place

PAGE = (ROOT / "docs" / "placeringar.md").read_text("utf-8")


def test_the_page_of_the_recruiters_files_is_what_the_models_say() -> None:
    compared = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "write_placeringar.py"), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert compared.returncode == 0, compared.stderr


def test_every_event_stands_with_what_it_needs() -> None:
    for kind, keys in EVENT_KEYS.items():
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{kind.value}` | {kind.title_sv} |"))
        assert [name for name in (*keys.needs, *keys.may) if f"`{name}`" not in row] == []


def test_every_key_of_a_place_a_person_and_an_event_stands_there() -> None:
    keys = [name for model in (Place, Person, Event) for name in model.model_fields]

    assert [name for name in keys if f"\n| `{name}` |" not in PAGE] == []
