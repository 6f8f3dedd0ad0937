"""The shipped looks, each compiled as a build compiles it."""

from pathlib import PurePath

from build_templates import Look, letterhead_parts

from given.letterhead import FACTS
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.readers.template.template_reader import read_template
from tenderkit.writers.word.package import zip_parts

PLAIN = Look("Plan", numbered=False)
EMPLOYER = Look("Intyg", numbered=False, from_employer=True)


def letterhead_of(look: Look) -> CompiledTemplate:
    return read_template(zip_parts(letterhead_parts(look)), PurePath("template.docx"), FACTS, {"content"})
