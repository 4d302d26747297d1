"""The first page of a new installation, and whose site all pages are."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from consult.accounts.addresses import normalised_email
from consult.accounts.queries import account_by_email
from consult.accounts.sessions import begin_session
from consult.core.actors import INSTANCE
from consult.core.authorization import authorize, everybody
from consult.core.errors import DomainError, NotFound
from consult.core.i18n import gettext as _
from consult.organisations import actions, claims
from consult.organisations.forms import InstallForm
from consult.organisations.site import current_site
from consult.web.access import current_actor, public
from consult.web.limits import limiter

CLAIMS_PER_ADDRESS = "20 per hour"

blueprint = Blueprint("organisations", __name__)


@blueprint.record_once
def _name_the_site(state: BlueprintSetupState) -> None:
    """Gives all templates `site`, and those of mails, which know no request, the function behind it."""
    state.app.context_processor(lambda: {"site": current_site()})
    state.app.jinja_env.globals.update(current_site=current_site)


@blueprint.before_app_request
def _lead_to_installation() -> ResponseReturnValue | None:
    """The home page of an installation that nobody has claimed leads to claiming it."""
    if request.endpoint == "home.index" and current_site() is None:
        authorize(current_actor(), everybody, INSTANCE)
        return redirect(url_for("organisations.install"))
    return None


@blueprint.route("/installation", methods=["GET", "POST"])
@public
@limiter.limit(CLAIMS_PER_ADDRESS, methods=["POST"])
def install() -> ResponseReturnValue:
    """Founds the first organisation, for whoever has the code of the console."""
    if current_site() is not None:
        raise NotFound
    form = InstallForm()
    if form.validate_on_submit():
        try:
            return _found(form)
        except DomainError as refusal:
            form.code.errors = [str(refusal)]
    return render_template("organisations/install.html", form=form), 422 if form.errors else 200


def _found(form: InstallForm) -> ResponseReturnValue:
    """Creates the organisation and signs its organiser in."""
    words = {key: form[key].data for key in ("name", "territory", "organiser", "email")}
    actions.create_organisation(current_actor(), claims.Claim(form.code.data or ""), **words, locale=str(get_locale()))
    claims.use_up()
    organiser = account_by_email(normalised_email(words["email"]))
    if organiser is not None:
        begin_session(organiser)
    flash(_("The organisation is created, and you are its organiser."))
    return redirect(url_for("organisations.edit"))
