"""The recruiter's file beside a case."""
