"""What other features ask about ideas."""

from flask import Flask

from consult.core.actors import VISITOR
from consult.ideas import queries
from consult.moderation.models import PENDING
from tests import people
from tests.factories import ideas, places


def test_published_ideas_come_with_the_most_supported_first(database: Flask) -> None:
    consultation = places.consultation()
    need = places.needs(consultation)[0]
    ideas.idea(consultation, "Few", need=need, supports_count=1)
    ideas.idea(consultation, "Many", need=need, supports_count=5)
    ideas.idea(consultation, "Waiting", need=need, state=PENDING)
    assert [row.title for row in queries.approved_ideas(consultation)] == ["Many", "Few"]
    assert [row.title for row in queries.ideas_of_need(need, limit=1)] == ["Many"]
    assert queries.ideas_count_of_need(need) == 2
    assert queries.counts_by_state(consultation) == {"approved": 2, "pending": 1}


def test_supporters_of_a_need_are_distinct_persons(database: Flask) -> None:
    consultation = places.consultation()
    need, other, _third = places.needs(consultation)
    amina, marcel = people.amina(), people.marcel()
    ideas.supported(ideas.idea(consultation, need=need), amina, marcel)
    ideas.supported(ideas.idea(consultation, need=need, supports_count=40), amina)
    ideas.supported(ideas.idea(consultation, need=other, state=PENDING), amina)
    ideas.supported(ideas.idea(consultation), amina)
    assert queries.supporters_by_need(consultation) == {need.id: 2}


def test_an_author_finds_her_ideas_and_anybody_an_idea_by_its_code(database: Flask) -> None:
    amina = people.amina()
    idea = ideas.idea(places.consultation(), author=amina, state=PENDING)
    assert queries.ideas_by(amina.id) == [idea] and queries.idea_by_code(idea.code) is idea
    assert queries.idea_by_code("AAAA-AAAA-A") is None


def test_one_knows_whether_one_supports_an_idea(database: Flask) -> None:
    idea, amina = ideas.idea(places.consultation()), people.amina()
    ideas.supported(idea, amina)
    actors = (people.actor(amina), people.actor(people.marcel()), VISITOR)
    assert [queries.has_endorsed(actor, idea) for actor in actors] == [True, False, False]


def test_replies_stand_below_the_comment_that_began(database: Flask) -> None:
    consultation = places.consultation()
    debate = ideas.debate(consultation)
    first = ideas.comment(debate, "First")
    reply = ideas.comment(debate, "Reply", reply_to=first)
    ideas.comment(debate, "Deep", reply_to=reply)
    ideas.comment(debate, "Second")
    found, total = queries.exchanges(debate, page=1)
    said = [(one.comment.body, [reply.body for reply in one.replies]) for one in found]
    assert said == [("First", ["Reply", "Deep"]), ("Second", [])] and total == 2
    assert queries.comments_count(debate) == 4 and queries.debates_of(consultation) == [(debate, 4)]
    assert queries.debates_count(consultation) == 1


def test_ideas_that_share_most_words_of_a_title_resemble_it(database: Flask) -> None:
    made = places.consultation()
    mine = ideas.idea(made, "Benches in the shade of the market square", body="-")
    near = ideas.idea(made, "Market square: benches for the elderly", body="In the shade.", supports_count=3)
    ideas.idea(made, "A market on Sundays", body="-")
    ideas.idea(made, "Benches in the shade of the market square", body="-", state=PENDING)
    assert queries.resembling_ideas(mine) == [near]
    assert queries.resembling_ideas(ideas.idea(made, "Bus", body="-")) == []
