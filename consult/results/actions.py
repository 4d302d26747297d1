"""Counting what people answered, looking at it, publishing it, and choosing what it is shown by."""

from collections.abc import Collection
from datetime import timedelta
from time import monotonic

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import only_system
from consult.core.clock import now
from consult.core.db import db
from consult.core.disclosure import is_disclosable
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.core.lookup import locked
from consult.diagnostics.actions import held
from consult.diagnostics.basis import Basis, basis_of, would_look_tell_few, would_tell_few
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import questionnaire_of, responses_count
from consult.fieldwork.settling import note_published
from consult.jobs import Job
from consult.results.figures import Told, figures
from consult.results.models import Results
from consult.results.policies import may_choose_crossings, may_look_at_photos, may_look_early, may_publish_results
from consult.results.queries import fingerprint_of, results_of
from consult.results.refusals import CrossingsFixed, NothingToShow, NotOver, TooFewMore
from consult.results.structure import CROSSINGS_AT_MOST, can_be_crossed
from consult.results.weights import weighing_plan

# While people answer, counting takes a twentieth of a worker's time at most.
REST = 20


@action(only_system, snapshot=True)
def count_results(actor: Actor, consultation: Consultation) -> None:
    """Brings the results of the consultation's questionnaire up to date with this instant of the database.

    Nothing happens while another worker does the same, or right after a long count: what is due stays due.
    """
    questionnaire = questionnaire_of(consultation)
    if questionnaire is not None and (not _is_free(questionnaire) or _has_just_been_counted(questionnaire)):
        return
    outbox.consume(Job.COUNT_RESULTS, consultation.id)
    if questionnaire is not None:
        _count(questionnaire)


@action(may_look_early)
def look_early(actor: Actor, questionnaire: Questionnaire) -> Told:
    """The results counted last, none of fewer respondents than the threshold; the look stands in the journal with its name.

    Until as many more as the threshold have answered, they stay those of the look before: the difference would tell what the
    few said who answered between the two. Raises TooFewMore where it would beside what is published or beside the draft of the
    assessment, and no results were seen yet.
    """
    found = results_of(questionnaire)
    if found is None or found.figures["respondents"] is None:
        return {"respondents": None}
    locked(found)
    basis = Basis.of(found.basis)
    if basis is None or would_look_tell_few(questionnaire.consultation, basis):
        if found.seen is None:
            raise TooFewMore
        return found.seen
    found.seen, found.seen_bases = found.figures, [*found.seen_bases, basis.as_json()]
    return found.seen


@action(may_look_at_photos)
def look_at_photos(actor: Actor, questionnaire: Questionnaire) -> None:
    """Notes in the journal who looks at the photos people sent. Raises NothingToShow below the threshold of responses."""
    if not is_disclosable(responses_count(questionnaire)):
        raise NothingToShow


@action(may_publish_results)
def publish_results(actor: Actor, questionnaire: Questionnaire) -> None:
    """Shows everybody the results counted last; they stay as they are until they are published again.
    Sheets of paper that count are not put right any more.

    Raises NotOver while people answer, NothingToShow, and TooFewMore where the difference to what was published before,
    as results or as an assessment, would be about too few people.
    """
    if not questionnaire.consultation.is_stage_past("diagnostic"):
        raise NotOver
    found = results_of(questionnaire)
    if found is None or found.figures["respondents"] is None:
        raise NothingToShow
    locked(found)
    if would_tell_few(questionnaire.consultation, Basis.of(found.basis)):
        raise TooFewMore
    found.published, found.published_basis, found.published_at = found.figures, found.basis, now()
    note_published(questionnaire.consultation)


@action(may_choose_crossings)
def choose_crossings(actor: Actor, questionnaire: Questionnaire, *, uids: Collection[str]) -> None:
    """Says by which questions, at most three, the results of the others are shown.

    Raises QuestionnaireLocked once somebody has answered, CrossingsFixed for a later version, InvalidInput for questions that
    do not sort people into a few groups.
    """
    if questionnaire.version > 1:
        raise CrossingsFixed
    questions = held(questionnaire).questions
    known = {question.uid for question in questions if can_be_crossed(question)}
    if len(set(uids)) > CROSSINGS_AT_MOST or set(uids) - known:
        raise InvalidInput(_("Choose at most %(most)s of the questions shown.", most=CROSSINGS_AT_MOST))
    for question in questions:
        question.is_crossed = question.uid in uids


def _is_free(questionnaire: Questionnaire) -> bool:
    """Whether nobody else counts; if so nobody else will until the transaction ends."""
    lock = func.hashtextextended(f"results {questionnaire.id}", 0)
    return bool(db.session.scalar(select(func.pg_try_advisory_xact_lock(lock))))


def _has_just_been_counted(questionnaire: Questionnaire) -> bool:
    row = select(Results.counted_at, Results.seconds).where(Results.questionnaire_id == questionnaire.id)
    found = db.session.execute(row).one_or_none()
    return found is not None and now() < found.counted_at + timedelta(seconds=REST * found.seconds)


def _count(questionnaire: Questionnaire) -> None:
    """Counts and keeps the figures, unless they are those kept already."""
    plan = weighing_plan(questionnaire)
    fingerprint, started = fingerprint_of(questionnaire, plan), monotonic()
    kept = select(Results.fingerprint).where(Results.questionnaire_id == questionnaire.id)
    if db.session.scalar(kept) == fingerprint:
        return
    counted = {"figures": figures(questionnaire, plan), "fingerprint": fingerprint, "counted_at": now()}
    counted |= {"seconds": monotonic() - started, "basis": basis_of(questionnaire).as_json()}
    row = insert(Results).values(questionnaire_id=questionnaire.id, **counted)
    db.session.execute(row.on_conflict_do_update(index_elements=["questionnaire_id"], set_=counted))
