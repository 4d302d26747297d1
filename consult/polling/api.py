"""The ballot of a voting code as JSON: the door of `votes.api` for those without an account. See docs/recipes/vote-by-api.md."""

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from consult.core.errors import DomainError
from consult.polling.actions import cast_ballot_by_code
from consult.polling.views import WRONG_CODES_PER_ADDRESS, blueprint, was_refused
from consult.votes.api import sent_as_json
from consult.votes.ballot_box import API
from consult.votes.queries import vote_by_uid
from consult.web.access import current_actor
from consult.web.limits import limiter


@blueprint.post("/api/votes/<uid>/ballot-by-code")
@limiter.limit(WRONG_CODES_PER_ADDRESS, deduct_when=was_refused)
def put_by_code(uid: str) -> ResponseReturnValue:
    """Puts the ballot of the code under `code` into the box and answers with its tracker; a refusal answers with a sentence."""
    try:
        vote = vote_by_uid(uid)
        ballot = sent_as_json()
        typed = str((request.get_json() or {}).get("code", ""))[:60]
        tracker = cast_ballot_by_code(current_actor(), vote, typed, ballot.sent, seen=ballot.seen, channel=API)
    except DomainError as error:
        return jsonify({"error": str(error.text)}), error.status
    return jsonify({"tracker": tracker})
