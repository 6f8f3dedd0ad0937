"""The figures of a year, of a folder of cases."""
