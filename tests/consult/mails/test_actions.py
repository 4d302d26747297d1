"""Delivering mails: at least once, by one worker."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from consult.core import outbox
from consult.core.actors import SYSTEM, VISITOR
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.core.transaction import transaction
from consult.mails.actions import deliver_mail
from consult.mails.models import Mail
from consult.mails.queue import queue_mail
from tests import people
from tests.factories.mail_server import mail_server


@pytest.fixture
def settings(database: Flask) -> Iterator[dict[str, object]]:
    """The settings, put back afterwards."""
    before = dict(database.config)
    yield database.config
    database.config.update(before)


def _queued(text: str = "012345") -> Mail:
    with transaction():
        return queue_mail("amina@valfleuri.example", "Hello", text)


def test_a_mail_sent_is_no_longer_due_and_its_text_is_not_kept(settings: dict[str, object]) -> None:
    mail = _queued()
    deliver_mail(SYSTEM, mail)
    assert mail.sent_at is not None and mail.text == "" and outbox.due() == []


def test_in_a_demonstration_the_text_stays_for_the_mailbox(settings: dict[str, object]) -> None:
    settings["IS_DEMONSTRATION"] = True
    mail = _queued()
    deliver_mail(SYSTEM, mail)
    assert mail.sent_at is not None and mail.code == "012345"


def test_nobody_but_the_system_delivers(database: Flask) -> None:
    mail = _queued()
    for actor in (VISITOR, people.actor(people.amina())):
        with pytest.raises(NotAllowed):
            deliver_mail(actor, mail)


def test_a_mail_stays_due_while_the_server_fails_and_leaves_when_it_is_back(settings: dict[str, object]) -> None:
    mail = _queued()
    with mail_server("451 later") as server:
        settings["MAIL_URL"] = server.url
        for _time in range(2):
            with pytest.raises(OSError):
                deliver_mail(SYSTEM, mail)
        assert len(outbox.due()) == 1 and mail.sent_at is None and mail.text == "012345"
        server.answer = "250 well"
        deliver_mail(SYSTEM, mail)
    assert outbox.due() == [] and len(server.taken) == 1


def test_a_mail_refused_for_ever_is_not_tried_again(settings: dict[str, object]) -> None:
    mail = _queued()
    with mail_server("550 nobody here") as server:
        settings["MAIL_URL"] = server.url
        deliver_mail(SYSTEM, mail)
    assert mail.sent_at is None and mail.refused_at is not None and outbox.due() == []


def test_several_workers_at_once_send_a_mail_once(database: Flask, settings: dict[str, object]) -> None:
    mail_id = _queued().id

    def work() -> None:
        with database.app_context():
            deliver_mail(SYSTEM, db.session.get_one(Mail, mail_id))

    with mail_server() as server:
        settings["MAIL_URL"] = server.url
        workers = [threading.Thread(target=work) for _worker in range(6)]
        [worker.start() for worker in workers]
        [worker.join() for worker in workers]
    assert len(server.taken) == 1 and outbox.due() == []


def test_mails_sent_long_ago_are_deleted(settings: dict[str, object]) -> None:
    old, recent = _queued(), _queued()
    old.sent_at, recent.sent_at = now() - timedelta(days=31), now() - timedelta(days=29)
    db.session.commit()
    deliver_mail(SYSTEM, _queued())
    assert db.session.query(Mail).count() == 2 and db.session.get(Mail, recent.id)
