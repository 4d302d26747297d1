"""The counting room: where anybody sees the ballots of a counted vote, finds their own and takes all of them home."""

from flask import Response, render_template, request

from consult.core.authorization import authorize, is_allowed
from consult.core.errors import NotFound
from consult.votes import counting_room, policies, queries
from consult.votes.models import Vote
from consult.votes.views import blueprint
from consult.web.access import current_actor
from consult.web.limits import limiter
from consult.web.pagination import Page, paginate

BALLOTS_A_PAGE = 25


@blueprint.get("/votes/<uid>/depouillement")
def counting_room_page(uid: str) -> str:
    """The ballots, the seal, a search by tracker, and the bundle; of a vote with few ballots their number alone."""
    vote = _vote_that_is_over(uid)
    seal = queries.seal_of(vote)
    is_counted = seal is not None and queries.tally(vote) is not None
    shown = _ballots(vote) if seal is not None and is_counted and counting_room.is_shown(seal) else {}
    refused = counting_room.refused_trackers(vote) if is_allowed(current_actor(), policies.may_see_refused_ballots, vote) else []
    return render_template("votes/counting_room.html", vote=vote, seal=seal if is_counted else None, refused=refused, **shown)


@blueprint.get("/votes/<uid>/depouillement/bulletins.zip")
@limiter.limit("20 per minute")
def bundle(uid: str) -> Response:
    """The bundle, for strangers to check and count again; nothing new for whoever has it already."""
    vote = _vote_that_is_over(uid)
    seal = queries.seal_of(vote)
    found = counting_room.bundle_of(vote, seal) if seal is not None else None
    if found is None:
        raise NotFound
    is_known = request.if_none_match.contains(found.digest)
    answer = Response(status=304) if is_known else Response(found.content(), mimetype="application/zip")
    answer.set_etag(found.digest)
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Content-Disposition"] = f'attachment; filename="consult-{vote.uid}.zip"'
    return answer


def _vote_that_is_over(uid: str) -> Vote:
    vote = queries.vote_by_uid(uid)
    authorize(current_actor(), policies.may_view_vote, vote)
    if not vote.is_over or vote.secrecy == "external":
        raise NotFound
    return vote


def _ballots(vote: Vote) -> dict[str, object]:
    page: Page = paginate(counting_room.sealed_ballots(vote), size=BALLOTS_A_PAGE)
    typed = request.args.get("code", "").strip()[:60]
    found = counting_room.search(vote, typed) if typed else None
    seal = queries.seal_of(vote)
    has_names = seal is not None and counting_room.are_names_shown(vote, seal)
    return {"page": page, "found": found, "has_names": has_names, "words_of": lambda ballot: counting_room.words_of(vote, ballot)}
