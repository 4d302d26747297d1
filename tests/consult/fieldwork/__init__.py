"""Printed sheets, keying, and volunteers."""
