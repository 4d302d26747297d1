"""The forms of projects."""

from decimal import Decimal

import pytest
from flask import Flask

from consult.projects.forms import IndicatorForm, PartnerForm, ProjectForm, ReadingForm

INDICATOR = {"label": "Riders", "unit": "", "effect": "jobs", "baseline": "1 000,5", "target": "2000"}


def test_numbers_are_read_as_they_are_written(database: Flask) -> None:
    with database.test_request_context("/", method="POST", data=INDICATOR):
        form = IndicatorForm()
        assert form.validate() and form.baseline.data == Decimal("1000.5")


@pytest.mark.parametrize("wrong", [{"target": "NaN"}, {"target": ""}, {"target": "1000.5"}, {"effect": "magic"}, {"label": ""}])
def test_what_makes_no_sense_is_refused_and_kept(database: Flask, wrong: dict[str, str]) -> None:
    with database.test_request_context("/", method="POST", data=INDICATOR | wrong):
        form = IndicatorForm()
        assert not form.validate() and set(form.errors) == set(wrong)
        assert 'value="1 000,5"' in form.baseline()


def test_a_reading_is_of_today_unless_told_otherwise(database: Flask) -> None:
    with database.test_request_context("/"):
        assert ReadingForm().measured_on.data is not None


def test_an_unknown_kind_of_partner_is_refused(database: Flask) -> None:
    with database.test_request_context("/", method="POST", data={"name": "X", "kind": "alien"}):
        assert not PartnerForm().validate()


def test_a_project_needs_a_rule_beforehand(database: Flask) -> None:
    with database.test_request_context("/", method="POST", data={"title": "T", "hypothesis": "H", "starts_on": "2026-03-01"}):
        form = ProjectForm()
        assert not form.validate() and set(form.errors) == {"decision_rule"}
