"""What of diagnostics leaves the house in the formats of other programs."""
