"""Where an indicator stands."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from consult.core.db import db
from consult.projects.models import PARTNER_KINDS, PARTNER_LABELS, Partner, Reading
from tests.factories import projects as factory

pytestmark = pytest.mark.usefixtures("database")


def test_each_kind_of_actor_has_its_words() -> None:
    assert tuple(PARTNER_LABELS) == PARTNER_KINDS


def test_before_its_first_reading_an_indicator_has_come_nowhere() -> None:
    indicator = factory.indicator()
    assert indicator.latest_reading is None and indicator.progress_share is None


def test_the_latest_day_counts_whenever_it_was_written() -> None:
    indicator = factory.indicator()
    for day, value in ((20, 30), (10, 20)):
        db.session.add(Reading(indicator_id=indicator.id, measured_on=date(2026, 5, day), value=Decimal(value)))
    db.session.commit()
    db.session.expire_all()
    assert indicator.progress_share == 0.5


def test_another_kind_of_actor_does_not_exist() -> None:
    project = factory.project()
    db.session.add(Partner(project_id=project.id, name="X", kind="alien"))
    with pytest.raises(IntegrityError, match="kind_is_known"):
        db.session.commit()
