"""`plan-ÅÅÅÅ.svar.yaml` -> PlanAnswers, with every fault of the file in one run."""

from pathlib import Path

from tenderkit.model.policy.plan_answers import PlanAnswers
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, parse_yaml, read_bytes

EMPTY_ANSWERS = b"# Rekommendationer och svar om upphandlingsplanen. Inga namn.\nformat: 1\n"


def read_plan_answers(file: Path) -> tuple[PlanAnswers, YamlSource, bytes | None]:
    """What the file says and its bytes; of one that isn't there what an empty one says, and no bytes. Raises `InvalidInputError` with every fault."""
    data = read_bytes(file) if file.exists() else None
    source = parse_yaml(EMPTY_ANSWERS if data is None else data, file)
    return validate(PlanAnswers, source), source, data
