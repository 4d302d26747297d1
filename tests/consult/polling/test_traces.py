"""What a voter is told of help given at the desk."""

from flask import Flask

from consult.polling.desk_actions import issue_pass
from consult.polling.traces import assistance_words
from consult.polling.voters import Identity, voter_key
from tests.factories import polling as factory


def test_help_is_told_once_a_day_to_the_person_helped(database: Flask) -> None:
    vote = factory.vote_with_roll()
    clerk, helped, other = factory.clerk(vote), Identity(reference="1"), Identity(reference="2")
    for _ in range(2):
        issue_pass(clerk, vote, helped, is_assisted=True)
    issue_pass(clerk, vote, other)
    with database.test_request_context("/", headers={"Accept-Language": "en"}):
        (words,) = assistance_words(vote, voter_key(vote, helped))
        assert f"({vote.consultation.organisation.name}) helped you" in words
        assert assistance_words(vote, voter_key(vote, other)) == []
