"""The answers of weighted participants."""

import json

import pytest

from consult.assessments.estimating import Estimate, estimate
from consult.assessments.weighing import read_margins, weigh
from consult.diagnostics.importing.faults import Refused
from tests.consult.assessments.participants import FILE, MARGINS


def _estimate(column: str = "says", data: bytes = FILE) -> Estimate:
    return estimate(weigh(data, read_margins(MARGINS), more=[column]), column)


def test_shares_are_of_those_who_answered() -> None:
    found = _estimate().as_json()
    assert (found["column"], found["n"], found["missing"]) == ("says", 80, 20)
    yes, no = found["values"]["yes"], found["values"]["no"]
    assert (yes["count"], yes["unweighted"], no["count"]) == (20, 0.25, 60)
    assert yes["weighted"] > 0.25 and yes["weighted"] + no["weighted"] == pytest.approx(1)
    assert yes["low"] < yes["weighted"] < yes["high"] and yes["unweighted_low"] < 0.25 < yes["unweighted_high"]
    assert yes["beta_low"] < yes["weighted"] < yes["beta_high"] and found["n_eff"] < 80
    json.dumps(found, allow_nan=False)


def test_a_margin_is_estimated_as_the_population_has_it() -> None:
    found = _estimate("age").as_json()["values"]["young"]
    assert found["weighted"] == pytest.approx(0.5) and found["se"] == pytest.approx(0, abs=1e-9)


def test_numbers_stand_in_their_order() -> None:
    data = b"id,age,sex,says\n" + b"".join(
        f"{number},{'young' if number % 2 else 'old'},{'f' if number % 3 else 'm'},{number % 12}\n".encode()
        for number in range(90)
    )
    assert _estimate(data=data).answers == tuple(str(number) for number in range(12))


@pytest.mark.parametrize(("column", "count"), [("id", "300"), ("none", "0")])
def test_a_column_of_too_many_values_or_of_none_is_refused(column: str, count: str) -> None:
    data = b"id,age,sex,none\n" + b"".join(
        f"{number},{'young' if number % 2 else 'old'},{'f' if number % 3 else 'm'},\n".encode() for number in range(300)
    )
    with pytest.raises(Refused) as refusal:
        _estimate(column, data)
    assert str(refusal.value) == f"column {column}: {count} different values; shares are estimated of 1 to 200"
