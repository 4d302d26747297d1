"""The demonstration town: Valfleuri, filled through the same actions as anybody's click."""
