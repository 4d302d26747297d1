"""What the people of the demonstration say."""

from consult.demo import words
from consult.projects.models import PARTNER_KINDS


def test_ideas_answer_needs_that_exist() -> None:
    assert all(one.need < len(words.LIVING) for one in (*words.LIVING_IDEAS, *words.WAITING_IDEAS, words.RETURNED_IDEA))
    assert all(one.need < len(words.MOVING) for one in words.MOVING_IDEAS)


def test_every_kind_of_actor_carries_the_experiment() -> None:
    assert {kind for kind, _, _ in words.PARTNERS} == set(PARTNER_KINDS)
