"""Which fields of a placement hold something of the person."""

# A paper that may hold any of them is for its owner alone.
OF_ONE_PERSON = ("name", "birth_date", "waiver", "recommendation", "reference", "proposal", "introduction", "problems")
