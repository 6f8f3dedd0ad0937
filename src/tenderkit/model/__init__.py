"""Shapes: what the user typed, and what flows inside."""
