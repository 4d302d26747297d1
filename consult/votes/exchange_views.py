"""Downloads of a counted vote in the formats of other programs."""

from flask import Response

from consult.core.authorization import authorize
from consult.core.errors import NotFound
from consult.votes import exchange, policies, queries
from consult.votes.views import blueprint
from consult.web.access import current_actor


@blueprint.get("/votes/<uid>/scrutin.<any(pb, soc, soi, toc, toi, blt):ending>")
def election_file(uid: str, ending: str) -> Response:
    """The ballots, once they are counted and where enough people voted; without anything about voters."""
    vote = queries.vote_by_uid(uid)
    authorize(current_actor(), policies.may_view_vote, vote)
    counted = queries.tally(vote)
    outcome = queries.result(counted) if counted else None
    if outcome is None or ending not in exchange.endings(vote):
        raise NotFound
    answer = Response(exchange.written(vote, outcome, ending), mimetype="text/plain")
    answer.headers["Content-Disposition"] = f'attachment; filename="scrutin-{uid}.{ending}"'
    return answer
