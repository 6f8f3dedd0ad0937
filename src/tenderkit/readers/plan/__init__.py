"""Procurement plans, as sheets and as CSV."""
