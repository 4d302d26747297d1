"""Valfleuri, its town hall and its consultation, written straight into the database for tests about something else."""

from datetime import timedelta

from consult.consultations.models import Consultation, Stage
from consult.consultations.stage_kinds import STAGE_KEYS
from consult.core.clock import now
from consult.core.db import db
from consult.needs.models import Need, Theme
from consult.organisations.models import Organisation
from consult.territories.models import Territory


def organisation(name: str = "Valfleuri") -> Organisation:
    """The town hall of a town of that name."""
    territory = Territory(name=name, population=8_400)
    place = Organisation(name=name, territory=territory, contact_email="mairie@valfleuri.example")
    db.session.add(place)
    db.session.commit()
    return place


def consultation(
    place: Organisation | None = None, *, open_stages: tuple[str, ...] = STAGE_KEYS, is_published: bool = True
) -> Consultation:
    """A consultation of five stages; those named are open, the others are still to come."""
    place = place or organisation()
    made = Consultation(
        organisation=place,
        territory=place.territory,
        title="Living well in Valfleuri",
        summary="What do we need?",
        published_at=now() if is_published else None,
    )
    for key in STAGE_KEYS:
        opens_at = now() + timedelta(days=-10 if key in open_stages else 10)
        made.stages.append(Stage(key=key, opens_at=opens_at, closes_at=opens_at + timedelta(days=30)))
    db.session.add(made)
    db.session.commit()
    return made


def close_stage(made: Consultation, key: str) -> None:
    """Lets the stage end an hour ago."""
    stage = made.stage(key)
    assert stage is not None
    stage.opens_at, stage.closes_at = now() - timedelta(days=30), now() - timedelta(hours=1)
    db.session.commit()


def lift_end(made: Consultation, key: str) -> None:
    """Lets the stage go on until further notice, as if it had been announced so."""
    stage = made.stage(key)
    assert stage is not None
    stage.closes_at = None
    db.session.commit()


NEEDS = (
    ("Mobility", "Getting about without a car", "Bus lines"),
    ("Health", "Seeing a doctor in time", "Health centre"),
    ("Housing", "Finding a home one can pay", "Housing office"),
)


def needs(made: Consultation) -> list[Need]:
    """Three needs, each in a theme of its own."""
    rows = []
    for position, (theme, statement, service) in enumerate(NEEDS):
        family = Theme(consultation_id=made.id, title=theme, position=position)
        db.session.add(family)
        db.session.flush()
        rows.append(Need(consultation_id=made.id, theme_id=family.id, statement=statement, service=service, position=position))
    db.session.add_all(rows)
    db.session.commit()
    return rows
