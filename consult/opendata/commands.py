"""`consult audit verify`: whether the record of deeds still is what was sealed."""

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from consult.core.audit_checking import check_audit
from consult.core.audit_seals import AuditSeal, latest_seal
from consult.core.db import db


@click.group()
def audit() -> None:
    """Check the record of who did what."""


@audit.command()
@click.option("--head", "heads", multiple=True, metavar="HEX", help="A head noted earlier, which must be among the seals.")
@with_appcontext
def verify(heads: tuple[str, ...]) -> None:
    """Hold every entry against its seal and name each that was changed, removed, inserted or moved.

    Ends with status 0 if all agree, else 1. Somebody who rewrites entries and all seals after them is found out by a head
    that was noted before, from the page of the journal.
    """
    findings = [str(finding) for finding in check_audit()]
    findings += [f"no seal has the head {head}" for head in heads if not _is_known(head)]
    for finding in findings:
        click.echo(finding)
    if findings:
        raise click.exceptions.Exit(1)
    newest = latest_seal()
    click.echo(
        f"All entries agree with seals 1 to {newest.number}. Head: {newest.head.hex()}" if newest else "Nothing is sealed yet."
    )


def _is_known(head: str) -> bool:
    try:
        digest = bytes.fromhex(head)
    except ValueError:
        return False
    return db.session.scalar(select(AuditSeal.number).where(AuditSeal.head == digest).limit(1)) is not None
