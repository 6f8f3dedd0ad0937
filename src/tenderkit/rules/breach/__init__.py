"""A breach: its terms, its steps and the penalty that is due for it."""
