"""The questionnaire as a form that other programs read."""

from flask import Response

from consult.core.written_sheets import TYPES, XLSX
from consult.diagnostics.exporting.xlsform import write_xlsform
from consult.diagnostics.manage import prepared
from consult.diagnostics.queries import needs_in_order
from consult.diagnostics.views import blueprint


@blueprint.get("/organisation/consultations/<uid>/diagnostic/questionnaire.xlsx")
def export_form(uid: str) -> Response:
    """The questionnaire as an XLSForm."""
    questionnaire = prepared(uid)
    statements = {need.uid: need.statement for need in needs_in_order(questionnaire.consultation)}
    answer = Response(write_xlsform(questionnaire, statements), mimetype=TYPES[XLSX])
    answer.headers["Content-Disposition"] = f'attachment; filename="questionnaire-{uid}.xlsx"'
    return answer
