"""Reading texts and opinions: a worker's work, apart from the draft, which takes up what was found.

Only workers import this module: what it computes with takes long to load.
"""

from consult.assessments import voice_reading
from consult.assessments.facts import state_now
from consult.assessments.queries import draft_of, stopped_run
from consult.assessments.voice_queries import are_voices_due, voice_report
from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import only_system
from consult.jobs import Job


@action(only_system, snapshot=True)
def hear_voices(actor: Actor, consultation: Consultation, *, rest: int = voice_reading.REST) -> None:
    """Proposes needs for texts nobody looked at, finds opinion groups, and lets the draft be computed anew if that changes it.

    Next time, when nothing new came in, it looks for what helps to review. While another worker does the same, or for a while
    after the last time, nothing happens: what is due stays due. The same texts, opinions, decisions and code give the same
    findings.
    """
    if not voice_reading.is_free(consultation):
        return
    report = voice_report(consultation)
    if are_voices_due(consultation):
        if not voice_reading.rests(report, rest):
            outbox.consume(Job.HEAR_VOICES, consultation.id)
            is_other = voice_reading.read(consultation)
            if (is_other or _is_waited_for(consultation)) and not _is_stopped(consultation):
                outbox.ring(Job.DRAFT_ASSESSMENT, consultation.id)
    elif report is None or not voice_reading.is_review_due(report):
        outbox.consume(Job.HEAR_VOICES, consultation.id)
    elif not rest or not voice_reading.review_rests(report):
        outbox.consume(Job.HEAR_VOICES, consultation.id)
        voice_reading.review(consultation, report, rest)


def _is_waited_for(consultation: Consultation) -> bool:
    """Whether the draft could not tell on whose answers it rests, or is behind, since this had still to be read."""
    draft = draft_of(consultation)
    return draft is not None and (draft.has_unknown_basis or draft.is_behind)


def _is_stopped(consultation: Consultation) -> bool:
    """Whether somebody stopped the computation, and nobody has answered since: it does not begin anew by itself."""
    run = stopped_run(consultation)
    return run is not None and run.basis == state_now(consultation)
