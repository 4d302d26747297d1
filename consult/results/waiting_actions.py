"""Asking for results that take too long to be counted while somebody waits for a page."""

from sqlalchemy import select

from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.outbox import OutboxEntry
from consult.jobs import Job
from consult.results.policies import may_ask_for_results


@action(may_ask_for_results)
def ask_for_results(actor: Actor, consultation: Consultation) -> None:
    """Lets a worker count the results of the consultation, once however often one asks until it has."""
    due = OutboxEntry.job == Job.COUNT_RESULTS.value, OutboxEntry.target_id == consultation.id
    if db.session.scalar(select(OutboxEntry.id).where(*due).limit(1)) is None:
        outbox.ring(Job.COUNT_RESULTS, consultation.id)
