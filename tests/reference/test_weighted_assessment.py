"""W1 and W2 of the reference results through the platform: answers and census in the database, weights in the draft."""

import pytest
from sqlalchemy import insert

from consult.core.db import db, new_code, new_uid
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.needs.models import Need
from tests.factories import assessments, places
from tests.reference.test_weighting import COLUMNS, SAYS, margins, people, published

__all__ = ["margins", "people", "published"]


def _questionnaire(needs: list[Need], shares: dict[str, list[str]]) -> Questionnaire:
    """Who one is, and which of two needs matters; the first stands for what the reference asks."""
    made = Questionnaire(consultation_id=needs[0].consultation_id)
    asked = [{"key": f"n{place}", "label": need.statement, "need": need.uid} for place, need in enumerate(needs[:2], 1)]
    made.questions = [Question(uid="picks", kind="top_k", label="What matters?", options={"items": asked, "k": 1})]
    for position, (column, values) in enumerate(shares.items(), 1):
        told = [{"key": value, "label": value} for value in values]
        options = {"items": told, "variable": column}
        made.questions.append(Question(uid=column, position=position, kind="single_choice", label=column, options=options))
    db.session.add(made)
    db.session.commit()
    return made


@pytest.mark.usefixtures("database")
def test_the_platform_weighs_as_the_reference_does(people: list, margins: list) -> None:  # type: ignore[type-arg]
    made = places.consultation()
    sheet = _questionnaire(places.needs(made), {margin.name: list(margin.categories) for margin in margins})
    for margin in margins:
        figures = dict(zip(margin.categories, margin.shares.tolist(), strict=True))
        assessments.census(made, figures, variable=margin.name)
    rows = [
        {
            "uid": new_uid(),
            "code": new_code(),
            "questionnaire_id": sheet.id,
            "channel": "import",
            "answers": {column: row[column] for column in COLUMNS} | {"picks": ["n1" if row["voter_category"] == SAYS else "n2"]},
        }
        for row in people
    ]
    db.session.execute(insert(Response), rows)
    db.session.commit()
    drafted = assessments.draft(made)
    weighting = drafted.inputs["weighting"]
    # Few people are alike in all four respects, so that figures of weights are told in halves and tens; see `consult weigh`.
    assert (weighting["deff"], weighting["n_eff"]) == (1.1, 5490)
    assert (weighting["min_weight"], weighting["max_weight"], weighting["indicative"]) == (0.0, 2.0, [])
    first = next(one for one in drafted.estimates if one.statement == "Getting about without a car")
    assert first.figures["importance"]["value"] == 0.248629
    assert first.figures["weighted"]["importance"]["value"] == pytest.approx(0.276966505, abs=0.0005)
