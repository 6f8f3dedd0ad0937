"""From a deficiency to a claim: what is missing on a day by the journal, and what may be asked for it."""
