"""The pages of the recruiter: this week, the places of a case, its persons and their papers."""
