"""Polling: the ways to the ballot box for those who come without an account: a code by post, the desk, the kiosk, paper."""
