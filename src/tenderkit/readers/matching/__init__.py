"""The recruiter's file."""
