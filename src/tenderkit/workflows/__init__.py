"""The order of steps; results come back, nothing is printed."""
