"""The ballot as JSON, for programs of people who are signed in: another door to the same box. See docs/recipes/vote-by-api.md."""

from typing import NamedTuple

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from consult.core.authorization import authorize
from consult.core.errors import DomainError
from consult.core.i18n import gettext as _
from consult.votes import actions, policies, queries
from consult.votes.ballot_box import API
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import InvalidBallot, Sent
from consult.votes.views import blueprint
from consult.web.access import current_actor


@blueprint.get("/api/votes/<uid>/ballot")
def paper(uid: str) -> ResponseReturnValue:
    """The ballot paper: what to do, the fields of its form, and the token to send back in the header X-CSRFToken."""
    vote = queries.vote_by_uid(uid)
    authorize(current_actor(), policies.may_view_vote, vote)
    as_it_stands = queries.paper(vote)
    kind = BALLOT_TYPES[vote.ballot_type]
    options = [{"uid": one.uid, "title": one.title, "cost": float(one.cost)} for one in as_it_stands.options]
    said: dict[str, object] = {
        "title": vote.title,
        "instructions": kind.instructions(as_it_stands),
        "options": options,
        "revision": vote.revision,
    }
    return jsonify(said | {"fields": list(kind.fields(as_it_stands)), "csrf_token": generate_csrf()})


@blueprint.post("/api/votes/<uid>/ballot")
def put(uid: str) -> ResponseReturnValue:
    """Puts the ballot into the box and answers with its tracker; a refusal answers with a sentence."""
    try:
        vote = queries.vote_by_uid(uid)
        sent, seen, is_signed = sent_as_json()
        tracker = actions.cast_ballot(current_actor(), vote, sent, seen=seen, is_signed=is_signed, channel=API)
    except DomainError as error:
        return jsonify({"error": str(error.text)}), error.status
    return jsonify({"tracker": tracker})


class SentBallot(NamedTuple):
    """What stands under `choices`, as a form would send it, the revision it was filled in for, and whether it is signed."""

    sent: Sent
    seen: int
    is_signed: bool


def sent_as_json() -> SentBallot:
    """The ballot in the body of the request. Raises InvalidBallot."""
    sent = request.get_json(silent=True)
    body = sent if isinstance(sent, dict) else {}
    choices, seen = body.get("choices"), body.get("revision")
    if not isinstance(choices, dict) or type(seen) is not int:
        raise InvalidBallot(_("Send {“choices”: {…}, “revision”: …} as JSON, with what the ballot you were given says."))
    lists = {name: value if isinstance(value, list) else [value] for name, value in choices.items()}
    return SentBallot(
        {name: [str(value) for value in values] for name, values in lists.items()}, seen, body.get("is_signed") is True
    )
