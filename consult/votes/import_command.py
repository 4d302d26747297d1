"""`consult import election`: a vote prepared from a file of Pabulib, PrefLib or BLT."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_babel import force_locale

from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.errors import DomainError
from consult.core.lookup import by_uid
from consult.diagnostics.importing.faults import Refused
from consult.votes.actions import create_vote
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.formats.reading import read_election
from consult.votes.importing import draft_of
from consult.votes.models import Vote

A_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


class NotImported(click.ClickException):
    """The import was refused: nothing was stored."""

    exit_code = 2


@click.command("election")
@click.argument("file", type=A_FILE)
@click.option("--consultation", "uid", required=True, help="The consultation it goes into, by the last part of its address.")
@click.option("--title", help="The question of the vote; without it, the title in FILE, else its name.")
@with_appcontext
def election(file: Path, uid: str, title: str | None) -> None:
    """Prepare a vote with the options, costs, limits and rule of the election in FILE. Its ballots stay where they are."""
    with force_locale("en"):
        try:
            found = read_election(file.read_bytes(), file.name)
            draft = draft_of(found, title or (None if found.title else file.stem))
            vote = create_vote(SYSTEM, by_uid(Consultation, uid), draft)
        except (Refused, DomainError, OSError) as error:
            raise NotImported(f"{file} was not imported: {error}") from error
        _report(vote)


def _report(vote: Vote) -> None:
    budget = f", a budget of {vote.budget:,}" if vote.budget is not None else ""
    click.echo(f"Prepared “{vote.title}” in “{vote.consultation.title}”: {len(vote.options)} options{budget}.")
    click.echo(f"It is counted by this rule: {COUNTING_RULES[vote.counting_rule].label} ({vote.counting_rule}).")
    click.echo(f"Look at it before it opens: {current_app.config['PUBLIC_URL']}/organisation/votes/{vote.uid}/modifier")
