"""Downloads of what was published."""

from collections.abc import Iterable, Sequence

from flask import Blueprint, Response, jsonify, render_template

from consult.assessments.models import NeedsAssessment
from consult.consultations.models import Consultation
from consult.core.lookup import by_uid
from consult.core.written_sheets import as_csv
from consult.opendata import assessments, policies, queries
from consult.opendata.bundle import bundle, folder_of
from consult.web.access import authorize, current_actor, public

blueprint = Blueprint("opendata", __name__)


@blueprint.get("/donnees")
@public
def index() -> str:
    """Everything there is to download."""
    return render_template("opendata/index.html", shelves=queries.shelves(), idea_columns=queries.IDEA_COLUMNS)


@blueprint.get("/donnees/bilans/<uid>/chiffres.csv")
def figures(uid: str) -> Response:
    """The figures of a published assessment, a row for each need."""
    assessment = _assessment(uid)
    return _csv(f"bilan-{assessment.number}-{uid}.csv", assessments.header(assessment), assessments.rows(assessment))


@blueprint.get("/donnees/bilans/<uid>/dictionnaire.csv")
def dictionary(uid: str) -> Response:
    """What each column of the figures means."""
    columns = assessments.dictionary(_assessment(uid))
    return _csv(f"dictionnaire-{uid}.csv", ("column", "kind", "meaning"), columns)


@blueprint.get("/donnees/bilans/<uid>/bilan.json")
def assessment(uid: str) -> Response:
    """A published assessment, whole, for programs."""
    return jsonify(assessments.as_json(_assessment(uid)))


@blueprint.get("/donnees/bilans/<uid>/bilan.zip")
def whole(uid: str) -> Response:
    """A published assessment with its tables, their dictionary, the method cards, the rules and the digests."""
    found = _assessment(uid)
    answer = Response(bundle(found), mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{folder_of(found)}.zip"'
    return answer


@blueprint.get("/donnees/consultations/<uid>/idees.csv")
def ideas(uid: str) -> Response:
    """The approved ideas of a consultation."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_download_ideas, consultation)
    return _csv(f"idees-{uid}.csv", queries.IDEA_COLUMNS, queries.idea_rows(consultation))


def _assessment(uid: str) -> NeedsAssessment:
    found = by_uid(NeedsAssessment, uid)
    authorize(current_actor(), policies.may_download_assessment, found)
    return found


def _csv(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    answer = Response(as_csv(header, rows), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
