"""What the recruiter types in `placeringar.yaml`."""
