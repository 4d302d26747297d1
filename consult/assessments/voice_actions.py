"""Reading texts and opinions: a worker's work, apart from the draft, which takes up what was found.

Only workers import this module: what it computes with takes long to load.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from time import monotonic
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from consult.assessments import voice_queries
from consult.assessments.facts import state_now
from consult.assessments.opinion_facts import opinion_facts
from consult.assessments.opinion_sources import opinion_sources
from consult.assessments.queries import draft_of, stopped_run
from consult.assessments.text_facts import NO_NEED, Learnt, decided_needs, learn, review_facts, text_facts
from consult.assessments.texts import Text, texts_of
from consult.assessments.voice_models import CONFIRMED, PROPOSED, SUBJECT, Coding, VoiceReport
from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import only_system
from consult.core.clock import now
from consult.core.db import db
from consult.core.disclosure import is_disclosable
from consult.diagnostics.queries import needs_in_order
from consult.jobs import Job
from consult.needs.models import Need

# What took a second to compute is left alone for ten: people write on meanwhile.
REST = 10
# More would keep a worker busy for minutes; how many are left unread is told.
MOST_TEXTS = 20_000


@action(only_system, snapshot=True)
def hear_voices(actor: Actor, consultation: Consultation, *, rest: int = REST) -> None:
    """Proposes needs for texts nobody looked at, finds opinion groups, and lets the draft be computed anew if that changes it.

    While another worker does the same, or for a while after the last time, nothing happens: what is due stays due.
    The same texts, opinions, decisions and code give the same findings.
    """
    if not _is_free(consultation) or _rests(consultation, rest):
        return
    outbox.consume(Job.HEAR_VOICES, consultation.id)
    fingerprint = voice_queries.voice_fingerprint(consultation)
    before = voice_queries.voice_report(consultation)
    if fingerprint is None:
        _forget(before)
    elif before is None or before.fingerprint != fingerprint:
        _read(consultation, before, fingerprint)


def _forget(before: VoiceReport | None) -> None:
    """There is nothing to read any more."""
    if before:
        db.session.delete(before)
        outbox.ring(Job.DRAFT_ASSESSMENT, before.consultation_id)


def _read(consultation: Consultation, before: VoiceReport | None, fingerprint: str) -> None:
    """Computes what is found and writes it in place of what was found before."""
    started = monotonic()
    facts, review = _found(consultation, int(fingerprint[:7], 16))
    digest = sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    is_other = before is None or before.digest != digest
    if (is_other or _is_waited_for(consultation)) and not _is_stopped(consultation):
        outbox.ring(Job.DRAFT_ASSESSMENT, consultation.id)
    report = before or VoiceReport(consultation_id=consultation.id)
    report.fingerprint, report.digest, report.facts, report.review = fingerprint, digest, facts, review
    report.computed_at, report.seconds = now(), round(monotonic() - started, 3)
    db.session.add(report)


def _is_waited_for(consultation: Consultation) -> bool:
    """Whether the draft could not tell on whose answers it rests, since this had still to be read."""
    draft = draft_of(consultation)
    return draft is not None and draft.has_unknown_basis


def _is_stopped(consultation: Consultation) -> bool:
    """Whether somebody stopped the computation, and nobody has answered since: it does not begin anew by itself."""
    run = stopped_run(consultation)
    return run is not None and run.basis == state_now(consultation)


def _is_free(consultation: Consultation) -> bool:
    lock = func.hashtextextended(f"voices {consultation.id}", 0)
    return bool(db.session.scalar(select(func.pg_try_advisory_xact_lock(lock))))


def _rests(consultation: Consultation, rest: int) -> bool:
    report = voice_queries.voice_report(consultation)
    return report is not None and now() - report.computed_at < timedelta(seconds=rest * report.seconds)


def _found(consultation: Consultation, seed: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """What enters the assessment, and what helps to review; the proposals are written on the way."""
    needs, written = needs_in_order(consultation), texts_of(consultation)
    said = [text for text in written if not text.says_nothing]
    texts = said[:MOST_TEXTS]
    facts: dict[str, Any] = {}
    if opinions := [opinion_facts(source, seed) for source in opinion_sources(consultation)]:
        facts["opinions"] = opinions
    if not said:
        return facts, {}
    codings = voice_queries.codings_of(consultation, said)
    decided = decided_needs(codings)
    learnt = learn(texts, decided, {need.uid: _words(need) for need in needs}, seed)
    _propose(consultation, needs, learnt)
    quotable = {key for key, mine in codings.items() if any(one.state == CONFIRMED and one.is_quotable for one in mine)}
    facts["texts"] = text_facts(said, decided, quotable, learnt, [need.uid for need in needs])
    facts["texts"] |= {"unread": len(said) - len(texts), "left_out": _told(len(written) - len(said))}
    return facts, review_facts(texts, decided, learnt, seed)


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
