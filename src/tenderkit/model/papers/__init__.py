"""A document: its kind, its blocks, and the lock that remembers it."""
