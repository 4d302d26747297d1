"""Pages of ideas and debates: reading them, supporting ideas."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload, lazyload

from consult.consultations.models import Consultation
from consult.core.lookup import by_uid
from consult.ideas import actions, policies, queries
from consult.ideas.listing import PAGE_SIZE, Wish, listed_ideas, needs_to_choose
from consult.ideas.models import Debate, Idea
from consult.moderation.queries import last_decision_about
from consult.web.access import authorize, current_actor
from consult.web.pagination import Page, requested_page

blueprint = Blueprint("ideas", __name__)

# What the list needs to know of a consultation: its stages, in the same query.
WITH_STAGES = (joinedload(Consultation.stages), lazyload(Consultation.organisation), lazyload(Consultation.territory))
# What a request that only supports an idea needs to know of it: the row alone.
LEAN = joinedload(Idea.consultation).options(
    lazyload(Consultation.stages), lazyload(Consultation.organisation), lazyload(Consultation.territory)
)


@blueprint.get("/consultations/<uid>/idees")
def index(uid: str) -> str:
    """The ideas of a consultation, with a choice of need, words and order."""
    consultation = by_uid(Consultation, uid, *WITH_STAGES)
    authorize(current_actor(), policies.may_view_ideas, consultation)
    wish = Wish(request.args.get("need", ""), request.args.get("words", "").strip()[:200], request.args.get("order", "newest"))
    needs = needs_to_choose(consultation)
    listing = listed_ideas(consultation, wish, needs, requested_page())
    return render_template(
        "ideas/index.html",
        consultation=consultation,
        wish=wish,
        needs=needs,
        statements={need.id: need.statement for need in needs},
        page=Page(listing.ideas, requested_page(), PAGE_SIZE, listing.total),
    )


@blueprint.get("/idees/<uid>")
def show(uid: str) -> str:
    """An idea, what is said about it and, to its author, what a moderator decided."""
    idea = by_uid(Idea, uid, joinedload(Idea.consultation), joinedload(Idea.need))
    actor = current_actor()
    authorize(actor, policies.may_view_idea, idea)
    page = _exchanges(idea) if idea.comments_count else None
    return render_template(
        "ideas/show.html",
        idea=idea,
        is_own=policies.may_view_own_idea(actor, idea),
        has_endorsed=queries.has_endorsed(actor, idea),
        decision=last_decision_about(idea) if idea.is_returned else None,
        page=page,
    )


@blueprint.post("/idees/<uid>/soutien")
def endorse(uid: str) -> ResponseReturnValue:
    """Supports the idea."""
    actions.endorse_idea(current_actor(), by_uid(Idea, uid, LEAN))
    return redirect(url_for("ideas.show", uid=uid), 303)


@blueprint.post("/idees/<uid>/soutien/retrait")
def withdraw(uid: str) -> ResponseReturnValue:
    """No longer supports the idea."""
    actions.withdraw_endorsement(current_actor(), by_uid(Idea, uid, LEAN))
    return redirect(url_for("ideas.show", uid=uid), 303)


@blueprint.get("/consultations/<uid>/debats")
def debates(uid: str) -> str:
    """The debates of a consultation."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_view_ideas, consultation)
    return render_template("ideas/debates.html", consultation=consultation, debates=queries.debates_of(consultation))


@blueprint.get("/debats/<uid>")
def debate(uid: str) -> str:
    """A debate and what is said in it."""
    found = by_uid(Debate, uid, joinedload(Debate.consultation))
    authorize(current_actor(), policies.may_view_debate, found)
    return render_template("ideas/debate.html", debate=found, page=_exchanges(found), count=queries.comments_count(found))


def _exchanges(subject: Idea | Debate) -> Page:
    """The page asked for of what is said about an idea or in a debate."""
    found, total = queries.exchanges(subject, page=requested_page())
    return Page(found, requested_page(), queries.EXCHANGES_A_PAGE, total)
