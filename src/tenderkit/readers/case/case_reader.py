"""`upphandling.yaml` -> Procurement, with every fault of the file in one run."""

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource

_MISSING = ("TK-C001", "TK-C002")


def parse_case(source: YamlSource) -> Procurement:
    """The case that the source holds; raises `InvalidInputError` with every fault."""
    try:
        return validate(Procurement, source)
    except InvalidInputError as error:
        problems = [_of_those_that_buy(problem, source) for problem in error.problems]
    raise InvalidInputError(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _of_those_that_buy(problem: Problem, source: YamlSource) -> Problem:
    """Where others are listed, an authority that is missing is the one that leads them."""
    missing = problem.message.code in _MISSING and problem.message.facts.get("path") == "authority"
    return source.problem(("joint",), Message("TK-R443")) if missing and source.data.get("joint") else problem
