"""The command line: `consult …`, the third equal door beside the web and the workers."""

import click

from consult.platform.commands import COMMANDS


@click.group()
def main() -> None:
    """Consult: from the diagnosis of a place to the delivered project."""


for command in COMMANDS:
    main.add_command(command)
