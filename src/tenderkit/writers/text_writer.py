"""The document as plain text: UTF-8, one paragraph a line, an empty line between blocks."""

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Document
from tenderkit.writers.lines import block_lines, flatten


def write_text(document: Document) -> bytes:
    """What the blocks say: the letterhead belongs to the page, not to the text. A text has no properties but its last lines."""
    blocks = ["\n".join(block_lines(block)) for block in flatten(document.blocks)]
    if document.own_data:
        said = (f"{name}: {words}" for name, words in document.own_data)
        blocks.append("\n".join((document_text("document.own_data"), *said)))
    return ("\n\n".join(blocks) + "\n").encode()
