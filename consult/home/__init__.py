"""Home: what one can do here now, and what became of what one did."""
