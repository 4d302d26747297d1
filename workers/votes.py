"""Background work of votes."""
