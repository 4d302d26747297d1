"""Follows: one thread from an answer to its effect, opened by an account or by a short code."""
