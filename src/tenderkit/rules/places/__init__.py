"""Which places count: what has happened to each, weighed on the sentences of the clauses."""
