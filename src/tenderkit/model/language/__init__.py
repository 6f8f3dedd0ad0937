"""The language that clauses are held to, as a file."""
