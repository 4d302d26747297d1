"""Moderation: one queue for everything that waits for somebody to read it, with reasons and a history."""
