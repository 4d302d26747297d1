"""`consult user create`: making accounts and giving roles from the command line."""

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_babel import force_locale

from consult.accounts.actions import create_account
from consult.core.actors import INSTANCE, MODERATOR, ORGANISER, SYSTEM
from consult.core.errors import DomainError
from consult.organisations.actions import add_member
from consult.organisations.models import Organisation
from consult.organisations.queries import first_organisation, organisation_by_name


@click.group()
def user() -> None:
    """Make accounts."""


@user.command()
@click.argument("email")
@click.option("--name", default="", help="How to call the person.")
@click.option("--organiser", "role", flag_value=ORGANISER, help="Who organises.")
@click.option("--moderator", "role", flag_value=MODERATOR, help="Who moderates.")
@click.option("--organisation", "organisation_name", default="", help="For which organisation; without it, the first one.")
@with_appcontext
def create(email: str, name: str, role: str | None, organisation_name: str) -> None:
    """Make the account of EMAIL and perhaps give it a role. The person signs in by a code sent to that address."""
    locale = current_app.config["BABEL_DEFAULT_LOCALE"]
    try:
        if role is None:
            create_account(SYSTEM, INSTANCE, email, name=name, locale=locale)
        else:
            add_member(SYSTEM, _organisation(organisation_name), email=email, role=role, name=name, locale=locale)
    except DomainError as refusal:
        with force_locale("en"):
            raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{email} may sign in" + (f" as {role}." if role else "."))


def _organisation(name: str) -> Organisation:
    found = organisation_by_name(name) if name else first_organisation()
    if found is None:
        raise click.ClickException(f"There is no organisation called {name}." if name else "There is no organisation yet.")
    return found
