"""What earlier pages show about assessments, and what of a diagnostic they have published and let organisers read."""

from flask import render_template

from consult.assessments import policies, queries
from consult.assessments.feeding import unfed_order
from consult.assessments.looking import looked_at
from consult.assessments.report import ORDER
from consult.consultations.models import Consultation
from consult.core.actors import Actor
from consult.diagnostics.basis import LOOKS, PUBLICATIONS
from consult.needs.models import Need
from consult.web.slots import fill


def of_need(need: Need) -> str:
    """What the assessment published last says of the need."""
    estimate = queries.latest_estimate(need)
    return render_template("assessments/of_need.html", estimate=estimate, order=ORDER) if estimate else ""


def for_organisers(consultation: Consultation) -> str:
    """Whether a draft waits and what is published."""
    return render_template(
        "assessments/for_organisers.html",
        consultation=consultation,
        draft=queries.draft_of(consultation),
        latest=queries.latest_assessment(consultation),
        unfed=unfed_order(consultation),
    )


def for_moderators(actor: Actor) -> str:
    """The consultations of which texts wait to be sorted, for those who may."""
    waiting = [(made, count) for made, count in queries.with_unsorted_texts() if policies.may_code_texts(actor, made)]
    return render_template("assessments/for_moderators.html", waiting=waiting) if waiting else ""


PUBLICATIONS.append(queries.published_bases)
LOOKS.append(looked_at)
fill("needs.show", of_need)
fill("consultations.manage", for_organisers)
fill("moderation.queue", for_moderators)
