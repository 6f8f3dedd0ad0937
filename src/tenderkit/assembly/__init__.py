"""Case and clauses become a Document; pure."""
