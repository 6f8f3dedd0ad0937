"""A finished document before it is sent."""
