"""The library as it is looked at: what a clause says, line by line, and what is found in it."""
