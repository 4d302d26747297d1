"""Who may do what with ideas: the table of rules."""

from flask import Flask

from consult.core.actors import SYSTEM, VISITOR, Actor
from consult.core.authorization import Rule, is_allowed
from consult.ideas import policies
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED, PENDING, RETURNED
from tests import people
from tests.factories import ideas, places

STATES = (PENDING, APPROVED, RETURNED)


def _table(rule: Rule, rows: list[Idea]) -> dict[str, list[bool]]:
    organisation = rows[0].consultation.organisation
    actors: dict[str, Actor] = {"visitor": VISITOR, "system": SYSTEM}
    named = {"citizen": people.marcel(), "author": people.amina(), "moderator": people.malik(organisation)}
    actors |= {name: people.actor(somebody) for name, somebody in named.items()}
    return {name: [is_allowed(actor, rule, row) for row in rows] for name, actor in actors.items()}


def _ideas() -> list[Idea]:
    consultation = places.consultation()
    return [ideas.idea(consultation, author=people.amina(), state=state) for state in STATES]


def test_ideas_are_seen_once_published_and_before_by_authors_and_moderators(database: Flask) -> None:
    assert _table(policies.may_view_idea, _ideas()) == {
        "visitor": [False, True, False],
        "citizen": [False, True, False],
        "author": [True, True, True],
        "moderator": [True, True, True],
        "system": [True, True, True],
    }


def test_published_ideas_are_supported_by_persons(database: Flask) -> None:
    table = _table(policies.may_endorse_idea, _ideas())
    assert table == {
        "visitor": [False] * 3,
        "citizen": [False, True, False],
        "author": [False, True, False],
        "moderator": [False, True, False],
        "system": [False] * 3,
    }


def test_returned_ideas_are_improved_by_their_authors(database: Flask) -> None:
    table = _table(policies.may_revise_idea, _ideas())
    assert table.pop("author") == [False, False, True]
    assert not any(any(row) for row in table.values())


def test_nothing_of_a_draft_is_seen_but_by_its_staff(database: Flask) -> None:
    draft = places.consultation(is_published=False)
    malik = people.actor(people.malik(draft.organisation))
    idea, debate = ideas.idea(draft), ideas.debate(draft)
    for rule, target in ((policies.may_view_ideas, draft), (policies.may_view_idea, idea), (policies.may_view_debate, debate)):
        assert not is_allowed(VISITOR, rule, target) and is_allowed(malik, rule, target)
    assert not is_allowed(malik, policies.may_submit_idea, draft)
