"""What the pages of votes show of the polling place."""

import pytest

from consult.core.db import db
from consult.polling.desk_actions import hand_paper, issue_pass
from consult.polling.voters import Identity
from tests import people
from tests.browser import Browser
from tests.factories import polling as factory
from tests.factories import votes


@pytest.mark.parametrize(
    ("electorate", "words"), [("roll", "Vote with the code of my letter"), ("accounts", "I was given a code")]
)
def test_an_open_vote_leads_to_the_page_for_codes(visitor: Browser, electorate: str, words: str) -> None:
    vote = votes.vote()
    vote.electorate = electorate
    db.session.commit()
    page = visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    assert words in page and f"/votes/{vote.uid}/code" in page


def test_an_election_held_elsewhere_has_no_polling_place(visitor: Browser) -> None:
    vote = votes.vote()
    vote.secrecy, vote.external_url = "external", "https://elections.example"
    db.session.commit()
    assert f"/votes/{vote.uid}/code" not in visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    visitor.sign_in(people.olga(vote.consultation.organisation))
    page = visitor.get(f"/organisation/consultations/{vote.consultation.uid}/votes").get_data(as_text=True)
    assert "Paper ballots" not in page


def test_whoever_was_helped_reads_it_with_their_account_and_nobody_else_does(visitor: Browser) -> None:
    vote = votes.vote()
    issue_pass(factory.clerk(vote), vote, Identity(email="amina@valfleuri.example"), is_assisted=True)
    address = f"/votes/{vote.uid}"
    assert "helped you to fill in a ballot" in visitor.sign_in(people.amina()).get(address).get_data(as_text=True)
    assert "helped you" not in visitor.sign_in(people.marcel()).get(address).get_data(as_text=True)


def test_organisers_see_who_came_through_which_door(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    hand_paper(factory.clerk(vote), vote, Identity(reference="1"))
    visitor.sign_in(people.olga(vote.consultation.organisation))
    page = visitor.get(f"/organisation/consultations/{vote.consultation.uid}/votes").get_data(as_text=True)
    assert "Online 0 · on the tablet 0 · on paper 1" in page and "Roll and letters" in page


@pytest.mark.parametrize(("helped", "is_told"), [(11, True), (10, False)])
def test_the_counting_room_tells_how_many_were_helped_unless_they_are_few(visitor: Browser, helped: int, is_told: bool) -> None:
    vote = factory.vote_with_roll(helped)
    clerk = factory.clerk(vote)
    for number in range(1, helped + 1):
        issue_pass(clerk, vote, Identity(reference=str(number)), is_assisted=True)
    votes.counted(vote)
    page = visitor.get(f"/votes/{vote.uid}/depouillement").get_data(as_text=True)
    assert ("11 people were helped at the desk." in page) is is_told and "people were helped" not in page.replace("11 people", "")
