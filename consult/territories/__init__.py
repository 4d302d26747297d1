"""Territories: the places people live in and decide about."""
