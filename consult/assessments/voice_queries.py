"""Codings, and whether what a worker made of texts and opinions is up to date."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, Text, cast, func, select

from consult.assessments.code_version import code_version
from consult.assessments.texts import Text as Words
from consult.assessments.texts import is_about_quoting
from consult.assessments.voice_models import PROPOSED, Coding, VoiceReport
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.queries import given_to, questionnaire_of
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import AGREEMENT, CONSENT
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED
from consult.needs.models import Need, Theme
from consult.votes.models import Tally, Vote

OPINION_BALLOTS = ("statements", "stances")


def voice_report(consultation: Consultation) -> VoiceReport | None:
    """What was made of its texts and opinions last, or None."""
    return db.session.get(VoiceReport, consultation.id, populate_existing=True)


def is_decided(text: Words, codings: Iterable[Coding]) -> bool:
    """Whether a person said what the text speaks of, or its author did."""
    return text.chosen is not None or any(one.state != PROPOSED for one in codings)


def voice_facts(consultation: Consultation) -> dict[str, Any]:
    """What of it enters an assessment; empty before there is any."""
    report = voice_report(consultation)
    return report.facts if report else {}


def codings_of(consultation: Consultation, texts: Iterable[Words]) -> dict[str, list[Coding]]:
    """The codings of these texts that were made of the words they hold now, by the key of the text, the surest first."""
    digests = {text.key: text.digest for text in texts}
    rows = select(Coding).where(Coding.consultation_id == consultation.id).order_by(Coding.score.desc().nulls_first(), Coding.id)
    found: dict[str, list[Coding]] = {}
    for coding in db.session.scalars(rows.execution_options(populate_existing=True)).unique():
        if coding.digest is not None and coding.digest == digests.get(coding.key):
            found.setdefault(coding.key, []).append(coding)
    return found


def are_voices_due(consultation: Consultation) -> bool:
    """Whether there is something to read that was not read as it stands now."""
    report, fingerprint = voice_report(consultation), voice_fingerprint(consultation)
    return fingerprint != (report.fingerprint if report else None)


def voice_fingerprint(consultation: Consultation) -> str | None:
    """sha256 over all that texts and opinions hold, and what people said of them; None where there is nothing."""
    questionnaire = questionnaire_of(consultation)
    said = [_responses(questionnaire)] if questionnaire else []
    said += [_ideas(consultation), _opinion_votes(consultation)]
    if not any(count for count, _ in said):
        return None
    known = [said, _codings(consultation), _needs(consultation), _asked(questionnaire), code_version()]
    return sha256(json.dumps(known, default=str, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _heard(questionnaire: Questionnaire) -> list[Question]:
    """The questions whose answers are texts, opinions or agreements to be quoted."""
    return [one for one in questionnaire.questions if _is_voice(one) or is_about_quoting(one)]


def _is_voice(question: Question) -> bool:
    kind = QUESTION_TYPES[question.kind]
    return kind.measures == AGREEMENT or bool(kind.texts(question.options, Response.answers[question.uid]))


def _asked(questionnaire: Questionnaire | None) -> list[Any]:
    return [(one.uid, one.label, one.options) for one in _heard(questionnaire)] if questionnaire else []


def _responses(questionnaire: Questionnaire) -> tuple[int, Any]:
    """How many responses say something in such words, and a sum over what they say."""
    voices = [one for one in _heard(questionnaire) if QUESTION_TYPES[one.kind].measures != CONSENT]
    if not voices:
        return 0, 0
    words = func.concat_ws("|", Response.uid, *(Response.answers[one.uid].astext for one in _heard(questionnaire)))
    says = func.num_nonnulls(*(Response.answers[one.uid].astext for one in voices)) > 0
    return _sum(select(func.count(), _hash(words)).where(given_to(questionnaire), says))


def _ideas(consultation: Consultation) -> tuple[int, Any]:
    words = func.concat_ws("|", Idea.uid, Idea.title, Idea.body, cast(Idea.need_id, Text))
    mine = (Idea.consultation_id == consultation.id) & (Idea.review_state == APPROVED)
    return _sum(select(func.count(), _hash(words)).where(mine))


def _opinion_votes(consultation: Consultation) -> tuple[int, Any]:
    rows = select(func.count(), func.sum(Tally.ballots_count)).select_from(Vote).join(Tally, Tally.vote_id == Vote.id)
    return _sum(rows.where(Vote.consultation_id == consultation.id, Vote.ballot_type.in_(OPINION_BALLOTS)))


def decisions(consultation: Consultation) -> list[Any]:
    """How many decisions people took on texts, and a sum over them, as plain values."""
    return list(_codings(consultation))


def _codings(consultation: Consultation) -> tuple[int, Any]:
    """What people decided; what the program proposed comes out of the rest."""
    words = func.concat_ws("|", *(cast(one, Text) for one in (Coding.subject_uid, Coding.question_uid, Coding.need_id)))
    decided = func.concat_ws("|", words, Coding.state, cast(Coding.is_quotable, Text), Coding.digest)
    mine = (Coding.consultation_id == consultation.id) & (Coding.state != PROPOSED)
    return _sum(select(func.count(), _hash(decided)).where(mine))


def _needs(consultation: Consultation) -> list[Any]:
    rows = select(Need.uid, Theme.title, Need.statement, Need.service, Need.description).join(Need.theme)
    rows = rows.where(Need.consultation_id == consultation.id)
    return [tuple(row) for row in db.session.execute(rows.order_by(Theme.position, Theme.id, Need.position, Need.id))]


def _hash(words: ColumnElement[str]) -> ColumnElement[Any]:
    return func.sum(cast(func.hashtextextended(words, 0), BigInteger))


def _sum(rows: Select[*tuple[Any, ...]]) -> tuple[int, Any]:
    count, total = db.session.execute(rows).one()
    return count, str(total)
