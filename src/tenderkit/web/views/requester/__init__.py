"""The pages of the requester: recommendations to answer, assessments to confirm, outcomes."""
