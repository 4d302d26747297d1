"""Reading mails."""

import pytest

from consult.core.clock import now
from consult.core.db import db
from consult.mails.models import Mail
from consult.mails.queries import delivered_mails


@pytest.mark.usefixtures("database")
def test_mails_are_listed_newest_first_and_only_once_they_are_sent() -> None:
    for recipient, sent_at in (("a@b.fr", now()), ("c@d.fr", now()), ("a@b.fr", None), ("a@b.fr", now())):
        db.session.add(Mail(recipient=recipient, subject="", text="", sent_at=sent_at))
        db.session.flush()
    mails = list(db.session.scalars(delivered_mails()))
    assert [mail.recipient for mail in mails] == ["a@b.fr", "c@d.fr", "a@b.fr"] and mails[0].id > mails[2].id
    assert [mail.recipient for mail in db.session.scalars(delivered_mails("c@d.fr"))] == ["c@d.fr"]
