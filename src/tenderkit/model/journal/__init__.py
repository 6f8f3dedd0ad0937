"""What happened: the places, the journal of dated events, and the persons, as people write them down."""
