"""Results as tables to take home."""

import pytest

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.disclosure import THRESHOLD
from consult.diagnostics.models import Response
from consult.results.actions import count_results
from consult.results.queries import results_of
from consult.results.tables import TABLES, sheets_of
from tests.factories import places, surveys

pytestmark = pytest.mark.usefixtures("database")


def test_tables_hold_every_figure_of_the_page_and_explain_each_column() -> None:
    sheet = surveys.questionnaire(places.consultation())
    surveys.respond(sheet, 120)
    count_results(SYSTEM, sheet.consultation)
    found = results_of(sheet)
    assert found is not None
    sheets = {one.name: [dict(zip(one.header, row, strict=True)) for row in one.rows] for one in sheets_of(sheet, found.figures)}
    assert set(sheets) == {*TABLES, "dictionary"} and all(sheets.values())
    explained = {(row["table"], row["column"]) for row in sheets["dictionary"]}
    assert explained == {(name, column) for name in TABLES for column in sheets[name][0]}
    shown = [row["people"] for name in ("answers", "groups") for row in sheets[name]]
    assert not [count for count in shown if count is not None and 0 < int(str(count)) < THRESHOLD]
    for row in sheets["answers"] + sheets["groups"]:
        assert (row["people"] is None) == (row["share"] is None)
        assert row["share"] is None or row["share"] == pytest.approx(int(str(row["people"])) / int(str(row["base"])), abs=1e-6)
    assert {row["question"] for row in sheets["texts"]} == {"About short_text", "About long_text"}
    (numbers,) = sheets["numbers"]
    assert numbers["unit"] == "minutes" and {numbers[key] for key in ("mean", "lower", "median", "upper", "weighted_mean")} == {
        None
    }


@pytest.mark.parametrize(("people", "mean"), [((30, 12), 14), ((90, 40), 14.6), ((30, 7), None)])
def test_the_mean_is_rounded_as_on_the_page_and_empty_where_it_would_tell_of_few(
    people: tuple[int, int], mean: float | None
) -> None:
    sheet = surveys.questionnaire(places.consultation())
    uid = next(one.uid for one in sheet.questions if one.kind == "number")
    given = [10] * people[0] + [25] * people[1]
    db.session.add_all(Response(questionnaire_id=sheet.id, answers={uid: one}) for one in given)
    db.session.commit()
    count_results(SYSTEM, sheet.consultation)
    found = results_of(sheet)
    assert found is not None
    (table,) = (one for one in sheets_of(sheet, found.figures) if one.name == "numbers")
    (row,) = (dict(zip(table.header, row, strict=True)) for row in table.rows)
    assert str(row["mean"]) == str(mean) and (row["median"] is None) == (mean is None)


def test_of_too_few_people_tables_are_empty() -> None:
    sheet = surveys.questionnaire(places.consultation())
    sheets = sheets_of(sheet, {"respondents": None})
    assert not [row for one in sheets if one.name != "dictionary" for row in one.rows]
