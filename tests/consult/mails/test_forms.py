"""The filter of the mailbox."""

from flask import Flask
from werkzeug.datastructures import MultiDict

from consult.mails.forms import MailboxForm


def test_the_filter_is_trimmed(app: Flask) -> None:
    with app.test_request_context("/boite-aux-lettres?recipient=+a%40b.fr+"):
        assert MailboxForm(MultiDict({"recipient": " a@b.fr "})).recipient.data == "a@b.fr"
