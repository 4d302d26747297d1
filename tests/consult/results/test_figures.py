"""All that results tell."""

import json
from typing import Any

import pytest

from consult.core.db import db
from consult.core.disclosure import THRESHOLD
from consult.diagnostics.models import Questionnaire, Response
from consult.results.figures import figures
from consult.results.weights import weighing_plan
from tests.factories import places, surveys

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def sheet(database: object) -> Questionnaire:
    return surveys.questionnaire(places.consultation())


def _figures(sheet: Questionnaire) -> dict[str, Any]:
    return figures(sheet, weighing_plan(sheet))


def test_fewer_people_than_the_threshold_have_no_results(sheet: Questionnaire) -> None:
    surveys.respond(sheet, THRESHOLD - 1)
    assert _figures(sheet) == {"respondents": None}


def test_every_type_has_its_figures_and_none_is_about_too_few(sheet: Questionnaire) -> None:
    surveys.respond(sheet, 120)
    told = _figures(sheet)
    assert json.loads(json.dumps(told)) == told
    assert set(told["questions"]) == {one.uid for one in sheet.questions}
    counts = [count for one in told["questions"].values() for line in one.get("lines", ()) for count in line["counts"]]
    crossed = [table for tables in told["crossings"].values() for table in tables.values()]
    counts += [count for table in crossed for row in table["rows"] for count in row["counts"]]
    assert len(counts) > 100 and not [count for count in counts if count is not None and 0 < count < THRESHOLD]
    bases = [line["base"] for one in told["questions"].values() for line in one.get("lines", ())]
    bases += [base for table in crossed for row in table["rows"] for base in row["bases"]]
    assert all(base == 0 or base >= THRESHOLD for base in bases)
    assert told["channels"].keys() == {"web", "paper"} and sum(told["channels"].values()) == 120


def test_two_questions_are_crossed_one_way_only(sheet: Questionnaire) -> None:
    surveys.respond(sheet, 120)
    crossings = _figures(sheet)["crossings"]
    assert set(crossings) == {"single_choic", "profile"}
    assert "profile" in crossings["single_choic"] and "single_choic" not in crossings["profile"]
    assert not {"short_text", "long_text"} & (crossings["profile"].keys() | crossings["single_choic"].keys())


def test_points_and_addresses_are_counted_as_places_that_were_given(sheet: Questionnaire) -> None:
    uid = next(one.uid for one in sheet.questions if one.kind == "place")
    given = (
        [{"latitude": 43.6, "longitude": 1.4}] * 14 + [{"address": "3 rue Haute"}] * 12 + [{"area": "north"}] * 11 + [None] * 11
    )
    db.session.add_all(Response(questionnaire_id=sheet.id, answers={uid: one} if one else {}) for one in given)
    db.session.commit()
    (line,) = _figures(sheet)["questions"][uid]["lines"]
    assert (line["of"], line["base"], line["counts"]) == ("answered", 37, [11, 0, 0, 14, 12])


def test_the_years_people_name_are_kept_with_their_counts(sheet: Questionnaire) -> None:
    uid = next(one.uid for one in sheet.questions if one.kind == "date")
    db.session.add_all(Response(questionnaire_id=sheet.id, answers={uid: f"20{20 + place % 2}-01-01"}) for place in range(40))
    db.session.commit()
    told = _figures(sheet)["questions"][uid]
    assert told["words"] == ["2020", "2021"] and told["lines"][0]["counts"] == [20, 20]
