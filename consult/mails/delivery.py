"""The three ways out: to a mail server, to the console where there is none, or to the mailbox page of a demonstration."""

import smtplib
import ssl
import sys
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import SplitResult, unquote, urlsplit

from flask import current_app

from consult.mails.models import Mail

SECONDS = 20
PERMANENT = 500


class AddressRefused(Exception):
    """The mail server will never deliver to this address."""


def is_mailbox_open() -> bool:
    """Whether mails are read on the mailbox page, by anybody, as this is a demonstration."""
    return bool(current_app.config["IS_DEMONSTRATION"])


def deliver(mail: Mail) -> None:
    """Lets the mail go. Raises OSError when the server cannot take it now, AddressRefused when it never will."""
    if is_mailbox_open():
        return
    if address := current_app.config["MAIL_URL"]:
        _send(urlsplit(address), _message(mail))
    else:
        print(f"\nMail to {mail.recipient}: {mail.subject}\n\n{mail.text}\n", file=sys.__stdout__, flush=True)


def _message(mail: Mail) -> EmailMessage:
    message = EmailMessage()
    message["From"] = current_app.config["MAIL_FROM"]
    message["To"] = Address(addr_spec=mail.recipient)
    message["Subject"] = mail.subject
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(mail.uid, domain=current_app.config["MAIL_FROM"].rpartition("@")[2].strip(">"))
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text, cte="quoted-printable")
    return message


def _send(server: SplitResult, message: EmailMessage) -> None:
    with _connection(server) as connection:
        if server.username:
            connection.login(unquote(server.username), unquote(server.password or ""))
        try:
            connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            if all(code >= PERMANENT for code, _reason in error.recipients.values()):
                raise AddressRefused from error
            raise


def _connection(server: SplitResult) -> smtplib.SMTP:
    """A connection: encrypted with smtps:// and whenever a password is sent; plain to a relay of one's own network."""
    host, tls = server.hostname or "localhost", ssl.create_default_context()
    if server.scheme == "smtps":
        return smtplib.SMTP_SSL(host, server.port or 465, timeout=SECONDS, context=tls)
    connection = smtplib.SMTP(host, server.port or 25, timeout=SECONDS)
    if server.username:
        connection.starttls(context=tls)
    return connection
