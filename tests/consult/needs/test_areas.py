"""The areas in which people have needs."""

import re

from flask import Flask

from consult.config import ROOT
from consult.needs.areas import AREAS, icon_of


def test_a_theme_called_like_an_area_in_either_language_has_its_icon(database: Flask) -> None:
    assert icon_of("Health") == icon_of("santé") == "health"
    assert icon_of("Dragons") == "need"


def test_each_area_has_a_drawing(app: Flask) -> None:
    drawn = set(re.findall(r'^  "([\w-]+)":', (ROOT / "templates/components/icons.html").read_text(), re.MULTILINE))
    assert set(AREAS) | {"need"} <= drawn
