"""How far a requirement is met."""
