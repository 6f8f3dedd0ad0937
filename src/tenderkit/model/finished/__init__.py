"""A finished document as it is read before it is sent, and what it is held to."""
