"""`consult import responses`: a survey held elsewhere, with its answers, from the command line."""

from pathlib import Path
from typing import NoReturn

import click
from flask.cli import with_appcontext
from flask_babel import force_locale
from sqlalchemy import select

from consult.accounts.queries import account_by_email
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM, Actor
from consult.core.db import db
from consult.core.errors import DomainError
from consult.core.lookup import by_uid
from consult.diagnostics.answer_import_command import bring_in
from consult.diagnostics.import_actions import import_consultation, import_responses
from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.mapping import SurveyMapping, read_mapping
from consult.diagnostics.importing.survey import Survey, read_survey
from consult.organisations.models import Organisation

REFUSED = 2
A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=A_FILE)
@click.option("--mapping", "mapping_file", type=A_FILE, help="What the columns mean (docs/recipes/import-a-survey.md).")
@click.option(
    "--questionnaire", "asked", help="The consultation whose questionnaire they answer, by the last part of its address."
)
@click.option("--write-mapping", "write_to", type=click.Path(dir_okay=False, path_type=Path), help="Only write a mapping.")
@click.option("--skip-refused", "skip", is_flag=True, help="Leave out what cannot be read, with --questionnaire.")
@click.option("--survey", "survey_name", help="Name of the survey or the place, where several were held, with --questionnaire.")
@click.option(
    "--consultation", "uid", help="The consultation it goes into, by the last part of its address; else a new one is opened."
)
@click.option("--organisation", "name", help="Which organisation opens the new consultation, where there are several.")
@click.option("--as", "email", help="On whose behalf, by e-mail address; else on behalf of the system.")
@with_appcontext
def responses(
    file: Path,
    mapping_file: Path | None,
    asked: str | None,
    write_to: Path | None,
    skip: bool,
    survey_name: str | None,
    uid: str | None,
    name: str | None,
    email: str | None,
) -> None:
    """Import the survey in FILE: its questions and all its answers, or nothing and every reason why not.

    With --questionnaire, import answers to a questionnaire that exists; the columns are recognized, or a mapping names them.
    """
    with force_locale("en"):
        if asked is not None:
            bring_in(file, asked, mapping_file, write_to, _actor(email), skip=skip, survey=survey_name)
            return
        if mapping_file is None:
            raise click.UsageError("Name a --mapping, or the --questionnaire that the answers belong to.")
        mapping = _read_mapping(mapping_file)
        try:
            survey = read_survey(file.read_bytes(), mapping)
        except Refused as refusal:
            _refuse(file, str(refusal))
        try:
            consultation = _import(survey, uid, name, _actor(email))
        except DomainError as refusal:
            _refuse(file, str(refusal))
    _report(survey, consultation)


def _read_mapping(file: Path) -> SurveyMapping:
    try:
        return read_mapping(file.read_text("utf-8-sig"))
    except Refused as refusal:
        _refuse(file, str(refusal))
    except UnicodeDecodeError:
        _refuse(file, "the mapping is not UTF-8")


def _import(survey: Survey, uid: str | None, name: str | None, actor: Actor) -> Consultation:
    if uid is None:
        return import_consultation(actor, _organisation(name), survey)
    return import_responses(actor, by_uid(Consultation, uid), survey)


def _actor(email: str | None) -> Actor:
    if email is None:
        return SYSTEM
    account = account_by_email(email.strip().lower())
    if account is None:
        raise click.BadParameter(f"there is no account of {email}", param_hint="--as")
    return account.as_actor()


def _organisation(name: str | None) -> Organisation:
    """The organisation of that name, or the only one there is."""
    found = {one.name: one for one in db.session.scalars(select(Organisation).order_by(Organisation.name)).unique()}
    if not found:
        raise click.UsageError("There is no organisation yet. Open Consult in a browser and found one first.")
    if name is None and len(found) == 1:
        return next(iter(found.values()))
    if name not in found:
        raise click.BadParameter(f"name one of: {', '.join(found)}", param_hint="--organisation")
    return found[name]


def _report(survey: Survey, consultation: Consultation) -> None:
    delimiter = {",": "commas", ";": "semicolons", "\t": "tabs"}[survey.table.delimiter]
    click.echo(f"Read as {survey.table.encoding}, separated by {delimiter}: {len(survey.table.rows):,} rows.")
    mapping = survey.mapping
    click.echo(
        f"Imported {len(survey.responses):,} responses to {len(mapping.questions)} questions about {len(mapping.needs)} needs."
    )
    state = "" if consultation.is_published else " It is a draft: look at it, then publish it."
    click.echo(f"They are in “{consultation.title}” ({consultation.uid}).{state}")


def _refuse(file: Path, reasons: str) -> NoReturn:
    click.echo(f"{file} was not imported:\n{reasons}", err=True)
    raise click.exceptions.Exit(REFUSED)
