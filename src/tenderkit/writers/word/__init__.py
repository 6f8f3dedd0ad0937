"""Word: a document of blocks and a compiled letterhead become one checked, reproducible docx."""

from tenderkit.writers.word.render import render_part
from tenderkit.writers.word.writer import write_word

__all__ = ["render_part", "write_word"]
