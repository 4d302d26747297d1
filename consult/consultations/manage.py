"""Pages on which organisers prepare their consultations."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.consultations import actions, policies
from consult.consultations.forms import ConsultationForm, as_filled, day_of, suggested
from consult.consultations.models import Consultation
from consult.consultations.queries import next_stage, organised_consultations, organised_organisations
from consult.consultations.readiness import missing_in_open_stages, missing_to_publish
from consult.consultations.views import blueprint
from consult.core.actors import INSTANCE
from consult.core.authorization import authorize
from consult.core.clock import now
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext
from consult.core.lookup import by_uid
from consult.organisations.models import Organisation
from consult.web.access import current_actor
from consult.web.navigation import Entry

ENTRY = Entry(lazy_gettext("Desk"), "consultations.desk", policies.organises_somewhere)


@blueprint.get("/organisation")
def desk() -> str:
    """One track for each consultation: what is late, what comes next."""
    authorize(current_actor(), policies.may_see_desk, INSTANCE)
    return render_template(
        "consultations/desk.html",
        organisations=organised_organisations(current_actor()),
        consultations=organised_consultations(current_actor()),
        missing_to_publish=missing_to_publish,
        missing_in_open_stages=missing_in_open_stages,
        next_stage=next_stage,
    )


@blueprint.get("/organisation/consultations/nouvelle")
def new() -> str:
    """The form of a new consultation, with days that make sense."""
    organisation = _organisation()
    authorize(current_actor(), policies.may_create_consultation, organisation)
    form = ConsultationForm(data=suggested(day_of(now())))
    return render_template("consultations/new.html", form=form, organisation=organisation)


@blueprint.post("/organisation/consultations/nouvelle")
def create() -> ResponseReturnValue:
    """Opens a draft."""
    organisation = _organisation()
    authorize(current_actor(), policies.may_create_consultation, organisation)
    form = ConsultationForm()
    if not form.validate():
        return render_template("consultations/new.html", form=form, organisation=organisation), 422
    words = {"title": form.title.data, "summary": form.summary.data}
    consultation = actions.create_consultation(current_actor(), organisation, **words, periods=form.periods)
    flash(_("The consultation is saved as a draft. Nobody sees it before you publish it."))
    return redirect(url_for("consultations.manage", uid=consultation.uid))


@blueprint.get("/organisation/consultations/<uid>")
def manage(uid: str) -> str:
    """What has to be done for one consultation, in order."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_update_consultation, consultation)
    return render_template(
        "consultations/manage.html",
        consultation=consultation,
        missing=missing_to_publish(consultation),
        late=missing_in_open_stages(consultation),
    )


@blueprint.get("/organisation/consultations/<uid>/modifier")
def edit(uid: str) -> str:
    """The form of a consultation as it stands."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_update_consultation, consultation)
    return render_template("consultations/edit.html", form=_form(consultation), consultation=consultation)


@blueprint.post("/organisation/consultations/<uid>/modifier")
def update(uid: str) -> ResponseReturnValue:
    """Keeps the changes."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_update_consultation, consultation)
    form = _form(consultation)
    if not form.validate():
        return render_template("consultations/edit.html", form=form, consultation=consultation), 422
    words = {"title": form.title.data, "summary": form.summary.data}
    actions.update_consultation(current_actor(), consultation, **words, periods=form.periods)
    flash(_("Your changes are saved."))
    return redirect(url_for("consultations.manage", uid=uid))


@blueprint.post("/organisation/consultations/<uid>/publication")
def publish(uid: str) -> ResponseReturnValue:
    """Shows the consultation to everybody."""
    actions.publish_consultation(current_actor(), by_uid(Consultation, uid))
    flash(_("The consultation is published. Everybody can see it now."))
    return redirect(url_for("consultations.manage", uid=uid))


def _form(consultation: Consultation) -> ConsultationForm:
    return ConsultationForm(consultation.stages, are_announced=consultation.is_published, data=as_filled(consultation))


def _organisation() -> Organisation:
    """The organisation named in the address, else the first one the actor organises for."""
    if uid := request.args.get("organisation"):
        return by_uid(Organisation, uid)
    authorize(current_actor(), policies.may_see_desk, INSTANCE)
    return organised_organisations(current_actor())[0]
