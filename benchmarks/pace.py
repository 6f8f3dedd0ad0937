"""How long the rounds are: in full, or a quick look that everything works."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """`seconds` is what an engine is warmed up for; a round is a third of that."""

    rounds: int
    seconds: float
    persons: int  # in the case of the certificates
    batch: int  # certificates in a batch
    long_batch: int  # certificates where workers and memory are measured
    batch_rounds: int
    cold_rounds: int
    sizes: tuple[int, ...]  # placements, suppliers, lots, cases
    clauses: int  # of the municipality's own, about a hundred times as many as a case uses
    rows: tuple[int, ...]  # of a table
    growth_rounds: int
    page_rounds: int  # of each page that is measured by itself
    page_clauses: int
    page_cases: int
    people: int  # at once
    page_visits: int  # of each of them, with time to think in between


FULL = Pace(
    rounds=11,
    seconds=3.0,
    persons=300,
    batch=5_000,
    long_batch=20_000,
    batch_rounds=3,
    cold_rounds=15,
    sizes=(10, 100, 1_000),
    clauses=3_200,
    rows=(20, 200, 2_000, 20_000),
    growth_rounds=3,
    page_rounds=60,
    page_clauses=1_000,
    page_cases=1_000,
    people=30,
    page_visits=20,
)
QUICK = Pace(
    rounds=3,
    seconds=0.3,
    persons=12,
    batch=60,
    long_batch=200,
    batch_rounds=1,
    cold_rounds=2,
    sizes=(10, 30),
    clauses=64,
    rows=(20, 200),
    growth_rounds=1,
    page_rounds=5,
    page_clauses=64,
    page_cases=30,
    people=5,
    page_visits=6,
)
