"""Stating needs and putting them in order."""

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM, VISITOR, Actor
from consult.core.db import db
from consult.core.errors import NotAllowed, SignInRequired
from consult.ideas.models import Idea
from consult.needs import actions
from consult.needs.models import Need, Theme
from consult.needs.queries import needs_by_theme, needs_of
from tests.factories import places
from tests.people import actor, amina, malik, olga


def draft() -> tuple[Consultation, Actor]:
    """A draft without needs, and its organiser."""
    made = places.consultation(is_published=False)
    return made, actor(olga(made.organisation))


def stated(made: Consultation) -> dict[str, list[str]]:
    """The statements by title of their theme, in order."""
    return {theme.title: [need.statement for need in theme.needs] for theme in needs_by_theme(made)}


def test_needs_of_the_same_theme_stand_together_in_the_order_they_came(database: Flask) -> None:
    made, organiser = draft()
    actions.add_need(organiser, made, theme="Mobility", statement="Getting about", service="Bus lines")
    actions.add_need(organiser, made, theme="Health", statement="Seeing a doctor")
    actions.add_need(organiser, made, theme="mobility", statement="Crossing the road safely")
    assert stated(made) == {"Mobility": ["Getting about", "Crossing the road safely"], "Health": ["Seeing a doctor"]}


def test_the_same_need_is_stated_once(database: Flask) -> None:
    made, organiser = draft()
    actions.add_need(organiser, made, theme="Mobility", statement="Getting about")
    with pytest.raises(actions.NeedAlreadyStated):
        actions.add_need(organiser, made, theme="Health", statement="Getting about")
    assert stated(made) == {"Mobility": ["Getting about"]}


def test_a_need_that_changes_theme_goes_to_its_end_and_an_empty_theme_goes_away(database: Flask) -> None:
    made, organiser = draft()
    need = actions.add_need(organiser, made, theme="Mobility", statement="Getting about")
    actions.add_need(organiser, made, theme="Health", statement="Seeing a doctor")
    said = {"statement": "Getting to the doctor", "service": "Shuttle", "description": "**On foot**"}
    actions.update_need(organiser, need, theme="Health", **said)
    assert stated(made) == {"Health": ["Seeing a doctor", "Getting to the doctor"]}
    assert (need.service, need.description) == ("Shuttle", "**On foot**")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from((-1, 1))), max_size=6))
def test_moving_needs_exchanges_neighbours_and_loses_none(database: Flask, moves: list[tuple[int, int]]) -> None:
    made = places.consultation(places.organisation(f"Town {db.session.query(Consultation).count()}"), is_published=False)
    order = ["a", "b", "c", "d"]
    rows = {letter: actions.add_need(SYSTEM, made, theme="Mobility", statement=letter) for letter in order}
    for place, step in moves:
        actions.move_need(SYSTEM, rows[order[place]], step=step)
        neighbour = min(max(place + step, 0), 3)
        order[place], order[neighbour] = order[neighbour], order[place]
    assert stated(made) == {"Mobility": order}


def test_themes_change_place_and_name(database: Flask) -> None:
    made, organiser = draft()
    places.needs(made)
    themes = needs_by_theme(made)
    actions.move_theme(organiser, themes[2], step=-1)
    actions.rename_theme(organiser, themes[0], title="Getting about")
    assert list(stated(made)) == ["Getting about", "Housing", "Health"]
    with pytest.raises(actions.ThemeAlreadyThere):
        actions.rename_theme(organiser, themes[0], title="Health")


def test_a_need_is_removed_with_its_empty_theme(database: Flask) -> None:
    made, organiser = draft()
    need, *others = places.needs(made)
    actions.remove_need(organiser, need)
    assert needs_of(made) == others
    assert db.session.query(Theme).count() == 2


def test_a_need_with_an_idea_stays(database: Flask) -> None:
    made, organiser = draft()
    need = places.needs(made)[0]
    db.session.add(Idea(consultation_id=made.id, need_id=need.id, title="A night bus", body="Please."))
    db.session.commit()
    with pytest.raises(actions.NeedInUse):
        actions.remove_need(organiser, need)
    assert db.session.query(Need).count() == 3


def test_a_need_that_people_may_have_spoken_about_stays(database: Flask) -> None:
    made = places.consultation(open_stages=("diagnostic",))
    need = places.needs(made)[0]
    with pytest.raises(actions.NeedInUse):
        actions.remove_need(SYSTEM, need)


def test_others_than_organisers_change_no_need(database: Flask) -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    moderator = actor(malik(made.organisation))
    for somebody, refusal in ((VISITOR, SignInRequired), (actor(amina()), NotAllowed), (moderator, NotAllowed)):
        with pytest.raises(refusal):
            actions.add_need(somebody, made, theme="Food", statement="Eating well")
        with pytest.raises(refusal):
            actions.update_need(somebody, need, theme="Food", statement="Eating well")
        with pytest.raises(refusal):
            actions.move_need(somebody, need, step=1)
        with pytest.raises(refusal):
            actions.remove_need(somebody, need)
        with pytest.raises(refusal):
            actions.rename_theme(somebody, need.theme, title="Food")
        with pytest.raises(refusal):
            actions.move_theme(somebody, need.theme, step=1)
    assert stated(made) == {theme: [statement] for theme, statement, _ in places.NEEDS}
