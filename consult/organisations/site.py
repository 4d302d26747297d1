"""Whose site this is, asked at most once a request and only by what shows a page or writes a mail."""

from flask import g

from consult.organisations.models import Organisation
from consult.organisations.queries import first_organisation


def current_site() -> Organisation | None:
    """The organisation in the header of all pages; None before the installation is claimed."""
    if "site" not in g:
        g.site = first_organisation()
    site: Organisation | None = g.site
    return site
