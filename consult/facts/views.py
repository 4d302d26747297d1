"""Pages on which organisers say what is known of their territory."""

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from consult.core.authorization import authorize
from consult.core.db import db
from consult.core.errors import DomainError
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.facts.forms import FactsForm
from consult.facts.importing.reading import FactsRefused
from consult.facts.importing.writing import written
from consult.facts.kinds import KINDS, Kind, kind_of
from consult.facts.policies import may_import_margins
from consult.territories.models import Territory
from consult.territories.queries import facts_count, facts_of
from consult.web.access import current_actor
from consult.web.pagination import paginate

blueprint = Blueprint("facts", __name__)

ROWS_A_PAGE = 60


@blueprint.get("/organisation/territoires/<uid>")
def index(uid: str) -> str:
    """What is known of the territory, kind by kind."""
    territory = _territory(uid)
    counts = {kind.key: facts_count(kind.model, territory) for kind in KINDS}
    return render_template("facts/index.html", territory=territory, kinds=KINDS, counts=counts)


@blueprint.get("/organisation/territoires/<uid>/<kind>")
def show(uid: str, kind: str) -> str:
    """All facts of one kind, and the form that takes a file."""
    return _page(_territory(uid), kind_of(kind), FactsForm(formdata=None))


@blueprint.post("/organisation/territoires/<uid>/<kind>")
def import_file(uid: str, kind: str) -> ResponseReturnValue:
    """Takes the facts of a file, or says line by line what is wrong with it."""
    territory, of_kind, form = _territory(uid), kind_of(kind), FactsForm()
    if not form.validate():
        return _page(territory, of_kind, form), 422
    defaults = {"source": form.source.data or "", "observed_on": form.observed_on.data}
    try:
        rows = of_kind.read(form.file.data.read(), defaults)
        of_kind.keep(current_actor(), territory, rows)
    except DomainError as error:
        form.file.errors = [error.text]
        return _page(territory, of_kind, form, error.faults if isinstance(error, FactsRefused) else ()), error.status
    flash(of_kind.summary(rows), "success")
    return redirect(url_for("facts.show", uid=uid, kind=kind))


@blueprint.get("/organisation/territoires/<uid>/<kind>/export.csv")
def export(uid: str, kind: str) -> Response:
    """All facts of one kind as a file that can be brought in again."""
    territory, of_kind = _territory(uid), kind_of(kind)
    rows = db.session.scalars(facts_of(of_kind.model, territory))
    return _file(of_kind, [{column.key: getattr(row, column.key) for column in of_kind.columns} for row in rows])


@blueprint.get("/organisation/territoires/<uid>/<kind>/modele.csv")
def template(uid: str, kind: str) -> Response:
    """A file to start from, with the columns and a few invented rows."""
    _territory(uid)
    return _file(kind_of(kind), list(kind_of(kind).example))


@blueprint.post("/organisation/faits/<kind>/<uid>/suppression")
def remove(kind: str, uid: str) -> ResponseReturnValue:
    """Takes a fact out; of margins all categories of its variable."""
    of_kind = kind_of(kind)
    fact = by_uid(of_kind.model, uid)
    territory = fact.territory
    of_kind.remove(current_actor(), fact)
    flash(_("It is taken out."), "success")
    return redirect(url_for("facts.show", uid=territory.uid, kind=kind))


def _territory(uid: str) -> Territory:
    """The territory, for an organiser who may say what is known of it."""
    territory = by_uid(Territory, uid)
    authorize(current_actor(), may_import_margins, territory)
    return territory


def _page(territory: Territory, kind: Kind, form: FactsForm, faults: list[str] | tuple[str, ...] = ()) -> str:
    page = paginate(facts_of(kind.model, territory), size=ROWS_A_PAGE)
    return render_template("facts/kind.html", territory=territory, kind=kind, form=form, faults=faults, page=page)


def _file(kind: Kind, rows: list[dict[str, object]]) -> Response:
    answer = Response("\ufeff" + written(kind.columns, rows, str(get_locale())), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{kind.key}.csv"'
    return answer
