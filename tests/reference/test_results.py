"""W1, W2 and N1 of the reference results on the page of results: from responses in the database to the figures people read."""

import pytest
from flask import Flask
from sqlalchemy import insert

from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db, new_code, new_uid
from consult.diagnostics.commands import responses
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.queries import questionnaire_of
from consult.results.actions import count_results, publish_results
from consult.results.queries import results_of
from consult.results.shown import ShownQuestion, shown_questions
from tests.browser import Browser
from tests.factories import assessments, places
from tests.reference.data import reference_file
from tests.reference.test_survey_import import MAPPING, PUBLISHED
from tests.reference.test_weighting import COLUMNS, SAYS, margins, people, published

__all__ = ["margins", "people", "published"]


def _results(made: Consultation) -> dict[str, ShownQuestion]:
    """The questions as the page shows them, by their label."""
    count_results(SYSTEM, made)
    sheet = questionnaire_of(made)
    assert sheet is not None
    found = results_of(sheet)
    assert found is not None
    return {one.words.label: one for one in shown_questions(sheet, found.figures, "en")}


def _respond(made: Consultation, people: list, margins: list) -> Questionnaire:
    """How often people vote and who they are; the census is what the published weights say."""
    sheet = Questionnaire(consultation=made, language="en")
    shares = {"voter_category": ("rarely/never", "sporadic", "always")} | {one.name: one.categories for one in margins}
    for position, (column, values) in enumerate(shares.items()):
        options = {"items": [{"key": value, "label": value} for value in values]}
        options |= {"variable": column} if position else {}
        sheet.questions.append(Question(uid=column[:12], position=position, kind="single_choice", label=column, options=options))
    db.session.add(sheet)
    db.session.commit()
    for margin in margins:
        figures = dict(zip(margin.categories, margin.shares.tolist(), strict=True))
        assessments.census(made, figures, variable=margin.name)
    told = {"questionnaire_id": sheet.id, "channel": "import"}
    columns = ("voter_category", *COLUMNS)
    rows = [told | {"uid": new_uid(), "code": new_code(), "answers": {one[:12]: row[one] for one in columns}} for row in people]
    db.session.execute(insert(Response), rows)
    db.session.commit()
    return sheet


def test_weighted_percentages_are_those_of_r(visitor: Browser, people: list, margins: list) -> None:
    made = places.consultation()
    sheet = _respond(made, people, margins)
    shown = _results(made)["voter_category"]
    found = next(one for one in shown.lines[0].figures if one.label == SAYS)
    assert found.count == 1451 and found.share is not None and found.weighted is not None
    assert found.share.value == pytest.approx(0.248629198, abs=1e-9)
    # Told to a tenth of a point, as finer shares would tell how many of a few people said it.
    assert found.weighted.value == pytest.approx(0.276966505, abs=0.0005)
    assert (found.weighted.low, found.weighted.high) == pytest.approx((0.2653, 0.2890), abs=0.0005)
    places.close_stage(made, "diagnostic")
    publish_results(SYSTEM, sheet)
    page = visitor.get(f"/consultations/{made.uid}/diagnostic/resultats").get_data(as_text=True)
    assert "24.9%" in page and "27.7%" in page and "about 5,490 answers" in page


def test_the_first_wave_of_kansas_city_gives_its_published_figures(database: Flask) -> None:
    file = reference_file("survey_kcmo/FY2022_RS_Cleaned_safe_reduced.csv")
    places.organisation("Kansas City")
    answer = database.test_cli_runner().invoke(responses, [str(file), "--mapping", str(MAPPING)])
    assert answer.exit_code == 0, answer.output
    shown = _results(db.session.query(Consultation).one())
    levels, picks = (next(one for one in shown.values() if one.words.kind == kind) for kind in ("satisfaction", "top_k"))
    satisfied = {line.label: line for line in levels.lines}
    named = {str(one.label): one.count for one in picks.bars}
    for service, (picked, pleased, valid, _score) in PUBLISHED.items():
        line = satisfied[service]
        assert named[service] == picked and line.good is not None and line.good.count == pleased, service
        assert line.base == valid, service
