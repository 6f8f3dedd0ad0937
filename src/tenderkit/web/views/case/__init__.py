"""The pages of a case, from its first question to what has happened in it."""
