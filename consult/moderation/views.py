"""Pages of moderation: the queue, one contribution, the history, the rules."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.core.actors import INSTANCE, Actor
from consult.core.i18n import gettext
from consult.core.i18n import lazy_gettext as _
from consult.moderation import actions, models, policies, queries  # noqa: F401
from consult.moderation.forms import ReturnForm
from consult.moderation.reasons import REASONS
from consult.moderation.subjects import Subject, kind_named, kind_of
from consult.web.access import authorize, current_actor, public
from consult.web.navigation import Entry
from consult.web.pagination import Page, paginate

blueprint = Blueprint("moderation", __name__, url_prefix="/moderation")
ENTRY = Entry(_("Moderation"), "moderation.queue", lambda actor: policies.may_see_queue(actor, INSTANCE))


@blueprint.get("")
def queue() -> str:
    """Everything that waits, the oldest opened."""
    actor = current_actor()
    authorize(actor, policies.may_see_queue, INSTANCE)
    waiting = queries.waiting_subjects(actor)
    return _reading(actor, waiting[0] if waiting else None, waiting, ReturnForm())


@blueprint.get("/<kind>/<uid>")
def show(kind: str, uid: str) -> str:
    """One contribution, whatever was decided about it."""
    subject = kind_named(kind).load(uid)
    authorize(current_actor(), policies.may_see_subject, subject)
    return _reading(current_actor(), subject, queries.waiting_subjects(current_actor()), ReturnForm())


@blueprint.post("/<kind>/<uid>/accord")
def approve(kind: str, uid: str) -> ResponseReturnValue:
    """Shows the contribution to the public."""
    subject = kind_named(kind).load(uid)
    actions.approve_subject(current_actor(), subject)
    flash(gettext("Approved: “%(title)s”. Its author is told.", title=subject.title), "success")
    return redirect(url_for("moderation.queue"))


@blueprint.post("/<kind>/<uid>/retour")
def return_(kind: str, uid: str) -> ResponseReturnValue:
    """Sends the contribution back to its author with a reason."""
    actor, subject = current_actor(), kind_named(kind).load(uid)
    authorize(actor, policies.may_return_subject, subject)
    form = ReturnForm()
    if not form.validate_on_submit():
        return _reading(actor, subject, queries.waiting_subjects(actor), form), 422
    actions.return_subject(actor, subject, reason=form.reason.data or "", words=form.words.data or "")
    flash(gettext("Returned: “%(title)s”. Its author reads why.", title=subject.title), "success")
    return redirect(url_for("moderation.queue"))


@blueprint.post("/<kind>/<uid>/reprise")
def take_back(kind: str, uid: str) -> ResponseReturnValue:
    """Lets the contribution wait again."""
    subject = kind_named(kind).load(uid)
    actions.take_back_decision(current_actor(), subject)
    flash(gettext("The decision is taken back: “%(title)s” waits again, hidden from the public.", title=subject.title), "success")
    return redirect(url_for("moderation.show", kind=kind, uid=uid))


@blueprint.get("/historique")
def history() -> str:
    """What was decided, by whom and why."""
    actor = current_actor()
    authorize(actor, policies.may_see_queue, INSTANCE)
    page = paginate(queries.decisions(actor))
    return render_template("moderation/history.html", page=_described(page))


@blueprint.get("/regles")
@public
def rules() -> str:
    """The reasons for which something may be returned, for everybody to read."""
    return render_template("moderation/rules.html", reasons=REASONS)


def _described(page: Page) -> Page:
    return Page(list(queries.described(page.items)), page.number, page.size, page.total)


def _reading(actor: Actor, subject: Subject | None, waiting: list[Subject], form: ReturnForm) -> str:
    """The page on which one contribution is read, beside what else waits."""
    return render_template(
        "moderation/queue.html",
        subject=subject,
        kind=kind_of(subject) if subject else None,
        decisions=queries.decisions_about(subject) if subject else [],
        others=[(kind_of(other), other) for other in waiting if other is not subject],
        waiting_count=queries.waiting_count(actor),
        form=form,
        advice={reason.key: reason.advice for reason in REASONS},
    )
