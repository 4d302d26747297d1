"""A published assessment as tables."""

import json

import pytest

from consult.assessments.recipes import RECIPE
from consult.core.db import db
from consult.opendata import assessments as tables
from tests.factories import assessments

pytestmark = pytest.mark.usefixtures("database")


def test_each_column_is_explained_once_and_each_row_fills_all() -> None:
    published = assessments.published()
    header = tables.header(published)
    assert len(set(header)) == len(header)
    assert all(meaning for _name, _kind, meaning in tables.dictionary(published))
    assert [len(row) for row in tables.rows(published)] == [len(header)] * 3
    assert {f"{key}_value" for key in RECIPE["indicators"]} < set(header)


def test_the_figures_are_those_of_the_page() -> None:
    published = assessments.published()
    first = dict(zip(tables.header(published), next(tables.rows(published)), strict=True))
    assert first["statement"] == "Getting about without a car"
    assert first["importance_satisfaction_value"] == pytest.approx(0.6602, abs=5e-5)
    assert (first["rank"], first["band"], first["importance_base"]) == (1, 1, 64)
    assert first["vote_share_value"] is None


def test_what_is_hidden_is_named_and_left_empty() -> None:
    published = assessments.published()
    hidden = {"value": None, "low": None, "high": None, "base": None, "is_hidden": True}
    published.estimates[0].figures = published.estimates[0].figures | {"supporters": hidden}
    db.session.commit()
    first = dict(zip(tables.header(published), next(tables.rows(published)), strict=True))
    assert first["supporters_value"] is None and first["supporters_base"] is None
    assert first["hidden"] == "supporters"


def test_the_whole_assessment_says_how_to_compute_it_again() -> None:
    published = assessments.published()
    whole = json.loads(json.dumps(tables.as_json(published)))
    assert whole["number"] == 1 and whole["heard"]["respondents"] == 64
    assert whole["needs"][0]["importance"]["base"] == 64
    assert whole["computation"]["seed"] == published.seed
