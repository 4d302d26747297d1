"""What organisers said of categories of the census."""

import pytest
from sqlalchemy.exc import IntegrityError

from consult.assessments.match_models import CategoryMatch
from consult.core.db import db
from tests.factories import places

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize("again", [{"category": "65"}, {"category": ""}])
def test_a_category_has_a_name_and_is_one_answer(again: dict[str, str]) -> None:
    made = places.consultation()
    same = {"consultation_id": made.id, "variable": "age_band", "category": "65"}
    db.session.add(CategoryMatch(**same, answer="old"))
    db.session.commit()
    with pytest.raises(IntegrityError):
        db.session.execute(CategoryMatch.__table__.insert(), [same | {"answer": "young"} | again])
    db.session.rollback()
