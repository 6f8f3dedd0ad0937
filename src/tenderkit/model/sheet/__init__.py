"""Rows of data, whatever file they stand in."""
