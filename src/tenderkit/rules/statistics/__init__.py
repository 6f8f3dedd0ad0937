"""The figures of a year, and which numbers of people may be shown."""
