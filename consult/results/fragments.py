"""What the pages of a diagnostic and of its consultation show of results, and what of a diagnostic they have published
and let organisers see."""

from flask import render_template

from consult.consultations.models import Consultation
from consult.diagnostics.basis import LOOKS, PUBLICATIONS
from consult.diagnostics.models import Questionnaire
from consult.results.queries import are_published, published_bases, seen_bases
from consult.web.slots import fill


def for_organisers(questionnaire: Questionnaire) -> str:
    """The way to the results, on the pages where organisers prepare and follow a diagnostic."""
    consultation = questionnaire.consultation
    is_over = consultation.is_stage_past("diagnostic")
    return render_template("results/for_organisers.html", consultation=consultation, is_over=is_over)


def for_everybody(consultation: Consultation) -> str:
    """The way to the results once they are published."""
    return render_template("results/for_everybody.html", consultation=consultation) if are_published(consultation) else ""


PUBLICATIONS.append(published_bases)
LOOKS.append(seen_bases)
fill("diagnostics.live", for_organisers)
fill("diagnostics.manage", for_organisers)
fill("diagnostics.about", for_everybody)
fill("consultations.show", for_everybody)
