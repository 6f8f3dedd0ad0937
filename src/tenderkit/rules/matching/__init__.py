"""Whether the recruiter's file holds together with its case."""
