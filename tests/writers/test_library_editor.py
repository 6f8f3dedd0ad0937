from datetime import date

import yaml

from tenderkit.model.clauses.clause import Adoption, ClauseState, Status
from tenderkit.writers.library_editor import with_adoption, with_state

PUBLISHED = ClauseState(Status.PUBLISHED, date(2026, 12, 1), None, date(2028, 12, 1), "AME: samordnaren", "ab12")
BLOCK = """\
# Våra klausuler
format: 1
order:
  - antal   # först
  - vite
clauses:
  antal:
    versions:
      1.0.0:
        status: draft   # snart klar
        owner: samordnaren

  # om vitet
  vite:
    versions:
      1.0.0: {status: draft}
"""


def test_a_state_in_block_form_is_replaced_and_what_follows_stays() -> None:
    text = with_state(BLOCK, "antal", "1.0.0", PUBLISHED)

    assert yaml.safe_load(text)["clauses"]["antal"]["versions"]["1.0.0"]["status"] == "published"
    assert text.endswith(BLOCK[BLOCK.index("\n  # om vitet") :])
    assert text.startswith(BLOCK[: BLOCK.index("        status")].rstrip())


def test_a_new_version_stands_after_the_others() -> None:
    data = yaml.safe_load(with_state(BLOCK, "vite", "1.1.0", PUBLISHED))

    assert list(data["clauses"]["vite"]["versions"]) == ["1.0.0", "1.1.0"]
    assert data["clauses"]["vite"]["versions"]["1.1.0"]["owner"] == "AME: samordnaren"


def test_a_new_clause_gets_a_place_in_the_order() -> None:
    data = yaml.safe_load(with_state(BLOCK, "intyg", "1.0.0", PUBLISHED))

    assert data["order"] == ["antal", "vite", "intyg"]
    assert "1.0.0" in data["clauses"]["intyg"]["versions"]


def test_a_library_can_begin_from_nothing() -> None:
    data = yaml.safe_load(with_state("", "intyg", "1.0.0", ClauseState(Status.DRAFT)))

    assert data == {
        "format": 1,
        "order": ["intyg"],
        "clauses": {
            "intyg": {
                "versions": {
                    "1.0.0": {
                        "status": "draft",
                        "valid_from": None,
                        "valid_to": None,
                        "review_by": None,
                        "owner": "",
                        "digest": None,
                        "hold_reason": None,
                    }
                }
            }
        },
    }


def test_a_reason_is_written_as_data_whatever_it_holds() -> None:
    state = ClauseState(Status.HOLD, hold_reason='}, "{% x: # y')

    data = yaml.safe_load(with_state(BLOCK, "vite", "1.0.0", state))

    assert data["clauses"]["vite"]["versions"]["1.0.0"]["hold_reason"] == '}, "{% x: # y'


def test_a_decision_is_added_after_the_others() -> None:
    adoption = Adoption('Nämnden "A"', date(2026, 12, 1), "KS 2026/7", "ab12")

    text = with_adoption(with_adoption("", "vite", "1.0.0", adoption), "antal", "1.0.0", adoption)

    assert [item["clause"] for item in yaml.safe_load(text)["adopted"]] == ["vite", "antal"]
    assert yaml.safe_load(text)["adopted"][0]["by"] == 'Nämnden "A"'
