"""A document as somebody meets it who hears it read, or who sees little of it."""
