"""Assessments, drafts and what became of each need."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import undefer

from consult.assessments.models import Estimate, NeedsAssessment
from consult.assessments.recipes import USUAL, Recipe
from consult.assessments.run_models import CANCELLED, LIVE, AssessmentPart, AssessmentRecipe, AssessmentRun
from consult.assessments.voice_models import VoiceReport
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.core.disclosure import THRESHOLD
from consult.core.outbox import OutboxEntry
from consult.diagnostics.basis import Basis
from consult.diagnostics.queries import is_locked, questionnaire_of
from consult.jobs import Job
from consult.needs.models import Need
from consult.votes.models import Tally, Vote


def published_assessments(consultation: Consultation) -> list[NeedsAssessment]:
    """All published assessments of the consultation, the latest first."""
    rows = select(NeedsAssessment).where(NeedsAssessment.consultation_id == consultation.id, NeedsAssessment.number.is_not(None))
    return list(db.session.scalars(rows.order_by(NeedsAssessment.number.desc())).unique())


def latest_assessment(consultation: Consultation) -> NeedsAssessment | None:
    """The assessment published last, or None."""
    return next(iter(published_assessments(consultation)), None)


def all_published_assessments() -> list[NeedsAssessment]:
    """The published assessments of all published consultations, the latest first."""
    rows = select(NeedsAssessment).join(NeedsAssessment.consultation)
    rows = rows.where(NeedsAssessment.number.is_not(None), Consultation.published_at.is_not(None))
    return list(db.session.scalars(rows.order_by(NeedsAssessment.published_at.desc())).unique())


def every_published_assessment() -> Iterator[NeedsAssessment]:
    """Every published assessment of all consultations, public or not, loaded one after the other."""
    for key in db.session.scalars(select(NeedsAssessment.id).where(NeedsAssessment.number.is_not(None))).all():
        yield db.session.get_one(NeedsAssessment, key)


def draft_of(consultation: Consultation) -> NeedsAssessment | None:
    """The draft computed last, be it that organisers read it or not yet; None before the first run."""
    return unseen_draft(consultation) or seen_draft(consultation)


def unseen_draft(consultation: Consultation) -> NeedsAssessment | None:
    """The draft computed after the one organisers read, or None."""
    return _draft(consultation, NeedsAssessment.seen_at.is_(None))


def seen_draft(consultation: Consultation) -> NeedsAssessment | None:
    """The draft organisers read, or None before the first look."""
    return _draft(consultation, NeedsAssessment.seen_at.is_not(None))


def _draft(consultation: Consultation, is_it: ColumnElement[bool]) -> NeedsAssessment | None:
    mine = NeedsAssessment.consultation_id == consultation.id, NeedsAssessment.number.is_(None)
    rows = select(NeedsAssessment).where(*mine, is_it).execution_options(populate_existing=True)
    return db.session.scalars(rows).unique().one_or_none()


def latest_estimate(need: Need) -> Estimate | None:
    """What the assessment published last says of the need, or None."""
    rows = select(Estimate).join(NeedsAssessment, NeedsAssessment.id == Estimate.assessment_id)
    rows = rows.where(Estimate.need_id == need.id, NeedsAssessment.number.is_not(None))
    return db.session.scalars(rows.order_by(NeedsAssessment.number.desc()).limit(1)).unique().one_or_none()


def due_since(consultation: Consultation) -> datetime | None:
    """Since when a contribution waits to enter the draft; None when the draft is up to date."""
    due = (OutboxEntry.job == Job.DRAFT_ASSESSMENT.value) & (OutboxEntry.target_id == consultation.id)
    return db.session.scalar(select(func.min(OutboxEntry.created_at)).where(due))


def has_uncounted_vote(consultation: Consultation) -> bool:
    """Whether a vote of the consultation has no result yet."""
    uncounted = select(Vote.id).outerjoin(Tally).where(Vote.consultation_id == consultation.id, Tally.vote_id.is_(None))
    return db.session.scalar(uncounted.limit(1)) is not None


def counted_ballots(consultation: Consultation) -> int:
    """How many ballots the counted votes of the consultation hold."""
    counted = select(func.sum(Tally.ballots_count)).join(Vote).where(Vote.consultation_id == consultation.id)
    return db.session.scalar(counted) or 0


def lacks_ballots(consultation: Consultation, draft: NeedsAssessment) -> bool:
    """Whether votes were counted since the draft was computed."""
    return bool(draft.inputs["ballots"] != counted_ballots(consultation))


def awaits_votes(consultation: Consultation, draft: NeedsAssessment) -> bool:
    """Whether a vote is not over, or not counted, or the draft does not hold its result yet."""
    return has_uncounted_vote(consultation) or lacks_ballots(consultation, draft)


def with_unsorted_texts() -> list[tuple[Consultation, int]]:
    """The consultations of which texts wait to be sorted, and how many when they were last read; the latest first."""
    texts = VoiceReport.facts["texts"]
    waiting = texts["texts"].as_integer() - texts["sorted"].as_integer()
    rows = select(Consultation, waiting).join(VoiceReport, VoiceReport.consultation_id == Consultation.id).where(waiting > 0)
    return [(made, count) for made, count in db.session.execute(rows.order_by(Consultation.id.desc())).unique()]


def sorts_few_more(consultation: Consultation, draft: NeedsAssessment) -> bool:
    """Whether the draft rests on the same answers as something published, with a few more or fewer of their texts sorted."""
    same = (one for one in published_assessments(consultation) if one.basis == draft.basis)
    return any(0 < abs(one.sorted_texts - draft.sorted_texts) < THRESHOLD for one in same)


def highest_number(consultation: Consultation) -> int:
    """The number of the assessment published last, 0 before the first."""
    number = select(func.max(NeedsAssessment.number)).where(NeedsAssessment.consultation_id == consultation.id)
    return db.session.scalar(number) or 0


def published_bases(consultation: Consultation) -> list[Basis]:
    """On whose answers the published assessments rest."""
    rows = select(NeedsAssessment.basis).where(
        NeedsAssessment.consultation_id == consultation.id,
        NeedsAssessment.number.is_not(None),
        NeedsAssessment.basis.is_not(None),
    )
    return [Basis(**basis) for basis in db.session.scalars(rows)]


def chosen_recipe(consultation: Consultation) -> AssessmentRecipe | None:
    """The recipe organisers chose, or None where they left the usual one."""
    rows = select(AssessmentRecipe).where(AssessmentRecipe.consultation_id == consultation.id)
    return db.session.scalars(rows.execution_options(populate_existing=True)).one_or_none()


def recipe_of(consultation: Consultation) -> Recipe:
    """How the assessments of the consultation are made."""
    chosen = chosen_recipe(consultation)
    return Recipe.of(chosen.recipe) if chosen else USUAL


def is_recipe_frozen(consultation: Consultation) -> bool:
    """Whether the recipe can no longer change: the consultation is public and its diagnostic has begun, or somebody responded."""
    stage = consultation.stage("diagnostic")
    has_begun = consultation.is_published and stage is not None and not stage.is_upcoming
    questionnaire = questionnaire_of(consultation)
    return has_begun or (questionnaire is not None and is_locked(questionnaire))


def live_run(consultation: Consultation) -> AssessmentRun | None:
    """The run that workers are at, or None."""
    rows = select(AssessmentRun).where(AssessmentRun.consultation_id == consultation.id, AssessmentRun.state.in_(LIVE))
    return db.session.scalars(rows.execution_options(populate_existing=True)).unique().one_or_none()


def stopped_run(consultation: Consultation) -> AssessmentRun | None:
    """The run begun last where somebody stopped it, so that the draft is older than what people said; else None."""
    latest, draft = next(iter(latest_runs(consultation, 1)), None), draft_of(consultation)
    if latest is None or latest.finished_at is None or latest.state != CANCELLED:
        return None
    return None if draft and draft.computed_at > latest.finished_at else latest


def latest_runs(consultation: Consultation, most: int = 10) -> list[AssessmentRun]:
    """The runs that were recorded last, the latest first."""
    rows = select(AssessmentRun).where(AssessmentRun.consultation_id == consultation.id)
    return list(db.session.scalars(rows.order_by(AssessmentRun.id.desc()).limit(most)).unique())


def runs_kept(consultation: Consultation, most: int = 20) -> list[AssessmentRun]:
    """The runs of which one knows what they found, the latest first."""
    rows = select(AssessmentRun).where(AssessmentRun.consultation_id == consultation.id, AssessmentRun.outcome.is_not(None))
    loaded = rows.options(undefer(AssessmentRun.outcome)).order_by(AssessmentRun.id.desc())
    return list(db.session.scalars(loaded.limit(most)).unique())


def old_runs(consultation: Consultation, kept: int = 20) -> Select[int]:
    """The ids of the runs that are over, but for the latest."""
    over = (AssessmentRun.consultation_id == consultation.id) & AssessmentRun.state.not_in(LIVE)
    return select(AssessmentRun.id).where(over).order_by(AssessmentRun.id.desc()).offset(kept)


def steps_done(run: AssessmentRun) -> int:
    """How many of the steps of a live run are done: each part is counted, then drawn from."""
    counted, drawn = func.count(AssessmentPart.counts), func.count(AssessmentPart.draws)
    return db.session.scalar(select(counted + drawn).where(AssessmentPart.run_id == run.id)) or 0


def previous_in_territory(assessment: NeedsAssessment) -> NeedsAssessment | None:
    """The assessment published last by another consultation of the same territory before this one's was, of needs in common."""
    mine = [estimate.statement for estimate in assessment.estimates]
    earlier = (
        select(NeedsAssessment)
        .join(NeedsAssessment.consultation)
        .where(
            Consultation.territory_id == assessment.consultation.territory_id,
            Consultation.id != assessment.consultation_id,
            Consultation.published_at.is_not(None),
            NeedsAssessment.published_at < (assessment.published_at or assessment.computed_at),
            NeedsAssessment.estimates.any(Estimate.statement.in_(mine)),
        )
    )
    return db.session.scalars(earlier.order_by(NeedsAssessment.published_at.desc()).limit(1)).unique().one_or_none()


def published_in_territory(consultation: Consultation) -> list[NeedsAssessment]:
    """The published assessments of other consultations of the same territory, the latest first."""
    rows = select(NeedsAssessment).join(NeedsAssessment.consultation)
    mine = (Consultation.territory_id == consultation.territory_id) & (Consultation.id != consultation.id)
    public = Consultation.published_at.is_not(None) & NeedsAssessment.number.is_not(None)
    return list(db.session.scalars(rows.where(mine, public).order_by(NeedsAssessment.published_at.desc())).unique())
