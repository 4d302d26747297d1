"""What organisers write beside an option."""

from decimal import Decimal

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Form

from consult.votes.drafting import Terms
from consult.votes.option_forms import AreaBudgetsField, TermsForm, amount_of, plain_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12000", "12000"),
        ("12 000", "12000"),
        ("12\u202f000 €", "12000"),
        ("12,000", "12000"),
        ("1,250,000", "1250000"),
        ("1234,5", "1234.50"),
        ("1234.56", "1234.56"),
        ("0", "0"),
        ("€ 9,99", "9.99"),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, amount: str) -> None:
    assert amount_of(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["much", "-1", "12k", "1.2.3", "NaN", "Infinity", "1e400", "9" * 13, "--", "12,00,0"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        amount_of(text)


def test_whole_amounts_are_shown_without_cents() -> None:
    assert [plain_amount(amount) for amount in (Decimal("12000.00"), Decimal("9.90"), None)] == ["12000", "9.90", ""]


def test_terms_are_read_and_a_wrong_cost_comes_back_as_typed(database: Flask) -> None:
    with database.test_request_context("/", method="POST", data={"cost": "1 200 €", "area": " North "}):
        form = TermsForm()
        assert form.validate() and form.terms() == Terms(Decimal(1200), "North")
    with database.test_request_context("/", method="POST", data={"cost": "much"}):
        form = TermsForm()
        assert not form.validate() and 'value="much"' in form.cost()


class Areas(Form):
    """A form of area budgets alone."""

    areas = AreaBudgetsField()


def test_area_budgets_are_read_line_by_line() -> None:
    form = Areas(data={"areas": {"North: upper": Decimal("20000.00"), "South": Decimal(5)}})
    written = form.areas._value()
    assert written == "North: upper: 20000\nSouth: 5"
    again = Areas(formdata=MultiDict({"areas": written + "\n\n"}))
    assert again.validate() and again.areas.data == {"North: upper": Decimal(20000), "South": Decimal(5)}


@pytest.mark.parametrize("line", ["North", "North: much", ": 5", "North: 5\nNorth: 6", "North: 0"])
def test_a_line_that_cannot_be_read_is_named_and_kept(database: Flask, line: str) -> None:
    with database.test_request_context("/"):
        form = Areas(formdata=MultiDict({"areas": line}))
        assert not form.validate() and line.splitlines()[-1] in form.areas.errors[0]
        assert form.areas._value() == line
