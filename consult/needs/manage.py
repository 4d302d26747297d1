"""Pages on which organisers state the needs of a consultation."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.needs import actions, policies
from consult.needs.areas import AREAS
from consult.needs.forms import NeedForm, ThemeForm
from consult.needs.models import Need, Theme
from consult.needs.queries import needs_by_theme
from consult.needs.views import blueprint
from consult.web.access import current_actor
from consult.web.slots import fill


@blueprint.get("/organisation/consultations/<uid>/besoins")
def manage(uid: str) -> str:
    """All needs in their themes, and the form of one more."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_add_need, consultation)
    return _list(consultation, NeedForm(theme=request.args.get("theme")))


@blueprint.post("/organisation/consultations/<uid>/besoins")
def create(uid: str) -> ResponseReturnValue:
    """States one need more."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_add_need, consultation)
    form = NeedForm()
    if not form.validate():
        return _list(consultation, form), 422
    try:
        need = actions.add_need(current_actor(), consultation, **_said(form))
    except actions.NeedAlreadyStated as error:
        form.statement.errors = [error.text]
        return _list(consultation, form), 422
    flash(_("The need is added."))
    return _back_to(need)


@blueprint.route("/organisation/besoins/<uid>", methods=["GET", "POST"])
def edit(uid: str) -> ResponseReturnValue:
    """The form of a need as it stands; sending it keeps the changes."""
    need = by_uid(Need, uid)
    authorize(current_actor(), policies.may_update_need, need)
    form = NeedForm(data=_as_stated(need))
    if form.validate_on_submit():
        try:
            actions.update_need(current_actor(), need, **_said(form))
            flash(_("Your changes are saved."))
            return _back_to(need)
        except actions.NeedAlreadyStated as error:
            form.statement.errors = [error.text]
    status = 422 if form.errors else 200
    return render_template("needs/edit.html", form=form, need=need, areas=AREAS.values()), status


@blueprint.post("/organisation/besoins/<uid>/ordre")
def move(uid: str) -> ResponseReturnValue:
    """Moves a need up or down."""
    need = by_uid(Need, uid)
    actions.move_need(current_actor(), need, step=_step())
    return _back_to(need)


@blueprint.post("/organisation/besoins/<uid>/retrait")
def remove(uid: str) -> ResponseReturnValue:
    """Removes a need nobody has spoken about."""
    need = by_uid(Need, uid)
    back = url_for("needs.manage", uid=need.consultation.uid)
    actions.remove_need(current_actor(), need)
    flash(_("The need is removed."))
    return redirect(back)


@blueprint.route("/organisation/themes/<uid>", methods=["GET", "POST"])
def edit_theme(uid: str) -> ResponseReturnValue:
    """The title of a theme; sending it gives it another."""
    theme = by_uid(Theme, uid)
    authorize(current_actor(), policies.may_rename_theme, theme)
    form = ThemeForm(obj=theme)
    if form.validate_on_submit():
        try:
            actions.rename_theme(current_actor(), theme, title=form.title.data)
            return redirect(url_for("needs.manage", uid=theme.consultation.uid, _anchor=f"theme-{theme.uid}"))
        except actions.ThemeAlreadyThere as error:
            form.title.errors = [error.text]
    return render_template("needs/edit_theme.html", form=form, theme=theme), 422 if form.errors else 200


@blueprint.post("/organisation/themes/<uid>/ordre")
def reorder_theme(uid: str) -> ResponseReturnValue:
    """Moves a theme up or down."""
    theme = by_uid(Theme, uid)
    actions.move_theme(current_actor(), theme, step=_step())
    return redirect(url_for("needs.manage", uid=theme.consultation.uid, _anchor=f"theme-{theme.uid}"))


def _list(consultation: Consultation, form: NeedForm) -> str:
    themes = needs_by_theme(consultation)
    titles = list(dict.fromkeys([*(theme.title for theme in themes), *map(str, AREAS.values())]))
    return render_template("needs/manage.html", consultation=consultation, themes=themes, form=form, titles=titles)


def _as_stated(need: Need) -> dict[str, str]:
    return {name: getattr(need, name) for name in ("statement", "service", "description")} | {"theme": need.theme.title}


def _said(form: NeedForm) -> dict[str, str]:
    return {
        "theme": form.theme.data or "",
        "statement": form.statement.data or "",
        "service": form.service.data or "",
        "description": form.description.data or "",
    }


def _step() -> int:
    return -1 if request.form.get("step") == "up" else 1


def _back_to(need: Need) -> ResponseReturnValue:
    """The list, at the need, so that the keyboard goes on from there."""
    return redirect(url_for("needs.manage", uid=need.consultation.uid, _anchor=f"need-{need.uid}"))


def _task_of_consultation(consultation: Consultation) -> str:
    count = sum(len(theme.needs) for theme in needs_by_theme(consultation))
    return render_template("needs/task.html", consultation=consultation, count=count)


fill("consultations.manage", _task_of_consultation)
