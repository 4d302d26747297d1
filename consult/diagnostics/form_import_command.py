"""`consult import questionnaire`: the form of another program, from the command line."""

from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import force_locale

from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.errors import DomainError
from consult.core.lookup import by_uid
from consult.diagnostics.form_import_actions import import_form
from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.forms import read_form

A_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


class NotImported(click.ClickException):
    """The import was refused: nothing was stored."""

    exit_code = 2


@click.command("questionnaire")
@click.argument("file", type=A_FILE)
@click.option("--consultation", "uid", required=True, help="The consultation it goes into, by the last part of its address.")
@with_appcontext
def questionnaire(file: Path, uid: str) -> None:
    """Begin a questionnaire with the form in FILE: an XLSForm (.xlsx, .ods) of Kobo or ODK, or an .lss of LimeSurvey."""
    with force_locale("en"):
        try:
            plan = read_form(file.read_bytes())
            made = import_form(SYSTEM, by_uid(Consultation, uid), **plan.words)
        except (Refused, DomainError, OSError) as error:
            raise NotImported(f"{file} was not imported: {error}") from error
        click.echo(f"Made {len(made.questions)} questions in “{made.consultation.title}”.")
        for loss in plan.losses:
            click.echo(f"Left out: {loss}")
