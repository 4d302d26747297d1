"""Surveys held elsewhere: a delimited file, a mapping that says what its columns mean, and every reason to refuse them."""
