"""`kommun.yaml`: the municipality's own values."""
