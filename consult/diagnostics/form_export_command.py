"""`consult export questionnaire`: a questionnaire as an XLSForm, from the command line."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from consult.consultations.models import Consultation
from consult.core.errors import DomainError
from consult.core.lookup import by_uid
from consult.diagnostics.answer_import_actions import answered_questionnaire
from consult.diagnostics.exporting.xlsform import write_xlsform
from consult.diagnostics.queries import needs_in_order


@click.command("questionnaire")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--consultation", "uid", required=True, help="Whose questionnaire, by the last part of its address.")
@with_appcontext
def questionnaire(file: Path, uid: str) -> None:
    """Write a questionnaire to FILE as an XLSForm (.xlsx), which Kobo, ODK and Consult read."""
    try:
        consultation = by_uid(Consultation, uid)
        found = answered_questionnaire(consultation)
    except DomainError as refusal:
        raise click.ClickException(str(refusal)) from refusal
    file.write_bytes(write_xlsform(found, {need.uid: need.statement for need in needs_in_order(consultation)}))
    click.echo(f"Wrote {len(found.questions)} questions to {file}.")
