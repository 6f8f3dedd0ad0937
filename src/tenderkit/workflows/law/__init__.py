"""The law that clauses rest on, watched."""
