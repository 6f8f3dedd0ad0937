"""The document as plain text: UTF-8, one paragraph a line, an empty line between blocks."""

from tenderkit.model.papers.document import Document
from tenderkit.writers.lines import block_lines, flatten


def write_text(document: Document) -> bytes:
    """Only what the blocks say: the letterhead belongs to the page, not to the text."""
    blocks = ("\n".join(block_lines(block)) for block in flatten(document.blocks))
    return ("\n\n".join(blocks) + "\n").encode()
