"""Needs assessments: what is needed, by whom and how sure we are, computed by workers and published by people."""
