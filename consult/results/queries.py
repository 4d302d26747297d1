"""Results as they stand, and whether they still say what was answered."""

import json
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import undefer

from consult.assessments.planning import Plan
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.basis import Basis, state_of
from consult.diagnostics.models import Questionnaire
from consult.results.models import ResponsesDownload, Results

# Another number where figures are counted in another way: they are counted anew.
FORMAT = 5


def results_of(questionnaire: Questionnaire) -> Results | None:
    """What was counted and published last, or None."""
    row = select(Results).where(Results.questionnaire_id == questionnaire.id).options(undefer("*"))
    row = row.execution_options(populate_existing=True)
    return db.session.scalars(row).unique().one_or_none()


def published_bases(consultation: Consultation) -> list[Basis]:
    """On whose answers the published results rest, of each version of the questionnaire."""
    rows = select(Results.published_basis).join(Results.questionnaire)
    mine = rows.where(Questionnaire.consultation_id == consultation.id, Results.published_basis.is_not(None))
    return [Basis(**basis) for basis in db.session.scalars(mine)]


def seen_bases(consultation: Consultation) -> list[Basis]:
    """On whose answers each look at its results rested that was taken before the end, at each version of the questionnaire."""
    rows = select(Results.seen_bases).join(Results.questionnaire).where(Questionnaire.consultation_id == consultation.id)
    return [Basis(**basis) for bases in db.session.scalars(rows) for basis in bases]


def published_results(consultation: Consultation) -> Results | None:
    """What everybody reads: the results of the latest version of which any are published, or None."""
    rows = select(Results).join(Results.questionnaire).where(Questionnaire.consultation_id == consultation.id)
    rows = rows.where(Results.published_at.is_not(None)).order_by(Questionnaire.version.desc()).limit(1)
    return db.session.scalars(rows.options(undefer("*")).execution_options(populate_existing=True)).unique().one_or_none()


def are_published(consultation: Consultation) -> bool:
    """Whether everybody sees results of what people answered in its diagnostic, be it to an earlier version."""
    rows = select(Results.questionnaire_id).join(Results.questionnaire)
    mine = rows.where(Questionnaire.consultation_id == consultation.id, Results.published_at.is_not(None))
    return db.session.scalar(mine.limit(1)) is not None


def fingerprint_of(questionnaire: Questionnaire, plan: Plan) -> str:
    """What tells one state of the responses from another, without reading what they say: 64 hexadecimal digits."""
    state = state_of(questionnaire)
    crossed = [(one.uid, one.is_crossed) for one in questionnaire.questions]
    told = [FORMAT, questionnaire.id, questionnaire.counts_from, str(state.people), state.digest, crossed, plan.as_json()]
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def downloads_of(questionnaire: Questionnaire) -> list[ResponsesDownload]:
    """Who took the responses home, the last one first."""
    rows = select(ResponsesDownload).join(Questionnaire, Questionnaire.id == ResponsesDownload.questionnaire_id)
    mine = rows.where(Questionnaire.consultation_id == questionnaire.consultation_id)
    return list(db.session.scalars(mine.order_by(ResponsesDownload.id.desc())))


def files_for(account_id: int | None, downloads: list[ResponsesDownload]) -> list[ResponsesDownload]:
    """Those of the downloads whose files are or will be there for somebody to fetch."""
    return [one for one in downloads if one.is_prepared and one.account_id == account_id and not one.is_gone]
