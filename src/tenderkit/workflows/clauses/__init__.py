"""The clause library: shown, tested, published, adopted."""
