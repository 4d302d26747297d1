"""The command line: `consult …`, the third equal door beside the web and the workers."""

import importlib
import sys
from io import TextIOWrapper

import click
from flask import Flask
from flask.cli import ScriptInfo

from consult.platform.lazy_group import lazy_group

# Where each command is; it is imported when it is run, so none slows the others down (docs/adr/0008).
COMMANDS = {
    "run": "consult.platform.commands:run",
    "doctor": "consult.platform.commands:doctor",
    "backup": "consult.platform.commands:backup",
    "restore": "consult.platform.commands:restore",
    "claim-code": "consult.platform.commands:claim_code",
    "user": "consult.organisations.commands:user",
    "count": "consult.votes.commands:count",
    "verify": "consult.votes.verifying:verify_command",
    "audit": "consult.opendata.commands:audit",
    "weigh": "consult.assessments.commands:weigh_command",
    "gaps": "consult.assessments.commands:gaps_command",
    "groups": "consult.assessments.polis.commands:groups",
    "themes": "consult.assessments.text_commands:themes",
    "similar": "consult.assessments.text_commands:similar",
}
IMPORTS = {
    "responses": "consult.diagnostics.commands:responses",
    "questionnaire": "consult.diagnostics.form_import_command:questionnaire",
    "margins": "consult.facts.commands:margins",
    "statistics": "consult.facts.commands:statistics",
    "services": "consult.facts.commands:services",
    "decidim-ideas": "consult.ideas.commands:decidim_ideas",
    "election": "consult.votes.import_command:election",
}
EXPORTS = {"questionnaire": "consult.diagnostics.form_export_command:questionnaire"}


def application() -> Flask:
    """The application of the installation, of which nothing is imported before a command needs it."""
    app: Flask = importlib.import_module("consult.platform.installed").application()
    return app


@click.group(cls=lazy_group(COMMANDS))
@click.pass_context
def main(context: click.Context) -> None:
    """Consult: from the diagnosis of a place to the delivered project."""
    context.obj = ScriptInfo(create_app=application)
    # A terminal that knows fewer signs than UTF-8 shows a question mark for the others, and no command fails for it.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


@main.group("import", cls=lazy_group(IMPORTS))
def import_() -> None:
    """Bring in what was gathered elsewhere, whole or not at all."""


@main.group("export", cls=lazy_group(EXPORTS))
def export() -> None:
    """Write out what is here in the formats of other programs."""


if __name__ == "__main__":
    main(prog_name="consult")
