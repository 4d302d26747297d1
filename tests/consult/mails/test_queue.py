"""Queueing a mail."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from consult.core import outbox
from consult.core.db import db
from consult.core.transaction import transaction
from consult.jobs import Job
from consult.mails.models import Mail
from consult.mails.queue import NotAnAddress, queue_mail


@pytest.mark.usefixtures("database")
def test_a_mail_is_due_once_its_transaction_is_through() -> None:
    with transaction():
        mail = queue_mail("amina@valfleuri.example", "Hello", "Hello Amina")
    assert outbox.due() == [(Job.DELIVER_MAIL, mail.id)]


@pytest.mark.usefixtures("database")
def test_nothing_is_mailed_by_an_action_that_fails() -> None:
    with pytest.raises(ZeroDivisionError), transaction():
        queue_mail("amina@valfleuri.example", "Hello", "Hello Amina")
        _ = 1 / 0
    assert db.session.query(Mail).count() == 0 and outbox.due() == []


@pytest.mark.parametrize(
    "recipient", ["", "amina", "a@b.fr\r\nBcc: c@d.fr", "a@b.fr,c@d.fr", "a@b.fr c", "<a@b.fr>", "a@b@c.fr", "a@b.fr\x00"]
)
def test_anything_but_one_address_is_refused(recipient: str) -> None:
    with pytest.raises(NotAnAddress):
        queue_mail(recipient, "Hello", "Hello")


@given(subject=st.text())
def test_no_subject_can_begin_another_header(app: Flask, subject: str) -> None:
    with app.app_context():
        kept = queue_mail("amina@valfleuri.example", subject.replace("\x00", ""), "").subject
        db.session.rollback()
    assert len(kept.splitlines()) <= 1 and kept == kept.strip()
