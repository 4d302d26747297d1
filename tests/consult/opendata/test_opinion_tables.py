"""What participants said of statements, as tables."""

import pytest

from consult.assessments.models import NeedsAssessment
from consult.assessments.opinion_report import opinion_reports
from consult.opendata.columns import cells
from consult.opendata.opinion_tables import OPINION_TABLES
from tests.factories import assessments, places, voices

pytestmark = pytest.mark.usefixtures("database")
STATEMENTS, GROUPS = OPINION_TABLES


def _drafted() -> NeedsAssessment:
    made = places.consultation()
    voices.with_statements(made, places.needs(made))
    voices.heard(made)
    return assessments.draft(made)


def test_every_statement_has_a_row_with_what_its_page_shows_of_each_group() -> None:
    draft = _drafted()
    (report,) = opinion_reports(draft)
    rows = cells(STATEMENTS, draft)
    assert [row["statement"] for row in rows] == [one["text"] for one in report.statements]
    assert [row["code"] for row in rows] == [f"S{number}" for number in range(1, 11)] and sum(
        bool(row["need"]) for row in rows
    ) == 1
    assert len(report.letters) == 2 and all(row["group_c"] is None for row in rows)
    for row, one in zip(rows, report.statements, strict=True):
        assert [row[key] for key in ("base", "agree", "disagree", "pass")] == [
            one.get(key) for key in ("base", "agree", "disagree", "pass")
        ]
        for place, name in enumerate(("group_a", "group_b")):
            ends = one["group_bounds"][place] or [None, None]
            assert [row[name], row[f"{name}_at_least"], row[f"{name}_at_most"]] == [one["groups"][place], *ends]
    assert sum(row["divides"] == "yes" for row in rows) == len(report.divisive)
    assert any(row["lowest_group"] for row in rows)


def test_every_group_has_its_size_as_shown_and_the_statements_that_tell_it_apart() -> None:
    draft = _drafted()
    (report,) = opinion_reports(draft)
    rows = cells(GROUPS, draft)
    assert [(row["group"], row["size"]) for row in rows] == [(one.letter, one.size) for one in report.shapes]
    told = {row["group"]: (row["agrees"].split(), row["disagrees"].split()) for row in rows}
    for place, letter in enumerate(report.letters):
        agrees = [text for text, agrees in report.telling(place) if agrees]
        assert [report.statements[int(code[1:]) - 1]["text"] for code in told[letter][0]] == agrees


def test_where_no_groups_are_shown_the_reason_is() -> None:
    draft = _drafted()
    facts = draft.inputs["opinions"][0]
    draft.inputs = draft.inputs | {"opinions": [facts | {"groups": [], "refused": {"code": "no_structure", "eligible": 60}}]}
    (row,) = cells(GROUPS, draft)
    assert (row["refused"], row["group"], row["size"]) == ("no_structure", "", None)
