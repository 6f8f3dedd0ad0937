"""What the procurement officer types in `upphandling.yaml`."""
