"""The form in a file somebody sends, whichever of the known programs wrote it."""

from consult.core.i18n import lazy_gettext as _
from consult.core.sheets import BYTES_AT_MOST, WORKBOOK, UnreadableSheet
from consult.diagnostics.importing.form_plan import FormPlan
from consult.diagnostics.importing.limesurvey import read_limesurvey
from consult.diagnostics.importing.xlsform import read_xlsform


def read_form(data: bytes) -> FormPlan:
    """What the file becomes here. Raises UnreadableSheet for a file that cannot be read, Refused for one that holds no form."""
    if len(data) > BYTES_AT_MOST:
        raise UnreadableSheet(_("This file is larger than 10 MB. Split it, and send one part after the other."))
    return read_xlsform(data) if data.startswith(WORKBOOK) else read_limesurvey(data)
