"""Pages of the polling desk: who stands there, and what they are given."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.core.actors import INSTANCE
from consult.core.authorization import authorize
from consult.core.errors import DomainError
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.core.lookup import by_uid
from consult.polling.desk_actions import PASS_MINUTES, hand_paper, issue_pass, take_paper_back
from consult.polling.forms import GiftForm, PersonForm, SearchForm
from consult.polling.policies import may_run_polling, may_see_desks
from consult.polling.printing import code_address
from consult.polling.queries import votes_at_the_desk
from consult.polling.roll_queries import found_on_roll
from consult.polling.turnout import turnout
from consult.polling.views import blueprint
from consult.polling.voters import Identity
from consult.votes.errors import AlreadyVoted, HandedPaper
from consult.votes.models import Vote
from consult.web.access import current_actor
from consult.web.navigation import Entry
from consult.web.squares import qr_code

ENTRY = Entry(_l("Polling desk"), "polling.desks", lambda actor: may_see_desks(actor, INSTANCE))
# What is said to the voter elsewhere, said to whoever sits at the desk.
SAID_AT_DESK: dict[type[DomainError], LazyText] = {
    AlreadyVoted: _l("This person's ballot is in the box already. Nothing else can be given for this vote."),
    HandedPaper: _l("This person was handed a paper ballot already. Take it back first if they want to vote otherwise."),
}
GIVEN: dict[str, LazyText] = {
    "paper": _l("Noted. Hand over one paper ballot now: no other ballot is taken from this person."),
    "back": _l("Noted. Destroy the paper ballot: this person may vote otherwise now."),
}


@blueprint.get("/organisation/guichet")
def desks() -> str:
    """The votes one may work at."""
    actor = current_actor()
    authorize(actor, may_see_desks, INSTANCE)
    return render_template("polling/desks.html", votes=votes_at_the_desk(actor))


@blueprint.get("/organisation/votes/<uid>/guichet")
def desk(uid: str) -> str:
    """Asks who stands there."""
    return _page(_run(uid))


@blueprint.post("/organisation/votes/<uid>/guichet/recherche")
def search_at_desk(uid: str) -> ResponseReturnValue:
    """Whoever is called so on the roll, with what they can be given."""
    vote, form = _run(uid), SearchForm()
    if not form.validate():
        return _page(vote, search_form=form), 422
    return _page(vote, search_form=form, found=found_on_roll(vote, form.words.data or ""))


@blueprint.post("/organisation/votes/<uid>/guichet")
def give(uid: str) -> ResponseReturnValue:
    """Gives a code or a paper ballot, or takes one back; a refusal is said in words, and what was typed stays."""
    vote, form = _run(uid), GiftForm() if "reference" in request.form else PersonForm()
    if not form.validate():
        return _page(vote, form), 422
    try:
        return _given(vote, form)
    except DomainError as error:
        form.form_errors.append(SAID_AT_DESK.get(type(error), error.text))
        return _page(vote, form), error.status


def _run(uid: str) -> Vote:
    vote = by_uid(Vote, uid)
    authorize(current_actor(), may_run_polling, vote)
    return vote


def _given(vote: Vote, form: GiftForm) -> ResponseReturnValue:
    actor, wish = current_actor(), request.form.get("give", "code")
    identity = form.identity() if isinstance(form, PersonForm) else Identity(reference=request.form["reference"])
    if wish == "code":
        code = issue_pass(actor, vote, identity, is_assisted=bool(form.is_assisted.data))
        return _pass_page(vote, code, is_assisted=bool(form.is_assisted.data))
    (hand_paper if wish == "paper" else take_paper_back)(actor, vote, identity)
    flash(str(GIVEN["paper" if wish == "paper" else "back"]), "success")
    return redirect(url_for("polling.desk", uid=vote.uid))


def _pass_page(vote: Vote, code: str, *, is_assisted: bool) -> str:
    """The code in big type, on no other page and at no other time."""
    picture = qr_code(code_address(vote, code))
    return render_template(
        "polling/pass.html", vote=vote, code=code, picture=picture, minutes=PASS_MINUTES, is_assisted=is_assisted
    )


def _page(vote: Vote, form: GiftForm | None = None, search_form: SearchForm | None = None, **shown: object) -> str:
    forms = {"form": form or PersonForm(formdata=None), "search_form": search_form or SearchForm(formdata=None)}
    return render_template("polling/desk.html", vote=vote, turnout=turnout(vote), **forms, **shown)
