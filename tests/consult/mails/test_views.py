"""The mailbox of a demonstration."""

from collections.abc import Iterator

import pytest
from flask import Flask

from consult.core.actors import SYSTEM
from consult.core.transaction import transaction
from consult.mails.actions import deliver_mail
from consult.mails.queue import queue_mail
from tests.browser import Browser


@pytest.fixture
def demonstration(database: Flask) -> Iterator[Browser]:
    """A visitor of a demonstration."""
    database.config["IS_DEMONSTRATION"] = True
    yield Browser(database)
    database.config["IS_DEMONSTRATION"] = False


def _mailed(recipient: str, subject: str, text: str) -> None:
    with transaction():
        mail = queue_mail(recipient, subject, text)
    deliver_mail(SYSTEM, mail)


def test_the_mailbox_exists_in_demonstrations_only(visitor: Browser) -> None:
    assert visitor.get("/boite-aux-lettres").status_code == 404


def test_anybody_reads_mails_and_codes_newest_first(demonstration: Browser) -> None:
    assert "No mail yet" in demonstration.get("/boite-aux-lettres").text
    _mailed("amina@valfleuri.example", "Older", "Here:\n\n012345\n")
    _mailed("marcel@valfleuri.example", "Newer", "<script>alert(1)</script>")
    page = demonstration.get("/boite-aux-lettres").text
    assert "<dd>012345</dd>" in page and page.index("Newer") < page.index("Older") and "<script>alert" not in page


def test_the_mails_of_one_address_are_found(demonstration: Browser) -> None:
    _mailed("amina@valfleuri.example", "For Amina", "x")
    _mailed("marcel@valfleuri.example", "For Marcel", "x")
    page = demonstration.get("/boite-aux-lettres?recipient=Amina@valfleuri.example").text
    assert "For Amina" in page and "For Marcel" not in page
