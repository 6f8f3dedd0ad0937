"""The language that clauses are held to."""
