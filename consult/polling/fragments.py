"""What votes ask of the polling place, and what its pages show of it.

Who else may have a ballot, whether paper is still being counted, the way in with a code, the work at the desk.
"""

from flask import render_template

from consult.core.disclosure import is_disclosable
from consult.polling.queries import has_unreported_paper, roll_keys, sheet_keys
from consult.polling.traces import assistance_words
from consult.polling.turnout import assisted_voters, turnout
from consult.votes.electors import ELECTORS, HINDRANCES
from consult.votes.models import Vote
from consult.web.access import current_actor
from consult.web.slots import fill


def at_vote(vote: Vote) -> str:
    """The way in for those with a code while the vote is open, and the trace of help for whoever is signed in."""
    actor = current_actor()
    words = assistance_words(vote, str(actor.person_id)) if actor.person_id is not None else []
    takes_codes = vote.is_open and vote.secrecy != "external"
    is_for_codes = takes_codes and vote.electorate == "roll"
    return render_template("polling/at_vote.html", vote=vote, words=words, is_for_codes=is_for_codes, may_have_code=takes_codes)


def in_counting_room(vote: Vote) -> str:
    """How many voters were helped at the desk, unless so few that it would tell who."""
    count = assisted_voters(vote)
    return render_template("polling/assisted.html", count=count) if is_disclosable(count) else ""


def for_organisers(vote: Vote) -> str:
    """Who voted through which door, what the count waits for, and the ways to the roll, the desk and the paper."""
    if vote.secrecy == "external":
        return ""
    is_waiting = vote.is_over and has_unreported_paper(vote)
    return render_template("polling/at_card.html", vote=vote, turnout=turnout(vote), is_waiting=is_waiting)


ELECTORS.extend((roll_keys, sheet_keys))
HINDRANCES.append(has_unreported_paper)
fill("votes.show", at_vote)
fill("votes.counting_room", in_counting_room)
fill("votes.manage", for_organisers)
