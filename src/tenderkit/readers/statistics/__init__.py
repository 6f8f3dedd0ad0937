"""`arsuppgifter.yaml`: what the matching unit types for each year."""
