"""What organisers fill in."""

import pytest
from flask import Flask

from consult.invitations.forms import IssueForm, NumbersForm


@pytest.mark.parametrize(
    ("count", "is_good"), [("1", True), ("500", True), ("501", False), ("0", False), ("x", False), ("", False)]
)
def test_a_file_holds_five_hundred_codes_at_most(database: Flask, count: str, is_good: bool) -> None:
    with database.test_request_context("/", method="POST", data={"count": count, "layout": "labels"}):
        assert IssueForm().validate() is is_good


def test_both_numbers_are_needed(database: Flask) -> None:
    with database.test_request_context("/", method="POST", data={"first": "1"}):
        assert not NumbersForm().validate()
