"""The table of contents: every feature in the order in which people take part.

A feature imports only those before it. The order is also that of the blueprints and of the navigation.
"""

from dataclasses import dataclass

from flask import Blueprint

import consult.accounts.identity_views
import consult.accounts.profile
import consult.accounts.views
import consult.assessments.compare_views
import consult.assessments.fragments
import consult.assessments.manage
import consult.assessments.publishing
import consult.assessments.views
import consult.assessments.voice_views
import consult.consultations.manage
import consult.consultations.views
import consult.diagnostics.admitting
import consult.diagnostics.answer_import
import consult.diagnostics.builder
import consult.diagnostics.correcting
import consult.diagnostics.form_export
import consult.diagnostics.form_import
import consult.diagnostics.fragments
import consult.diagnostics.limit_pages
import consult.diagnostics.live
import consult.diagnostics.manage
import consult.diagnostics.offline
import consult.diagnostics.outline_pages
import consult.diagnostics.pausing
import consult.diagnostics.photos
import consult.diagnostics.statement_pages
import consult.diagnostics.statement_review
import consult.diagnostics.views
import consult.facts.fragments
import consult.facts.matching_pages
import consult.facts.views
import consult.fieldwork.checking_pages
import consult.fieldwork.collecting
import consult.fieldwork.correcting
import consult.fieldwork.fragments
import consult.fieldwork.keying
import consult.fieldwork.series
import consult.fieldwork.views
import consult.follows.views
import consult.home.site_pages
import consult.home.views
import consult.ideas.fragments
import consult.ideas.proposing
import consult.ideas.reviewing
import consult.ideas.views
import consult.invitations.manage
import consult.mails.views
import consult.moderation.views
import consult.needs.manage
import consult.needs.views
import consult.opendata.journal
import consult.opendata.views
import consult.organisations.manage
import consult.organisations.views
import consult.polling.api
import consult.polling.desk
import consult.polling.fragments
import consult.polling.paper
import consult.polling.roll
import consult.polling.views
import consult.projects.fragments
import consult.projects.manage
import consult.projects.views
import consult.results.fragments
import consult.results.manage
import consult.results.views
import consult.territories.views
import consult.votes.api
import consult.votes.counting_room_views
import consult.votes.exchange_views
import consult.votes.fragments
import consult.votes.manage
import consult.votes.views
from consult.web.navigation import Entry


@dataclass(frozen=True)
class Feature:
    """A folder of `consult/`: its blueprints and its links in the main navigation."""

    name: str
    blueprints: tuple[Blueprint, ...]
    entries: tuple[Entry, ...] = ()


FEATURES = (
    Feature("mails", (consult.mails.views.blueprint,)),
    Feature("accounts", (consult.accounts.views.blueprint,)),
    Feature("territories", (consult.territories.views.blueprint,)),
    Feature("organisations", (consult.organisations.views.blueprint,)),
    Feature(
        "consultations",
        (consult.consultations.views.blueprint,),
        (consult.home.views.ENTRY, consult.consultations.manage.ENTRY),
    ),
    Feature("needs", (consult.needs.views.blueprint,)),
    Feature("moderation", (consult.moderation.views.blueprint,), (consult.moderation.views.ENTRY,)),
    Feature("invitations", (consult.invitations.manage.blueprint,)),
    Feature("diagnostics", (consult.diagnostics.views.blueprint,)),
    Feature("fieldwork", (consult.fieldwork.views.blueprint,)),
    Feature("ideas", (consult.ideas.views.blueprint,)),
    Feature("votes", (consult.votes.views.blueprint,)),
    Feature("polling", (consult.polling.views.blueprint,), (consult.polling.desk.ENTRY,)),
    Feature("assessments", (consult.assessments.views.blueprint,)),
    Feature("results", (consult.results.views.blueprint,)),
    Feature("facts", (consult.facts.views.blueprint,)),
    Feature("projects", (consult.projects.views.blueprint,)),
    Feature("follows", (consult.follows.views.blueprint,), (consult.follows.views.ENTRY,)),
    Feature("opendata", (consult.opendata.views.blueprint,)),
    Feature("home", (consult.home.views.blueprint,)),
)
