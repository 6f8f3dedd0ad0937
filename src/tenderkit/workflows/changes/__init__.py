"""Versions of clauses, compared."""
