"""`tenderkit simulate`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenderkit.cli.completion import offer_lots
from tenderkit.cli.options import OPTIONS, case_argument, format_option
from tenderkit.cli.printing import print_data, print_on_terms, print_report
from tenderkit.messages import text
from tenderkit.problems import InvalidInputError

if TYPE_CHECKING:
    from tenderkit.model.penalty.assumed import Assumptions
    from tenderkit.workflows.penalty.simulate import Simulation


@click.command("simulate", help=text("help.simulate"), options_metavar=OPTIONS)
@case_argument
@click.option("--lot", metavar="ID", shell_complete=offer_lots, help=text("help.option.lot"))
@click.option("--assume", "assumed", multiple=True, metavar="NAMN=BELOPP", help=text("help.option.assume"))
@click.option("--to", type=click.Path(path_type=Path), metavar="FIL", help=text("help.option.simulate_to"))
@format_option()
def command(case: Path, lot: str | None, assumed: tuple[str, ...], to: Path | None, form: str) -> None:
    """Count the penalty; a case without one is told so, and that is no fault."""
    from tenderkit.workflows.penalty.simulation_data import simulation_as_data
    from tenderkit.workflows.penalty.simulation_report import simulation_report

    if form == "json" and to is not None:
        raise click.UsageError(text("usage.json_to"))
    simulation = _simulated(case, lot, _assumptions(assumed))
    print_on_terms(simulation.sound.on_terms)
    if form == "json":
        print_data(simulation_as_data(simulation))
    elif to is None:
        print_report(simulation_report(simulation))
    else:
        _deliver(simulation, to)


def _assumptions(words: tuple[str, ...]) -> "Assumptions":
    from tenderkit.readers.case.assumptions_reader import read_assumptions

    try:
        return read_assumptions(words)
    except InvalidInputError as error:
        raise click.UsageError("\n".join(f"--assume: {each.message}" for each in error.problems)) from None


def _simulated(case: Path, lot: str | None, assumed: "Assumptions") -> "Simulation":
    from tenderkit.workflows.penalty.simulate import NoSuchLotError, UnclearAssumptionError, simulate

    try:
        return simulate(case, lot, assumed=assumed)
    except UnclearAssumptionError as error:
        lots = ", ".join(error.lots)
        raise click.UsageError(text("usage.assume_lot", lots=lots) if lots else text("usage.assume_nothing")) from None
    except NoSuchLotError as error:
        known = ", ".join(error.known)
        said = text("usage.lot", lot=lot, known=known) if known else text("usage.no_lots")
        raise click.UsageError(said) from None


def _deliver(simulation: "Simulation", to: Path) -> None:
    from tenderkit.workflows.penalty.simulation_report import ChartsError, deliver_simulation

    try:
        deliver_simulation(simulation, to)
    except ChartsError as error:
        said = text("usage.one_chart", charts=error.number) if error.number else text("usage.no_chart")
        raise click.UsageError(said) from None
    click.echo(text("build.wrote", path=to))
