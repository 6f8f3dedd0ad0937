"""Removing what may no longer be kept."""
