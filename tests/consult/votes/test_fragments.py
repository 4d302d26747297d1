"""What earlier pages show about votes."""

from datetime import timedelta

from consult.consultations.models import StageExtension
from consult.consultations.readiness import missing_in_open_stages
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED
from consult.votes.actions import close_vote, tally_vote
from consult.votes.models import Option
from tests import people
from tests.browser import Browser
from tests.factories import places
from tests.factories import votes as factory


def test_an_idea_tells_which_vote_it_is_in_and_how_it_fared(visitor: Browser) -> None:
    vote = factory.vote()
    idea = Idea(consultation_id=vote.consultation_id, title="Night bus", body="Until one.", review_state=APPROVED)
    vote.options.append(Option(position=3, title=idea.title, idea=idea))
    db.session.commit()
    factory.ballots(vote, (3,), (0,), times=10)
    assert "In the vote" in visitor.get(f"/idees/{idea.uid}").get_data(as_text=True)
    factory.counted(vote)
    assert "was chosen on 10 of 20 ballots" in visitor.get(f"/idees/{idea.uid}").get_data(as_text=True)


def test_a_vote_stage_without_a_vote_is_late(visitor: Browser) -> None:
    made = places.consultation()
    assert len(missing_in_open_stages(made)) == 1 + len(missing_in_open_stages(factory.vote(made).consultation))


def test_organisers_are_led_to_the_votes(visitor: Browser) -> None:
    made = places.consultation()
    visitor.sign_in(people.olga(made.organisation))
    assert f"/organisation/consultations/{made.uid}/votes" in visitor.get(f"/organisation/consultations/{made.uid}").get_data(
        as_text=True
    )


def test_an_end_that_was_moved_is_told_on_the_page_of_the_vote(visitor: Browser) -> None:
    vote = factory.vote()
    stage = vote.consultation.stage("vote")
    assert stage is not None and stage.closes_at is not None
    assert "the end was moved" not in visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    stage.extensions.append(StageExtension(closed_at_before=stage.closes_at - timedelta(days=7), closes_at=stage.closes_at))
    db.session.commit()
    assert "the end was moved" in visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    factory.closed(vote)
    tally_vote(SYSTEM, vote)
    assert "the end was moved" in visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)


def test_who_ended_a_vote_is_told_where_no_day_was_announced(visitor: Browser) -> None:
    by_hand = factory.closable(factory.vote())
    by_date = factory.closed(factory.vote(places.consultation(places.organisation("Elsewhere"))))
    address = f"/votes/{by_hand.uid}"
    assert "until the organisers close the vote" in visitor.get(address).get_data(as_text=True)
    close_vote(SYSTEM, by_hand)
    assert "Closed by the organisers on" in visitor.get(address).get_data(as_text=True)
    assert "by the organisers" not in visitor.get(f"/votes/{by_date.uid}").get_data(as_text=True)


def test_a_stage_whose_votes_are_all_closed_invites_nobody(visitor: Browser) -> None:
    vote = factory.closable(factory.vote())
    address = f"/consultations/{vote.consultation.uid}"
    assert "Cast your ballot" in visitor.get(address).get_data(as_text=True)
    close_vote(SYSTEM, vote)
    page = visitor.get(address).get_data(as_text=True)
    assert "Cast your ballot" not in page and ">closed<" in page.replace("\n", "").replace(" ", "")


def test_the_thread_above_the_pages_of_other_stages_tells_that_the_vote_is_done(visitor: Browser) -> None:
    vote = factory.closable(factory.vote())
    address = f"/consultations/{vote.consultation.uid}/idees"

    def state() -> str:
        return visitor.get(address).get_data(as_text=True).partition("hue-vote is-")[2][:4]

    assert state() == "open"
    close_vote(SYSTEM, vote)
    assert state() == "done"
