"""Accounts: who somebody is, which person stands behind, and what they are a member of; signing in by an e-mailed code."""
