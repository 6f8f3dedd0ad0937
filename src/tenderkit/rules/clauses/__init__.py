"""Whether clauses and libraries hold together, and where each stands."""
