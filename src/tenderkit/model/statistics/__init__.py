"""What the matching unit types for a year: totals, never anything about one person."""
