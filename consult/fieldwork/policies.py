"""Who prints sheets, types them in and collects responses from door to door."""

from consult.consultations.models import Consultation
from consult.consultations.policies import may_view_consultation
from consult.core.actors import Actor
from consult.core.errors import NotFound
from consult.diagnostics.models import Questionnaire
from consult.fieldwork.models import PaperSheet, SeriesFile, SheetSeries, Volunteer
from consult.fieldwork.queries import is_volunteer


def may_prepare_fieldwork(actor: Actor, consultation: Consultation) -> bool:
    """Organisers of the consultation print sheets and say who helps."""
    return actor.is_organiser_of(consultation.organisation_id)


def may_print_series(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers of the consultation."""
    return may_prepare_fieldwork(actor, questionnaire.consultation)


def may_revoke_series(actor: Actor, series: SheetSeries) -> bool:
    """Organisers of the consultation."""
    return may_prepare_fieldwork(actor, series.questionnaire.consultation)


def may_download_file(actor: Actor, file: SeriesFile) -> bool:
    """Organisers of the consultation: whoever has the codes could answer in the name of a sheet."""
    return may_prepare_fieldwork(actor, file.series.questionnaire.consultation)


def may_add_volunteer(actor: Actor, consultation: Consultation) -> bool:
    """Organisers of the consultation."""
    return may_prepare_fieldwork(actor, consultation)


def may_remove_volunteer(actor: Actor, volunteer: Volunteer) -> bool:
    """Organisers of the consultation."""
    return may_prepare_fieldwork(actor, volunteer.consultation)


def may_work_in_the_field(actor: Actor, consultation: Consultation) -> bool:
    """Staff of the consultation and its volunteers, with an account of their own; of a draft others know nothing."""
    if not actor.is_signed_in or not may_view_consultation(actor, consultation):
        return False
    return actor.is_moderator_of(consultation.organisation_id) or is_volunteer(consultation, actor.account_id)


def may_see_fieldwork(actor: Actor, target: object) -> bool:
    """Whoever has signed in; for which consultations they work, the query says."""
    return actor.is_signed_in


def may_hand_in_response(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Staff and volunteers."""
    return may_work_in_the_field(actor, questionnaire.consultation)


def may_keep_field_photos(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Staff and volunteers take photos where they collect responses."""
    return may_hand_in_response(actor, questionnaire)


def may_keep_sheet_photos(actor: Actor, sheet: PaperSheet) -> bool:
    """Whoever holds the sheet, be it to answer online or to type it in."""
    return may_submit_sheet(actor, sheet)


def may_key_sheet(actor: Actor, sheet: PaperSheet) -> bool:
    """Staff and volunteers."""
    return may_work_in_the_field(actor, sheet.series.questionnaire.consultation)


def may_check_sheet(actor: Actor, sheet: PaperSheet) -> bool:
    """Staff and volunteers say whose a sheet is before they type it in."""
    return may_key_sheet(actor, sheet)


def may_correct_sheet(actor: Actor, sheet: PaperSheet) -> bool:
    """Organisers of the consultation, with an account of their own: each correction bears a name."""
    return actor.is_signed_in and may_prepare_fieldwork(actor, sheet.series.questionnaire.consultation)


def may_resolve_sheet(actor: Actor, sheet: PaperSheet) -> bool:
    """Staff of the organisation, with an account of their own."""
    return may_settle_differences(actor, sheet.series.questionnaire.consultation)


def may_settle_differences(actor: Actor, consultation: Consultation) -> bool:
    """Staff of the organisation, with an account of their own."""
    return actor.is_signed_in and actor.is_moderator_of(consultation.organisation_id)


def may_find_sheet(actor: Actor, target: object) -> bool:
    """Everybody may try a code."""
    return True


def may_submit_sheet(actor: Actor, sheet: PaperSheet) -> bool:
    """Whoever holds the sheet answers it online, once, where its consultation is published."""
    consultation = sheet.series.questionnaire.consultation
    if not consultation.is_published:
        raise NotFound
    return not actor.is_system
