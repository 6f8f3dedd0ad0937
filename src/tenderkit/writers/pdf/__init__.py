"""PDF: a document's blocks as values for one constant typst program, set by a process of its own."""
