"""The task that sends mails."""

import pytest
from flask import Flask

from consult.core import outbox
from consult.core.db import db
from consult.core.transaction import transaction
from consult.mails.models import Mail
from consult.mails.queue import queue_mail
from workers.celery import celery
from workers.mails import deliver_mail


def test_the_task_sends_what_is_due(database: Flask, capfd: pytest.CaptureFixture[str]) -> None:
    with transaction():
        mail = queue_mail("amina@valfleuri.example", "Hello", "Hello Amina")
    [(job, mail_id)] = outbox.due()
    celery.tasks[job].run(mail_id)
    assert "Hello Amina" in capfd.readouterr().out
    assert outbox.due() == [] and db.session.get_one(Mail, mail.id).sent_at is not None


def test_a_failure_is_not_tried_again_by_celery_as_the_mail_stays_due() -> None:
    assert not hasattr(deliver_mail, "_orig_run")
