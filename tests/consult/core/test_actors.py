"""Who acts."""

from consult.core.actors import MODERATOR, ORGANISER, SYSTEM, VISITOR, Actor


def test_an_organiser_moderates_too_but_a_moderator_does_not_organise() -> None:
    olga = Actor("account", 1, 1, "Olga", frozenset({(7, ORGANISER)}))
    malik = Actor("account", 2, 2, "Malik", frozenset({(7, MODERATOR)}))
    assert olga.is_organiser_of(7) and olga.is_moderator_of(7)
    assert malik.is_moderator_of(7) and not malik.is_organiser_of(7)


def test_a_role_ends_at_the_door_of_its_organisation() -> None:
    olga = Actor("account", 1, 1, "Olga", frozenset({(7, ORGANISER)}))
    assert not olga.is_organiser_of(8) and not olga.is_moderator_of(8)


def test_a_visitor_is_nobody_and_the_system_may_run_everything() -> None:
    assert not VISITOR.is_signed_in and not VISITOR.is_staff and not VISITOR.is_moderator_of(7)
    assert SYSTEM.is_organiser_of(7) and not SYSTEM.is_signed_in
