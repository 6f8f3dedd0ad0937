"""The recruiter's files in format 2."""
