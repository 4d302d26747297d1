"""The needs of a consultation."""

from flask import Flask

from consult.needs.queries import has_needs, needs_by_theme, needs_of
from tests.factories import places


def test_needs_come_theme_by_theme(database: Flask) -> None:
    made = places.consultation()
    assert not has_needs(made)
    rows = places.needs(made)
    assert has_needs(made)
    assert needs_of(made) == rows
    assert [(theme.title, list(theme.needs)) for theme in needs_by_theme(made)] == [
        ("Mobility", [rows[0]]),
        ("Health", [rows[1]]),
        ("Housing", [rows[2]]),
    ]
