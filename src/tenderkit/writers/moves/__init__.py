"""Moves of files that belong together, and what becomes of them when they are interrupted."""
