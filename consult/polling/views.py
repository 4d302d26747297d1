"""Pages of those who vote with a code: at home, or on the tablet of the town hall that many people share."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from consult.core.authorization import authorize
from consult.core.codes import normalised_letter_code
from consult.core.errors import DomainError
from consult.polling.actions import cast_ballot_by_code
from consult.polling.codes import admitted
from consult.polling.forms import CodeForm
from consult.polling.policies import may_cast_ballot_by_code
from consult.polling.queries import channel_of
from consult.polling.traces import assistance_words
from consult.votes.ballot_box import WEB
from consult.votes.ballot_pages import Door, answer, ballot_page
from consult.votes.ballot_types.contract import Sent
from consult.votes.models import Vote
from consult.votes.queries import vote_by_uid
from consult.web.access import current_actor
from consult.web.limits import limiter

blueprint = Blueprint("polling", __name__)

KIOSK = "borne"
# What the session holds of those who voted at a shared screen.
SHARED = "left at the shared screen"
CHANNELS = {"code": WEB, KIOSK: "kiosk"}
WRONG_CODES_PER_ADDRESS = "60 per hour"
# After how many seconds a shared screen forgets who stood before it: a ballot being filled in, a receipt, one being copied.
BALLOT_SECONDS, RECEIPT_SECONDS, LONGER_SECONDS = 900, 60, 600


@blueprint.before_app_request
def leave_the_shared_screen() -> None:
    """Whoever follows a way out of the shared screen leaves neither a code nor a receipt behind for the next person."""
    if SHARED in session and request.endpoint != "static" and (request.view_args or {}).get("door") != KIOSK:
        for key in session.pop(SHARED):
            session.pop(key, None)


def was_refused(response: Response) -> bool:
    """Whether an attempt counts towards the limit of an address: a right code does not."""
    return response.status_code >= 400


@blueprint.route("/votes/<uid>/<any(code, borne):door>", methods=["GET", "POST"])
@limiter.limit(WRONG_CODES_PER_ADDRESS, methods=["POST"], deduct_when=was_refused)
def enter(uid: str, door: str) -> ResponseReturnValue:
    """Asks for the code and forgets whoever came before; a letter's address brings the code along."""
    vote, form = _vote(uid), CodeForm()
    if request.method == "POST":
        return _entered(vote, door, form)
    _forget(vote)
    if "code" in request.args:
        session[_brought_to(vote)] = normalised_letter_code(request.args["code"][:60])
        return redirect(url_for("polling.enter", uid=uid, door=door))
    form.code.data = session.pop(_brought_to(vote), "")
    return _code_page(vote, door, form)


@blueprint.route("/votes/<uid>/<any(code, borne):door>/bulletin", methods=["GET", "POST"])
def ballot(uid: str, door: str) -> ResponseReturnValue:
    """The ballot, the same choices in words, the ballot box: the pages everybody sees, behind a code."""
    vote = _vote(uid)
    code = session.get(_code_of(vote))
    if code is None:
        return redirect(url_for("polling.enter", uid=uid, door=door))
    flow = _code_door(vote, door, code)
    page = answer(vote, flow) if request.method == "POST" else ballot_page(vote, flow)
    return _clearing(page, vote, door, BALLOT_SECONDS)


@blueprint.get("/votes/<uid>/<any(code, borne):door>/recepisse")
def receipt(uid: str, door: str) -> ResponseReturnValue:
    """Says that the ballot is in the box. On a shared screen it clears itself; elsewhere the tracker is shown once."""
    vote = _vote(uid)
    kept = session.get(_receipt_of(vote)) if door == KIOSK else session.pop(_receipt_of(vote), None)
    if kept is None:
        return redirect(url_for("polling.enter", uid=uid, door=door))
    seconds = LONGER_SECONDS if "rester" in request.args else RECEIPT_SECONDS
    page = render_template("polling/receipt.html", vote=vote, door=door, is_kiosk=door == KIOSK, seconds=seconds, **kept)
    return _clearing(page, vote, door, seconds)


def _vote(uid: str) -> Vote:
    vote = vote_by_uid(uid)
    authorize(current_actor(), may_cast_ballot_by_code, vote)
    return vote


def _code_page(vote: Vote, door: str, form: CodeForm) -> str:
    return render_template("polling/enter.html", vote=vote, door=door, form=form, is_kiosk=door == KIOSK)


def _entered(vote: Vote, door: str, form: CodeForm) -> ResponseReturnValue:
    """Leads to the ballot of a good code; any other stays in its field with the reason."""
    if not form.validate():
        return _code_page(vote, door, form), 422
    try:
        admitted(vote, form.code.data or "")
    except DomainError as error:
        form.code.errors = [error.text]
        return _code_page(vote, door, form), error.status
    session[_code_of(vote)] = normalised_letter_code(form.code.data or "")
    if door == KIOSK:
        session[SHARED] = [_code_of(vote), _receipt_of(vote)]
    return redirect(url_for("polling.ballot", uid=vote.uid, door=door), 303)


def _code_door(vote: Vote, door: str, typed: str) -> Door:
    """The door that opens with a code. Once the ballot is in the box, the session forgets the code."""
    voter = admitted(vote, typed).voter_key
    words = assistance_words(vote, voter)

    def put(sent: Sent, seen: int, _is_signed: bool) -> None:
        tracker = cast_ballot_by_code(current_actor(), vote, typed, sent, seen=seen, channel=CHANNELS[door])
        _forget(vote)
        session[_receipt_of(vote)] = {"tracker": tracker, "words": words}

    here, end = (url_for(f"polling.{page}", uid=vote.uid, door=door) for page in ("ballot", "receipt"))
    has_voted = channel_of(vote, voter) is not None
    return Door(here, end, put, has_voted, is_bare=door == KIOSK, is_signable=False, words=words)


def _clearing(page: ResponseReturnValue, vote: Vote, door: str, seconds: int) -> Response:
    """The page; on a shared screen one that gives way to the start by itself, without a script."""
    response = make_response(page)
    if door == KIOSK:
        response.headers["Refresh"] = f"{seconds}; url={url_for('polling.enter', uid=vote.uid, door=door)}"
    return response


def _forget(vote: Vote) -> None:
    session.pop(_code_of(vote), None)
    session.pop(_receipt_of(vote), None)


def _code_of(vote: Vote) -> str:
    return f"voting code of {vote.uid}"


def _receipt_of(vote: Vote) -> str:
    return f"receipt of {vote.uid}"


def _brought_to(vote: Vote) -> str:
    return f"code brought to {vote.uid}"
