"""The penalty of a case, simulated."""
