"""The stories that can be told of a contribution."""

from typing import get_args

from consult.config import ROOT
from consult.follows.stories import Story


def test_each_story_has_its_template() -> None:
    for kind in get_args(Story):
        assert (ROOT / "templates" / kind.template).exists()
