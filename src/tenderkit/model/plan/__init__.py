"""The procurement plan: its rows, what its columns are called, and how rough values are understood."""
