"""Document kinds, and the lock beside a case."""
