"""Organisations: who consults (a municipality most often), how its pages look, and who works for it."""
