"""The list of ideas."""

from flask import Flask

from consult.ideas.listing import NO_NEED, Wish, listed_ideas, needs_to_choose
from consult.moderation.models import PENDING, RETURNED
from tests.factories import ideas, places


def test_only_published_ideas_of_the_consultation_are_listed_newest_first(database: Flask) -> None:
    consultation = places.consultation()
    for title, state in (("Old", "approved"), ("Waiting", PENDING), ("Returned", RETURNED), ("New", "approved")):
        ideas.idea(consultation, title, state=state)
    ideas.idea(places.consultation(places.organisation("Montclair")), "Elsewhere")
    listing = listed_ideas(consultation, Wish(), [], 1)
    assert [row.title for row in listing.ideas] == ["New", "Old"] and listing.total == 2


def test_ideas_are_filtered_by_need_and_ordered_by_support(database: Flask) -> None:
    consultation = places.consultation()
    need, other, _third = places.needs(consultation)
    ideas.idea(consultation, "Few", need=need, supports_count=1)
    ideas.idea(consultation, "Many", need=need, supports_count=9)
    ideas.idea(consultation, "Other", need=other)
    ideas.idea(consultation, "None")
    needs = needs_to_choose(consultation)
    assert [one.statement for one in needs] == [statement for _theme, statement, _service in places.NEEDS]
    supported = listed_ideas(consultation, Wish(need=need.uid, order="supported"), needs, 1)
    assert [row.title for row in supported.ideas] == ["Many", "Few"]
    assert [row.title for row in listed_ideas(consultation, Wish(need=NO_NEED), needs, 1).ideas] == ["None"]
    assert listed_ideas(consultation, Wish(need="nonsense", order="nonsense"), needs, 1).total == 0


def test_pages_hold_twenty_and_know_the_total(database: Flask) -> None:
    consultation = places.consultation()
    ideas.ideas(consultation, 45, places.needs(consultation))
    assert [len(listed_ideas(consultation, Wish(), [], page).ideas) for page in (1, 2, 3, 4)] == [20, 20, 5, 0]
    assert listed_ideas(consultation, Wish(), [], 3).total == 45
