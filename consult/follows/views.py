"""Pages that tell people what became of what they did."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.core.actors import INSTANCE
from consult.core.authorization import authorize
from consult.core.codes import normalised
from consult.core.i18n import lazy_gettext as _
from consult.follows.forms import CodeForm
from consult.follows.policies import may_follow_code, may_see_own_contributions
from consult.follows.queries import ideas_supported_by, stories_of, story_by_code, votes_nobody_can_tell
from consult.web.access import current_actor
from consult.web.limits import limiter
from consult.web.navigation import Entry

blueprint = Blueprint("follows", __name__)
ENTRY = Entry(_("Follow a contribution"), "follows.find", lambda actor: True)


def _was_not_found(response: Response) -> bool:
    return response.status_code == 404


@blueprint.get("/mes-contributions")
def mine() -> str:
    """All that the person did, and what became of it."""
    actor = current_actor()
    authorize(actor, may_see_own_contributions, INSTANCE)
    shown = {"stories": stories_of(actor), "supported": ideas_supported_by(actor), "untold": votes_nobody_can_tell()}
    return render_template("follows/mine.html", **shown)


@blueprint.get("/suivi")
def find() -> ResponseReturnValue:
    """Asks for a short code and leads to what became of the contribution."""
    authorize(current_actor(), may_follow_code, INSTANCE)
    form = CodeForm(request.args if "code" in request.args else None)
    if "code" not in request.args:
        return render_template("follows/find.html", form=form)
    if form.validate() and (code := normalised(form.code.data or "")):
        return redirect(url_for("follows.by_code", code=code))
    return _unknown(form), 422


@blueprint.get("/suivi/<code>")
@limiter.limit("30 per hour", deduct_when=_was_not_found)
def by_code(code: str) -> ResponseReturnValue:
    """What became of the contribution of that code; works without an account."""
    authorize(current_actor(), may_follow_code, INSTANCE)
    story = story_by_code(normalised(code) or "")
    if story is None:
        return _unknown(CodeForm(data={"code": code})), 404
    return render_template("follows/by_code.html", story=story, code=code)


def _unknown(form: CodeForm) -> str:
    """The form again, as no contribution has this code."""
    form.code.errors = form.code.errors or [_("No contribution has this code. Compare it with your sheet, sign by sign.")]
    return render_template("follows/find.html", form=form)
