"""What holds for the municipality's own values, and what its papers compute from them."""
