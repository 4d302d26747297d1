"""What earlier pages show about votes."""

from flask import render_template

from consult.consultations.models import Consultation
from consult.consultations.readiness import Requirement, require
from consult.core.i18n import lazy_gettext as _
from consult.ideas.models import Idea
from consult.needs.models import Need
from consult.votes import queries
from consult.votes.models import Vote
from consult.web.slots import fill


def moved_ends(vote: Vote) -> str:
    """Which ends of the vote stage were moved while it was open."""
    stage = vote.consultation.stage("vote")
    return render_template("votes/moved_ends.html", stage=stage) if stage and stage.extensions else ""


def of_need(need: Need) -> str:
    """The votes the need is put to, and how it fared in those that are counted."""
    votes, shares = queries.votes_on_need(need), queries.shares_of_need(need)
    return render_template("votes/about.html", votes=votes, shares=shares) if votes or shares else ""


def of_idea(idea: Idea) -> str:
    """The votes the idea is put to, and how it fared in those that are counted."""
    votes = queries.votes_on_idea(idea)
    return render_template("votes/about.html", votes=votes, shares=queries.shares_of_idea(idea)) if votes else ""


def for_organisers(consultation: Consultation) -> str:
    """How many votes are prepared."""
    return render_template("votes/task.html", consultation=consultation, count=len(queries.votes_of(consultation)))


def _has_vote(consultation: Consultation) -> bool:
    return bool(queries.votes_of(consultation))


require(Requirement(_("The vote stage is open, and there is no vote."), _has_vote, "vote"))
fill("votes.show", moved_ends)
fill("needs.show", of_need)
fill("ideas.show", of_idea)
fill("consultations.manage", for_organisers)
