"""Thresholds of a municipality, and saved texts of acts."""
