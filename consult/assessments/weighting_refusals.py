"""Why participants are not weighted, or what weighted figures are worth, in words for readers of a report."""

from collections.abc import Mapping
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _

OTHER = _("The shares of the population do not fit what participants were asked.")
SENTENCES: dict[str, LazyText] = {
    "empty_category": _("No participant is in “%(category)s” (%(margin)s)."),
    "too_few": _("Too few participants are in “%(category)s” (%(margin)s)."),
    "zero_target": _("Nobody who lives here is in “%(category)s” (%(margin)s), yet participants are."),
    "missing_target": _("“%(category)s” (%(margin)s) stands in the census or in the question, not in both."),
    "contradiction": _("No weights fit all that is known of the population at once."),
    "no_convergence": _("No weights were found that fit all that is known of the population at once."),
    "cap_too_tight": _("Some participants would count too much: their group is too small among those who answered."),
}

INDICATIVE: dict[str, LazyText] = {
    "small_category": _("a group has fewer than 30 participants"),
    "large_weight": _("a person counts more than five times"),
    "large_deff": _("the weights cost more than half of the precision"),
}


def refusal_sentence(weighting: Mapping[str, Any]) -> str:
    """The sentence for a refusal, as the assessment stores it."""
    words = {"margin": weighting.get("margin"), "category": weighting.get("category")}
    return str(SENTENCES.get(weighting["refused"], OTHER)) % words
