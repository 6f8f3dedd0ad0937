"""Whether everybody can use a document: one rule to a function."""
