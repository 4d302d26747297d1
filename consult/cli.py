"""The command line: `consult …`, the third equal door beside the web and the workers."""

import os

import click
from flask import Flask
from flask.cli import ScriptInfo

import consult.diagnostics.commands
import consult.ideas.commands
import consult.organisations.commands
import consult.platform.commands
from consult import create_app
from consult.platform.environment import chosen_data_folder, complete
from consult.platform.problems import Problem
from consult.platform.reaching import reachable_database


def application() -> Flask:
    """The application of the data folder of CONSULT_DATA or `make`; a PostgreSQL that is stopped runs meanwhile."""
    folder = chosen_data_folder(None)
    try:
        database = click.get_current_context().find_root().with_resource(reachable_database(folder))
        os.environ["DATABASE_URL"] = database
        complete(os.environ, folder)
    except Problem as problem:
        raise click.ClickException(str(problem)) from problem
    return create_app()


@click.group()
@click.pass_context
def main(context: click.Context) -> None:
    """Consult: from the diagnosis of a place to the delivered project."""
    context.obj = ScriptInfo(create_app=application)


@main.group("import")
def import_() -> None:
    """Bring in what was gathered elsewhere, whole or not at all."""


for commands in (consult.diagnostics.commands, consult.ideas.commands):
    for command in commands.IMPORT_COMMANDS:
        import_.add_command(command)
for commands in (consult.platform.commands, consult.organisations.commands):
    for command in commands.COMMANDS:
        main.add_command(command)
