"""What moved since the diagnostic before, as a table."""

import pytest

from consult.assessments.comparing import barometer
from consult.assessments.snapshots import of_assessment
from consult.opendata.change_tables import CHANGES
from consult.opendata.columns import cells
from tests.factories import assessments, places

pytestmark = pytest.mark.usefixtures("database")


def test_every_change_of_the_page_has_a_row() -> None:
    organisation = places.organisation()
    before, now = (assessments.published(assessments.answered(places.consultation(organisation))) for _ in range(2))
    assert cells(CHANGES, before) == []
    moves = [move for row in barometer(of_assessment(now), of_assessment(before)) for move in row.moves]
    rows = cells(CHANGES, now)
    assert len(rows) == len(moves) > 0 and {row["before"] for row in rows} == {before.uid}
    assert [(row["indicator"], row["change"], row["clear"]) for row in rows] == [
        (move.indicator.key, move.value, "yes" if move.is_clear else "no") for move in moves
    ]
