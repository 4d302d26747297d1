"""Whether a stage is open, by the database's clock."""

import pytest
from flask import Flask

from consult.consultations.openings import StageClosed, require_open
from tests.factories import places


def test_an_open_stage_lets_people_in(database: Flask) -> None:
    require_open(places.consultation(open_stages=("vote",)), "vote")


def test_before_and_after_the_stage_nobody_gets_in(database: Flask) -> None:
    made = places.consultation(open_stages=("diagnostic",))
    with pytest.raises(StageClosed):
        require_open(made, "vote")
    places.close_stage(made, "diagnostic")
    with pytest.raises(StageClosed):
        require_open(made, "diagnostic")


def test_a_draft_lets_nobody_in(database: Flask) -> None:
    with pytest.raises(StageClosed):
        require_open(places.consultation(is_published=False), "diagnostic")
