"""Reading texts and opinions in the transaction of whoever asks: first what enters the assessment, then what helps to review.

Only workers import this module: what it computes with takes long to load.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from time import monotonic
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from consult.assessments import voice_queries
from consult.assessments.opinion_facts import opinion_facts
from consult.assessments.opinion_sources import opinion_sources
from consult.assessments.text_facts import NO_NEED, Learnt, Proposal, decided_needs, learn, review_facts, text_facts
from consult.assessments.texts import Text, takes_words, texts_count, texts_of
from consult.assessments.voice_models import ANSWER, CONFIRMED, PROPOSED, SUBJECT, Coding, VoiceReport
from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.clock import now
from consult.core.db import db
from consult.core.disclosure import is_disclosable, is_part_disclosable
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import needs_in_order, questionnaire_of, responses_count
from consult.jobs import Job
from consult.needs.models import Need

# What took a second to compute is left alone for ten: people write on meanwhile.
REST = 10
# More would keep a worker busy for minutes; how many are left unread is told.
MOST_TEXTS = 20_000
# So many texts, read last time within so many seconds, are read on the way to a draft, which then is of one moment.
QUICK_TEXTS, QUICK_SECONDS, QUICK_REST = 2_000, 5.0, 1
log = logging.getLogger(__name__)


def is_free(consultation: Consultation) -> bool:
    """Whether nobody else reads; if so nobody else will until the transaction ends."""
    lock = func.hashtextextended(f"voices {consultation.id}", 0)
    return bool(db.session.scalar(select(func.pg_try_advisory_xact_lock(lock))))


def rests(report: VoiceReport | None, rest: int) -> bool:
    """Whether reading, `rest` times as long as it took, is left alone."""
    return report is not None and now() - report.computed_at < timedelta(seconds=rest * report.seconds)


def read_on_the_way(consultation: Consultation, *, rest: int = QUICK_REST) -> bool:
    """Reads what is due where that is quick; returns whether it did. A fault is logged and leaves the draft to go on without."""
    report = voice_queries.voice_report(consultation)
    if report is not None and (report.seconds > QUICK_SECONDS or rests(report, rest)):
        return False
    try:
        with db.session.begin_nested():
            is_quick = texts_count(consultation) <= QUICK_TEXTS and is_free(consultation)
            if is_quick:
                read(consultation)
            return is_quick
    except Exception:
        log.exception("texts of consultation %s", consultation.uid)
        return False


def read(consultation: Consultation) -> bool:
    """Writes what enters the assessment in place of what was found before, to be reviewed next; returns whether it differs."""
    before, fingerprint = voice_queries.voice_report(consultation), voice_queries.voice_fingerprint(consultation)
    if fingerprint is None:
        if before:
            db.session.delete(before)
            db.session.flush()
        return before is not None
    started = monotonic()
    facts = _found(consultation, _seed(fingerprint))
    digest = sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    is_new = before is None or before.digest != digest
    report = before or VoiceReport(consultation_id=consultation.id, review={})
    report.fingerprint, report.digest, report.facts = fingerprint, digest, facts
    report.review = {**report.review, "decided": voice_queries.decisions(consultation)}
    report.computed_at, report.seconds = now(), round(monotonic() - started, 3)
    db.session.add(report)
    db.session.flush()
    outbox.ring(Job.HEAR_VOICES, consultation.id)
    return is_new


def is_review_due(report: VoiceReport) -> bool:
    """Whether what helps to review is of other texts than what was read."""
    return report.review.get("of") != report.fingerprint


def review_rests(report: VoiceReport) -> bool:
    """Whether reviewing, which takes long, is left alone for a while."""
    until = report.review.get("until")
    return until is not None and now() < datetime.fromisoformat(until)


def review(consultation: Consultation, report: VoiceReport, rest: int) -> None:
    """Writes what helps those who read the texts: what resembles what, and themes that may be missing."""
    started = monotonic()
    texts = [text for text in texts_of(consultation) if not text.says_nothing][:MOST_TEXTS]
    codings = voice_queries.codings_of(consultation, texts)
    found = review_facts(texts, decided_needs(codings), _proposed(texts, codings), _seed(report.fingerprint)) if texts else {}
    until = now() + timedelta(seconds=rest * (monotonic() - started))
    kept = {"decided": report.review.get("decided"), "of": report.fingerprint, "until": until.isoformat()}
    report.review = found | kept


def _seed(fingerprint: str) -> int:
    return int(fingerprint[:7], 16)


def _proposed(texts: Sequence[Text], codings: Mapping[str, Sequence[Coding]]) -> Learnt:
    """What was proposed, as it was kept."""
    return Learnt(
        tuple(
            Proposal(text, one.need.uid if one.need else NO_NEED, one.score or 0.0)
            for text in texts
            for one in codings.get(text.key, ())
            if one.state == PROPOSED
        )
    )


def _found(consultation: Consultation, seed: int) -> dict[str, Any]:
    """What enters the assessment; the proposals are written on the way."""
    needs, written = needs_in_order(consultation), texts_of(consultation)
    said = [text for text in written if not text.says_nothing]
    texts = said[:MOST_TEXTS]
    questionnaire = questionnaire_of(consultation)
    facts: dict[str, Any] = {"respondents": responses_count(questionnaire) if questionnaire else 0}
    if opinions := [opinion_facts(source, seed) for source in opinion_sources(consultation)]:
        facts["opinions"] = opinions
    if not said:
        return facts
    codings = voice_queries.codings_of(consultation, said)
    decided = decided_needs(codings)
    learnt = learn(texts, decided, {need.uid: _words(need) for need in needs}, seed)
    _propose(consultation, needs, learnt)
    quotable = {key for key, mine in codings.items() if any(one.state == CONFIRMED and one.is_quotable for one in mine)}
    facts["texts"] = text_facts(said, decided, quotable, learnt, [need.uid for need in needs])
    facts["texts"] |= {"unread": len(said) - len(texts), "left_out": _told(len(written) - len(said))}
    if questionnaire and not _may_writers_be_told(questionnaire, facts["respondents"], written):
        facts["texts"]["is_coarse"] = True
    return facts


def _may_writers_be_told(questionnaire: Questionnaire, respondents: int, written: Sequence[Text]) -> bool:
    """Whether it may be told how many people wrote, with and without words of their own: neither they nor the others are few.

    Where only some were asked it is nearly how many gave an answer to another question, which may be hidden there.
    """
    answers = [text for text in written if text.kind == ANSWER]
    numbers = [len({text.uid for text in some}) for some in (answers, [text for text in answers if not text.says_nothing])]
    is_of_some = any(question.show_if for question in questionnaire.questions if takes_words(question))
    return not any(numbers) or (not is_of_some and all(is_part_disclosable(respondents, number) for number in numbers))


def _told(texts: int) -> int | None:
    """How many texts of people those are, unless they are too few to be told of."""
    return texts if not texts or is_disclosable(texts) else None


def _words(need: Need) -> str:
    """Words that speak of the need before anybody has labelled a text."""
    return " ".join((need.theme.title, need.statement, need.service, need.description))


def _propose(consultation: Consultation, needs: Sequence[Need], learnt: Learnt) -> None:
    """Replaces what was proposed before and nobody has looked at, and what was said of words that are others now."""
    ids: Mapping[str, int | None] = {need.uid: need.id for need in needs} | {NO_NEED: None}
    db.session.execute(delete(Coding).where(Coding.consultation_id == consultation.id, Coding.state == PROPOSED))
    rows = [_row(consultation, one.text, ids[one.need], one.score) for one in learnt.proposals if one.need in ids]
    if rows:
        new = insert(Coding)
        anew = {name: new.excluded[name] for name in ("state", "score", "digest", "account_id", "is_quotable")}
        is_of_others = Coding.digest.is_distinct_from(new.excluded.digest)
        db.session.execute(new.on_conflict_do_update(index_elements=SUBJECT, set_=anew, where=is_of_others), rows)


def _row(consultation: Consultation, text: Text, need_id: int | None, score: float) -> dict[str, Any]:
    subject = {"subject_kind": text.kind, "subject_uid": text.uid, "question_uid": text.question_uid}
    proposed = {"need_id": need_id, "state": PROPOSED, "score": score, "digest": text.digest}
    return {"consultation_id": consultation.id, **subject, **proposed, "account_id": None, "is_quotable": False}
