"""Writing over HTTP: endorsements and ballots, and the same ballot two hundred times at once."""

from collections.abc import Callable
from urllib.parse import urlencode

from benchmarks import load
from benchmarks.measure import Figure
from benchmarks.town import Town, people, places, served, town
from consult.accounts.models import Account
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.ideas.models import Endorsement, Idea
from consult.votes.actions import create_vote
from consult.votes.drafting import Draft
from consult.votes.models import Ballot, Vote

REQUESTS, CONNECTIONS = 4_000, 16
BUSY = 50
SAME = 200

Form = Callable[[Town, Account], bytes]


def endorsements() -> list[Figure]:
    """Each of many citizens endorses one idea."""
    with town() as made:
        idea = _ideas()[0]
        path = f"/idees/{idea.uid}/soutien"
        result = _send(
            made, people(REQUESTS), lambda here, who: load.post(path, here.cookie(who), urlencode({"csrf_token": here.token()}))
        )
        stored = db.session.query(Endorsement).count()
    return _figures("endorsement", result, stored)


def ballots() -> list[Figure]:
    """Each of many citizens casts a ballot."""
    with town() as made:
        vote = _vote()
        result = _send(made, people(REQUESTS), _ballot(vote))
        stored = db.session.query(Ballot).count()
    return _figures("ballot", result, stored)


def busy_ballots() -> list[Figure]:
    """Fifty people cast a ballot at every moment."""
    with town() as made:
        vote = _vote()
        result = _send(made, people(REQUESTS), _ballot(vote), connections=BUSY)
    return [
        Figure(f"ballot POST, {BUSY} connections", result.per_second, "a second", 250, is_floor=True),
        Figure(f"ballot POST, {BUSY} connections: 95 % answered within", result.percentile(0.95), "ms", 300),
    ]


def identical_ballots() -> list[Figure]:
    """One citizen sends the same ballot over two hundred connections at once."""
    with town() as made:
        vote = _vote()
        result = _send(made, people(1) * SAME, _ballot(vote), connections=SAME)
        stored = db.session.query(Ballot).count()
    refused = sum(count for status, count in result.statuses.items() if status >= 400)
    return [
        Figure(f"{SAME} identical ballots at once: stored", stored, "ballots", 1),
        Figure(f"{SAME} identical ballots at once: refused", refused, "answers", 0),
    ]


def _ballot(vote: Vote) -> Form:
    path, choices = f"/votes/{vote.uid}", [option.uid for option in vote.options[:2]]

    def form(here: Town, who: Account) -> bytes:
        body = urlencode({"csrf_token": here.token(), "confirmed_revision": vote.revision, "choices": choices}, doseq=True)
        return load.post(path, here.cookie(who), body)

    return form


def _send(made: Town, citizens: list[Account], form: Form, connections: int = CONNECTIONS) -> load.Load:
    requests = [form(made, who) for who in citizens]
    db.session.rollback()
    with served(made) as port:
        return load.run(port, requests, connections)


def _figures(what: str, result: load.Load, stored: int) -> list[Figure]:
    return [
        Figure(f"{what} POST, gunicorn 2 × 4, {CONNECTIONS} connections", result.per_second, "a second", 250, is_floor=True),
        Figure(f"{what} POST: 95 % answered within", result.percentile(0.95), "ms"),
        Figure(f"{what} POST: acknowledged but not stored", sum(result.statuses.values()) - stored, "rows", 0),
    ]


def _ideas() -> list[Idea]:
    consultation = places.consultation()
    (need, *_) = places.needs(consultation)
    rows = [
        Idea(consultation_id=consultation.id, need_id=need.id, title=f"Idea {number}", body="Why not.", review_state="approved")
        for number in range(6)
    ]
    db.session.add_all(rows)
    db.session.commit()
    return rows


def _vote() -> Vote:
    ideas = _ideas()
    return create_vote(SYSTEM, ideas[0].consultation, Draft(title="What first?", ideas=ideas, max_choices=3))
