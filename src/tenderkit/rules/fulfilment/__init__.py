"""Whether a requirement is met."""
