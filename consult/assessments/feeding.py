"""Whether a questionnaire asks what the rule of order goes by: told before the diagnostic opens, as nothing mends it later."""

from collections.abc import Iterator
from dataclasses import dataclass

from consult.assessments.orderings import ORDERINGS
from consult.assessments.queries import recipe_of
from consult.assessments.recipes import Recipe
from consult.consultations.models import Consultation
from consult.consultations.readiness import Requirement, require
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import needs_in_order, questionnaire_of
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import IMPORTANCE, IMPORTANCE_RATING, SATISFACTION
from consult.needs.models import Need

LACKS = {
    IMPORTANCE: _("The order goes by what people name among what matters most, and no question lets them name it."),
    SATISFACTION: _("The order goes by how satisfied people are, and no question asks it."),
    IMPORTANCE_RATING: _("The order goes by ratings of importance beside satisfaction, and no question asks for both."),
}


@dataclass(frozen=True)
class Unfed:
    """What the order goes by and nobody is asked: of all `needs` where `is_all`, else of these alone."""

    measure: str
    needs: tuple[Need, ...]
    is_all: bool

    @property
    def lack(self) -> LazyText:
        """What is wrong, in a sentence."""
        return LACKS[self.measure] if self.is_all else _("Some needs would get no place: the questionnaire leaves them out.")


def unfed(recipe: Recipe, questionnaire: Questionnaire, needs: list[Need]) -> list[Unfed]:
    """What the order of the recipe goes by and the questionnaire does not ask, first what it asks of no need at all."""
    asked = {measure: _asked_about(questionnaire, measure) for measure in LACKS}
    missing = [(measure, tuple(need for need in needs if need.uid not in asked[measure])) for measure in _wanted(recipe)]
    found = [Unfed(measure, mine, len(mine) == len(needs)) for measure, mine in missing if mine]
    return sorted(found, key=lambda one: not one.is_all)


def unfed_order(consultation: Consultation) -> list[Unfed]:
    """The same of the consultation as it stands; nothing while it has no questionnaire, which is told elsewhere."""
    questionnaire = questionnaire_of(consultation)
    return unfed(recipe_of(consultation), questionnaire, needs_in_order(consultation)) if questionnaire else []


def _wanted(recipe: Recipe) -> Iterator[str]:
    ordering = ORDERINGS[recipe.order_by]
    wanted = {IMPORTANCE: ordering.needs_names, SATISFACTION: ordering.needs_ratings, IMPORTANCE_RATING: ordering.needs_pairs}
    return (measure for measure, is_wanted in wanted.items() if is_wanted)


def _asked_about(questionnaire: Questionnaire, measure: str) -> set[str | None]:
    """The uids of the needs that some question measures so."""
    readings = (one for asked in questionnaire.questions for one in QUESTION_TYPES[asked.kind].readings(asked.options))
    return {item.get("need") for reading in readings if reading.measures == measure for item in reading.items}


def _is_fed(consultation: Consultation) -> bool:
    return not unfed_order(consultation)


require(Requirement(_("The questionnaire does not ask what the order of the needs goes by."), _is_fed, "diagnostic"))
