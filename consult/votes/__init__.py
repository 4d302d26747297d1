"""Votes: options put to the people, ballots cast under a key that the database does not hold, and counts anybody can redo."""
