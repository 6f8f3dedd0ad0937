"""Which fields of a placement hold something of the person."""

# What is removed when the time of the decision is over, and what makes a paper one that only its owner may read.
PERSONAL = ("name", "birth_date", "waiver", "recommendation", "reference")

# What tells of one person besides: a paper that may hold any of it is for its owner alone too.
OF_ONE_PERSON = (*PERSONAL, "proposal", "introduction", "problems")
