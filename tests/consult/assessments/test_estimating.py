"""The answers of weighted participants."""

import json

import numpy as np
import pytest

from consult.assessments.estimating import Estimate, estimate
from consult.assessments.methods.wilson import wilson_interval
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
    for ends, sample in (("", found["n_eff"]), ("safe_", yes["n_eff_estimate"])):
        told = wilson_interval(np.array([yes["weighted"]]), sample)
        assert (yes[f"{ends}low"], yes[f"{ends}high"]) == pytest.approx([float(end[0]) for end in told], abs=1e-12)
    json.dumps(found, allow_nan=False)


@pytest.mark.parametrize("column", ["age", "sex"])
def test_a_margin_is_told_as_set_and_has_no_interval(column: str) -> None:
    told = _estimate(column).as_json()
    assert told["is_set_by_margins"] and not _estimate().as_json()["is_set_by_margins"]
    for category, share in json.loads(MARGINS)[column].items():
        found = told["values"][category]
        assert found["weighted"] == pytest.approx(share) and found["se"] is None and found["n_eff_estimate"] is None
        assert {found[f"{kind}{end}"] for kind in ("", "safe_", "beta_") for end in ("low", "high")} == {None}


def test_what_follows_from_a_margin_has_intervals_as_of_people_without_one() -> None:
    data = FILE.replace(b"says\n", b"says,is_young\n").replace(b"\n", b",0\n").replace(b",is_young,0", b",is_young")
    lines = [line.replace(b",0", b",1") if b"young," in line else line for line in data.split(b"\n")]
    found = _estimate("is_young", b"\n".join(lines)).as_json()["values"]["1"]
    assert found["weighted"] == pytest.approx(0.5) and found["se"] < 1e-9
    assert 0.3 < found["beta_low"] < found["low"] < 0.45 < 0.55 < found["high"] < found["beta_high"] < 0.7


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


def _coded(*blank: str) -> Estimate:
    data = b"age,sex,says\n" + b"".join(
        f"{'young' if number % 2 else 'old'},{'f' if number % 3 else 'm'},{('yes', 'no', 'NA', '-1', '')[number % 5]}\n".encode()
        for number in range(100)
    )
    return estimate(weigh(data, read_margins(MARGINS), more=["says"], **({"blank": blank} if blank else {})), "says")


def test_codes_for_no_answer_are_no_answers() -> None:
    usual, told, none = _coded(), _coded("NA", "-1"), _coded("")
    assert (usual.answers, usual.blank, usual.missing) == (("-1", "no", "yes"), {"": 20, "NA": 20}, 40)
    assert (told.answers, told.blank, told.missing) == (("no", "yes"), {"": 20, "-1": 20, "NA": 20}, 60)
    assert told.shares.value.sum() == pytest.approx(1) and told.as_json()["blank"] == told.blank
    assert none.answers == ("-1", "NA", "no", "yes") and (usual.codes, told.codes) == (["-1"], [])


def test_a_value_with_a_share_in_the_margins_is_one_there() -> None:
    data = FILE.replace(b"young", b"NA")
    found = estimate(weigh(data, read_margins(MARGINS.replace("young", "NA")), more=["age"]), "age")
    assert found.answers == ("NA", "old") and found.missing == 0 and found.shares.value.tolist() == pytest.approx([0.5, 0.5])
    with pytest.raises(Refused, match=r"“NA” in “age”, which has no share among the margins\. It stands for no answer"):
        weigh(data, read_margins(MARGINS))
