"""Taking in answers gathered elsewhere: a file waits until somebody confirms what its columns say, then becomes responses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_babel import to_user_timezone
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as insert_or_pass

from consult.consultations.models import Consultation
from consult.core.actions import action
from consult.core.actors import Actor, Instance
from consult.core.authorization import only_system
from consult.core.clock import database_now, now
from consult.core.db import db
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.core.outbox import ring
from consult.diagnostics.adding import new_statements
from consult.diagnostics.answer_file_models import AnswerFile, AnswerOrigin
from consult.diagnostics.importing.answer_mapping import AnswerMapping, mapping_faults
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_reading import Gathered, GatheredResponse, gather
from consult.diagnostics.importing.answer_table import AnswerTable
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_models import Attachment
from consult.diagnostics.policies import may_drop_answer_file, may_import_answers, may_map_answer_file, may_send_answer_file
from consult.diagnostics.queries import questionnaire_of
from consult.diagnostics.storing import bring_in
from consult.jobs import Job

KEPT_FOR = timedelta(days=1)
AT_A_TIME = 1_000


class NoQuestions(InvalidInput):
    """There is nothing that a file could answer."""

    message = _("This consultation has no question yet. Make the questionnaire first, then bring in the answers.")


class MappingRefused(InvalidInput):
    """What is said of the columns fits neither the file nor the questionnaire; `faults` says where."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = list(faults)


class LinesRefused(InvalidInput):
    """Some lines cannot be read; `gathered` says which and why."""

    message = _("Some lines cannot be read. Nothing was stored.")

    def __init__(self, gathered: Gathered) -> None:
        super().__init__()
        self.gathered = gathered


@dataclass(frozen=True)
class Taken:
    """How many responses were stored, and how many rows had been taken in before; what the file held; statements added.

    Of the rows `known`, those `unsure` may be of another survey.
    """

    stored: int
    known: int
    gathered: Gathered
    added: int = 0
    unsure: int = 0


@action(may_send_answer_file)
def send_answer_file(
    actor: Actor, consultation: Consultation, *, name: str, content: bytes, mapping: AnswerMapping
) -> AnswerFile:
    """Keeps a file, and what its columns seem to say, until somebody confirms it. Raises NoQuestions."""
    answered_questionnaire(consultation)
    file = AnswerFile(consultation=consultation, name=name[:200], content=content, mapping=mapping.as_json())
    db.session.add(file)
    return file


@action(may_map_answer_file)
def map_answer_file(actor: Actor, file: AnswerFile, *, mapping: AnswerMapping) -> None:
    """Says anew what the columns of a file say."""
    file.mapping = mapping.as_json()


@action(may_drop_answer_file)
def drop_answer_file(actor: Actor, file: AnswerFile) -> None:
    """Gives a file up: nothing of it is kept."""
    db.session.delete(file)


@action(may_import_answers)
def import_answers(
    actor: Actor,
    consultation: Consultation,
    table: AnswerTable,
    mapping: AnswerMapping,
    *,
    without_refused: bool = False,
    file: AnswerFile | None = None,
) -> Taken:
    """Makes a response of each row that has not been taken in before, by way of import; `file` is what waited, and goes.

    Raises NoQuestions, MappingRefused, and LinesRefused where something cannot be read, unless one goes on
    `without_refused`: without those answers, or without those lines where the mapping says so.
    """
    questionnaire = answered_questionnaire(consultation, is_kept=True)
    gathered = look_over(questionnaire, table, mapping)
    if gathered.faults and not without_refused:
        raise LinesRefused(gathered)
    new = _new_origins(consultation, [one.origin for one in gathered.responses])
    told = [_told(one) for one in gathered.responses if one.origin in new]
    known = [one for one in gathered.responses if one.origin not in new]
    bring_in(questionnaire, told)
    if file is not None:
        db.session.execute(delete(AnswerFile).where(AnswerFile.id == file.id, AnswerFile.consultation_id == consultation.id))
    if told:
        ring(Job.DRAFT_ASSESSMENT, consultation.id)
    added = new_statements(questionnaire, (one["answers"] for one in told))
    return Taken(len(told), len(known), gathered, added, sum(not one.is_sure for one in known))


@action(only_system)
def delete_old_answer_files(actor: Actor, instance: Instance) -> int:
    """Deletes the files that nobody confirmed for a day; returns how many."""
    old = delete(AnswerFile).where(AnswerFile.created_at < database_now() - KEPT_FOR).returning(AnswerFile.id)
    return len(db.session.execute(old).all())


def answered_questionnaire(consultation: Consultation, *, is_kept: bool = False) -> Questionnaire:
    """The questionnaire that people answer; where `is_kept`, nobody changes it until the transaction ends. Raises NoQuestions."""
    found = questionnaire_of(consultation)
    if found is not None and is_kept:
        row = (
            select(Questionnaire).where(Questionnaire.id == found.id).with_for_update(read=True, key_share=True, of=Questionnaire)
        )
        found = db.session.scalars(row.execution_options(populate_existing=True)).unique().one()
    if found is None or not found.questions:
        raise NoQuestions
    return found


def look_over(questionnaire: Questionnaire, table: AnswerTable, mapping: AnswerMapping) -> Gathered:
    """What a file would become, by a mapping. Raises MappingRefused."""
    if faults := mapping_faults(mapping, table.headings, meanings_of(questionnaire)):
        raise MappingRefused(faults)
    versions = select(Questionnaire.id).where(Questionnaire.consultation_id == questionnaire.consultation_id)
    photos = set(db.session.scalars(select(Attachment.digest).where(Attachment.questionnaire_id.in_(versions))))
    stage = questionnaire.consultation.stage("diagnostic")
    opened = to_user_timezone(stage.opens_at).date() if stage else None
    return gather(questionnaire, table, mapping, photos, now().date(), opened)


def known_responses(consultation: Consultation, gathered: Gathered) -> list[GatheredResponse]:
    """Those of these rows that have been taken in before."""
    rows = select(AnswerOrigin.origin).where(AnswerOrigin.consultation_id == consultation.id)
    there = set(db.session.scalars(rows))
    return [one for one in gathered.responses if one.origin in there]


def _new_origins(consultation: Consultation, origins: Sequence[bytes]) -> set[bytes]:
    """The origins that were not there; they are there from now on, for whoever imports at the same time too."""
    found: set[bytes] = set()
    for start in range(0, len(origins), AT_A_TIME):
        rows = [{"consultation_id": consultation.id, "origin": origin} for origin in sorted(origins[start : start + AT_A_TIME])]
        statement = insert_or_pass(AnswerOrigin).on_conflict_do_nothing().returning(AnswerOrigin.origin)
        found |= set(db.session.scalars(statement.values(rows)))
    return found


def _told(gathered: GatheredResponse) -> dict[str, Any]:
    return {"answers": dict(gathered.answers), "untold": list(gathered.untold), "submitted_on": gathered.day or now().date()}
