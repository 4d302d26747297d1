"""The three ways out."""

from collections.abc import Iterator
from email import message_from_string, policy

import pytest
from flask import Flask

from consult.mails.delivery import AddressRefused, deliver, is_mailbox_open
from consult.mails.models import Mail
from tests.factories.mail_server import mail_server


@pytest.fixture
def settings(database: Flask) -> Iterator[dict[str, object]]:
    """The settings, put back afterwards."""
    before = dict(database.config)
    yield database.config
    database.config.update(before)


def _mail(subject: str = "Élan", recipient: str = "amina@valfleuri.example") -> Mail:
    return Mail(uid="abc", recipient=recipient, subject=subject, text="Bonjour, voilà :\n\n012345\n")


def test_a_mail_reaches_its_server_as_it_was_written(settings: dict[str, object]) -> None:
    with mail_server() as server:
        settings["MAIL_URL"] = server.url
        deliver(_mail())
    message = message_from_string(server.taken[0], policy=policy.default)
    assert (message["To"], message["Subject"]) == ("amina@valfleuri.example", "Élan")
    assert message.get_content().replace("\r\n", "\n") == "Bonjour, voilà :\n\n012345\n"
    assert message["From"] == settings["MAIL_FROM"] and message["Message-ID"] and message["Date"]


def test_a_header_cannot_be_smuggled_in_even_past_the_queue(settings: dict[str, object]) -> None:
    with mail_server() as server:
        settings["MAIL_URL"] = server.url
        for mail in (_mail(subject="x\r\nBcc: eve@evil.example"), _mail(recipient="a@b.fr\r\nBcc: eve@evil.example")):
            with pytest.raises(ValueError, match=r"header|CR or LF|linefeed"):
                deliver(mail)
    assert server.taken == []


def test_a_server_that_fails_now_is_told_from_one_that_refuses_for_ever(settings: dict[str, object]) -> None:
    with mail_server("451 later") as server, pytest.raises(OSError):
        settings["MAIL_URL"] = server.url
        deliver(_mail())
    with mail_server("550 nobody here") as server, pytest.raises(AddressRefused):
        settings["MAIL_URL"] = server.url
        deliver(_mail())
    settings["MAIL_URL"] = "smtp://127.0.0.1:1"
    with pytest.raises(OSError):
        deliver(_mail())


def test_a_password_is_never_sent_in_clear(settings: dict[str, object]) -> None:
    with mail_server() as server, pytest.raises(OSError, match="STARTTLS"):
        settings["MAIL_URL"] = server.url.replace("//", "//amina:secret@")
        deliver(_mail())


def test_without_a_server_mails_are_written_to_the_console(database: Flask, capfd: pytest.CaptureFixture[str]) -> None:
    deliver(_mail())
    console = capfd.readouterr().out
    assert "amina@valfleuri.example" in console and "012345" in console


def test_in_a_demonstration_nothing_leaves(settings: dict[str, object], capfd: pytest.CaptureFixture[str]) -> None:
    settings.update(IS_DEMONSTRATION=True, MAIL_URL="smtp://127.0.0.1:1")
    assert is_mailbox_open()
    deliver(_mail())
    assert capfd.readouterr().out == ""
