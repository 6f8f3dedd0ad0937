"""The pages of the plan, the register, what is due, and the year in figures."""
