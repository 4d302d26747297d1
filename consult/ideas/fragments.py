"""What earlier pages show about ideas."""

from flask import render_template

from consult.consultations.models import Consultation
from consult.ideas import queries
from consult.needs.models import Need
from consult.web.slots import fill


def of_need(need: Need) -> str:
    """The most supported ideas for a need, and the way to all of them."""
    ideas = queries.ideas_of_need(need)
    return render_template("ideas/of_need.html", need=need, ideas=ideas, count=queries.ideas_count_of_need(need))


def for_organisers(consultation: Consultation) -> str:
    """How many ideas wait, are published, were returned."""
    return render_template("ideas/for_organisers.html", consultation=consultation, counts=queries.counts_by_state(consultation))


def of_consultation(consultation: Consultation) -> str:
    """The way to the debates, where there are any."""
    count = queries.debates_count(consultation)
    return render_template("ideas/of_consultation.html", consultation=consultation, count=count) if count else ""


fill("needs.show", of_need)
fill("consultations.manage", for_organisers)
fill("consultations.show", of_consultation)
