"""The pages of writing a clause: its text, conditions, duties, tests, and its way to being adopted."""
