"""`consult import decidim-ideas`: ideas, debates and comments from the open-data export of a Decidim site."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_babel import force_locale
from sqlalchemy import and_, select

from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.errors import DomainError
from consult.ideas.decidim.actions import import_consultation, import_ideas
from consult.ideas.decidim.exchange import Export, read_export
from consult.ideas.decidim.problems import ImportRefused
from consult.organisations.models import Organisation
from consult.organisations.queries import first_organisation, organisation_by_name

A_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


class Refused(click.ClickException):
    """The import was refused: nothing was stored."""

    exit_code = 2


@click.command("decidim-ideas")
@click.argument("file", type=A_FILE)
@click.option("--debates", multiple=True, type=A_FILE, help="The debates of the same export.")
@click.option("--comments", multiple=True, type=A_FILE, help="The comments of the same export; may be given several times.")
@click.option("--consultation", "uid", help="The identifier, as its address shows it, of the consultation to add to.")
@click.option("--title", help="The title of the consultation to add to or to make; without it, the name of FILE.")
@click.option("--organisation", "name", default="", help="Whose consultation it is; without it, the first organisation's.")
@with_appcontext
def decidim_ideas(
    file: Path, debates: tuple[Path, ...], comments: tuple[Path, ...], uid: str | None, title: str | None, name: str
) -> None:
    """Import the ideas of FILE, with debates and comments: all of it, or nothing when something is wrong."""
    try:
        export = read_export(file, debates, comments, _languages())
        consultation = _store(export, uid, title or file.stem.replace("-", " ").replace("_", " ").capitalize(), name)
    except ImportRefused as refused:
        raise Refused("Nothing was imported.\n" + "\n".join(refused.problems.sentences())) from refused
    except DomainError as refusal:
        with force_locale("en"):
            raise Refused(str(refusal)) from refusal
    _report(export, consultation)


def _languages() -> tuple[str, ...]:
    """The languages of this installation, the one of its visitors first."""
    return (current_app.config["BABEL_DEFAULT_LOCALE"], *current_app.config["LANGUAGES"])


def _store(export: Export, uid: str | None, title: str, name: str) -> Consultation:
    """Adds to the consultation of that identifier or title, or makes one of that title."""
    if uid:
        wanted = Consultation.uid == uid
    else:
        organisation = _organisation(name)
        wanted = and_(Consultation.organisation_id == organisation.id, Consultation.title == title)
    consultation = db.session.scalars(select(Consultation).where(wanted)).unique().first()
    if consultation is not None:
        import_ideas(SYSTEM, consultation, export)
        return consultation
    if uid:
        raise Refused(f"There is no consultation with the identifier {uid}.")
    return import_consultation(SYSTEM, organisation, export, title=title)


def _organisation(name: str) -> Organisation:
    found = organisation_by_name(name) if name else first_organisation()
    if found is None:
        raise Refused(
            f"There is no organisation called {name}."
            if name
            else "There is no organisation yet. Open the site and found it first."
        )
    return found


def _report(export: Export, consultation: Consultation) -> None:
    replies = sum(placed.is_reply for placed in export.comments)
    without = sum(not proposal.category for proposal in export.proposals)
    click.echo(
        f"Imported into “{consultation.title}” ({current_app.config['PUBLIC_URL']}/consultations/{consultation.uid}/idees):"
    )
    click.echo(f"  {_many(len(export.proposals), 'idea')}, of which {without} without category")
    click.echo(f"  {_many(sum(proposal.supports for proposal in export.proposals), 'support')}")
    click.echo(f"  {_many(len(export.debates), 'debate')}")
    click.echo(f"  {_many(len(export.comments), 'comment')}, of which {_many(replies, 'reply', 'replies')}")
    if export.withdrawn_count:
        ideas, comments = _many(export.withdrawn_count, "idea"), _many(export.left_out_count, "comment")
        click.echo(f"  left out: {ideas} withdrawn, and {comments} on what was withdrawn")


def _many(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
