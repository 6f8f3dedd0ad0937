"""Charts of lanes for the tests of those who draw them."""

from tenderkit.model.papers.document import Lanes, LaneStep

NAMES = ("upphandlare", "rekryterare", "leverantör")
PHASES = ("Planering", "Matchning, från den 24 januari 2028")


def chart_of(*steps: LaneStep, lanes: tuple[str, ...] = NAMES, columns: tuple[str, ...] = PHASES) -> Lanes:
    return Lanes("Vem & vad", 'Tabellen "nedan" säger detsamma.', "Från", lanes, columns, steps)


def step(lane: int, column: int, what: str, *to: int, others: str = "") -> LaneStep:
    """`to` are lanes, `others` those without one."""
    named = ", ".join(filter(None, (*(NAMES[lane % len(NAMES)] for lane in to), others)))
    return LaneStep(lane, column, what, named, to, others)


SMALL = chart_of(
    step(0, 0, "Inbjudan", others="branschen"),
    step(0, 1, "Överlämning", 1, 2),
    step(1, 1, "Kallelse <till> möte", 2, others="akten"),
    step(1, 1, "Slutrapport", 0),
)


def crowded(number: int) -> Lanes:
    """Every lane sends that many papers in every phase, to the others and to the file."""
    everywhere = ((lane, column, at) for lane in range(3) for column in range(2) for at in range(number))
    steps = (
        step(lane, column, f"Redogörelse {at} om sysselsättningskravet", (lane + 1 + at % 2) % 3, others="akten")
        for lane, column, at in everywhere
    )
    return chart_of(*steps)
