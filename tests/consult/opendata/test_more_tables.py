"""The tables beside the figures: nothing of one person, nothing that can be had back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.heard import heard
from consult.assessments.models import Estimate, Evidence, NeedsAssessment
from consult.core.db import db
from consult.core.disclosure import THRESHOLD, suppress
from consult.needs.models import Need
from consult.opendata.columns import cells
from consult.opendata.more_tables import TABLES
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.made_inputs import assessed, inputs
from tests.consult.core.attack import is_told
from tests.factories import assessments

BY_NAME = {table.name: table for table in TABLES}
EVEN = {"age": {"young": 0.5, "old": 0.5}}
GROUPS = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 15))


def _made(ages: tuple[int, int, int], channels: dict[str, int]) -> tuple[NeedsAssessment, dict[str, tuple[int, ...]]]:
    """An assessment of people of these ages (young, old, unsaid), as it would be stored; and what was counted."""
    people = sum(ages)
    answers = asked_of_all([[1, 0]] * people, [[1, 4]] * people)
    codes = [0] * ages[0] + [1] * ages[1] + [2] * ages[2]
    made = inputs(answers, ages=codes, population=EVEN)
    rows = [
        Estimate(need=Need(uid=one.need.uid), statement="", figures=one.figures, evidence=[])
        for one in assessed(made, answers, codes)
    ]
    told = heard(made) | {"channels": suppress(channels)}
    return NeedsAssessment(inputs=told, estimates=rows), {"age": ages, "channels": tuple(channels.values())}


def _hold(shown: list[int | None], counted: tuple[int, ...]) -> None:
    """No small part is shown, and none that is hidden can be told from the others and their total."""
    assert all(count is None or count == 0 or count >= THRESHOLD for count in shown)
    known = [equation for place, count in enumerate(shown) if count is not None for equation in [({place: 1.0}, float(count))]]
    known += [(dict.fromkeys(range(len(shown)), 1.0), float(sum(counted)))]
    for place in [number for number, count in enumerate(shown) if count is None]:
        assert not is_told(place, len(shown), known), (shown, counted)


@settings(max_examples=25, deadline=None)
@given(GROUPS, st.lists(st.integers(0, 30), min_size=2, max_size=4))
def test_no_hidden_number_can_be_had_back_from_who_was_heard(ages: tuple[int, int, int], sent: list[int]) -> None:
    if not sum(ages):
        return
    channels = dict(zip(("web", "paper", "desk", "import"), sent, strict=False))
    assessment, counted = _made(ages, channels)
    _hold([row["people"] for row in cells(BY_NAME["channels"], assessment)], counted["channels"])
    who = cells(BY_NAME["who_was_heard"], assessment)
    _hold([*(row["people"] for row in who), who[0]["unsaid"]], counted["age"])
    hidden = [row for row in who if row["people"] is None]
    assert all(row["share"] is None and row["dissimilarity"] is None for row in hidden)
    if who[0]["unsaid"] is None:
        assert all(row["share"] is None or row["share"] == round(row["people"] / sum(ages), 4) for row in who)


@pytest.mark.parametrize("ages", [(90, 30, 5), (20, 15, 0)])
def test_weighted_figures_and_differences_have_their_rows(ages: tuple[int, int, int]) -> None:
    assessment, _counted = _made(ages, {"web": sum(ages)})
    assert {row["indicator"] for row in cells(BY_NAME["weighted"], assessment)} >= {"importance", "satisfaction"}
    rows = cells(BY_NAME["weighted"], assessment)
    assert all(row["low"] <= row["value"] <= row["high"] for row in rows)
    told = {one.need.uid: one.figures["weighted"] for one in assessment.estimates}
    assert all(row["rounded_to"] == told[row["need"]][row["indicator"]]["step"] for row in rows)


@pytest.mark.usefixtures("database")
def test_of_an_idea_its_identifier_is_told_not_its_words() -> None:
    published = assessments.published()
    idea = Evidence(
        estimate_id=published.estimates[0].id, kind="idea", subject_uid="abc", text="My own words", facts={"supports": 3}
    )
    db.session.add(idea)
    db.session.commit()
    rows = cells(BY_NAME["evidence"], published)
    (row,) = [row for row in rows if row["kind"] == "idea"]
    assert (row["subject"], row["words"], row["supporters"]) == ("abc", "", 3)


@pytest.mark.usefixtures("database")
def test_testimonies_and_statements_are_numbers() -> None:
    published = assessments.published()
    one = published.estimates[0]
    told = {"ideas": 2, "share": 0.5, "low": 0.4, "high": 0.6, "count": 31, "base": 62, "quotes": [{"words": "Hush"}]}
    agreement = [{"text": "More buses", "agree": 0.7, "low": 0.6, "high": 0.8, "base": 50, "lower": None}]
    one.figures = one.figures | {"testimonies": told, "agreement": agreement}
    (testimony,) = cells(BY_NAME["testimonies"], published)
    assert (testimony["people"], testimony["base"], testimony["ideas"]) == (31, 62, 2)
    assert testimony["texts"] is testimony["sorted"] is None, "as before it was told how many are sorted"
    one.figures = one.figures | {"testimonies": {"texts": 62, "sorted": 0, "ideas": 2, "share": None, "quotes": []}}
    (testimony,) = cells(BY_NAME["testimonies"], published)
    assert (testimony["people"], testimony["base"], testimony["texts"], testimony["sorted"]) == (None, None, 62, 0)
    (statement,) = cells(BY_NAME["statements"], published)
    assert statement["statement"] == "More buses" and statement["lowest_group"] is None
