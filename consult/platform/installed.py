"""The application of an installation, for commands typed beside it."""

import os

import click
from flask import Flask

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
