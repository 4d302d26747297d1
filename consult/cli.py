"""The command line: `consult …`, the third equal door beside the web and the workers."""

import os

import click
from flask import Flask
from flask.cli import ScriptInfo

from consult import create_app
from consult.platform.environment import chosen_data_folder, complete
from consult.platform.lazy_group import lazy_group
from consult.platform.problems import Problem
from consult.platform.reaching import reachable_database

# Where each command is; it is imported when it is run, so none slows the others down (docs/adr/0008).
COMMANDS = {
    "run": "consult.platform.commands:run",
    "doctor": "consult.platform.commands:doctor",
    "backup": "consult.platform.commands:backup",
    "restore": "consult.platform.commands:restore",
    "claim-code": "consult.platform.commands:claim_code",
    "user": "consult.organisations.commands:user",
    "count": "consult.votes.commands:count",
    "audit": "consult.opendata.commands:audit",
    "weigh": "consult.assessments.commands:weigh_command",
    "gaps": "consult.assessments.commands:gaps_command",
    "groups": "consult.assessments.polis.commands:groups",
    "themes": "consult.assessments.text_commands:themes",
    "similar": "consult.assessments.text_commands:similar",
}
IMPORTS = {
    "responses": "consult.diagnostics.commands:responses",
    "decidim-ideas": "consult.ideas.commands:decidim_ideas",
}


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


@click.group(cls=lazy_group(COMMANDS))
@click.pass_context
def main(context: click.Context) -> None:
    """Consult: from the diagnosis of a place to the delivered project."""
    context.obj = ScriptInfo(create_app=application)


@main.group("import", cls=lazy_group(IMPORTS))
def import_() -> None:
    """Bring in what was gathered elsewhere, whole or not at all."""
