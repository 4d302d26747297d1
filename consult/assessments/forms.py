"""The form in which organisers choose how an assessment is made."""

from collections.abc import Sequence
from typing import Self

from wtforms import FloatField, RadioField, SelectMultipleField, widgets
from wtforms.form import BaseForm
from wtforms.validators import InputRequired, NumberRange, StopValidation

from consult.assessments.indicators import INDICATORS
from consult.assessments.orderings import ORDERINGS
from consult.assessments.recipes import INEQUALITY, Recipe
from consult.assessments.voices import Variable
from consult.core.i18n import lazy_gettext as _
from consult.web.forms import Form

LEAST_WEIGHT = _("The least weight is a number from 0 to 1, for instance 0.3.")
LARGEST_WEIGHT = _("The largest weight is a number from 1 to 20, for instance 3.")
NO_WEIGHTS, BESIDE, IN_ORDER = "none", "beside", "order"
WEIGHTS = (
    (BESIDE, _("Show them beside the counts; the order goes by the counts")),
    (IN_ORDER, _("Put the needs in order by weighted participants; the counts stay beside them")),
    (NO_WEIGHTS, _("No weights")),
)


class Checkboxes(SelectMultipleField):
    """Several of some choices, each a box to tick."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class Times(FloatField):
    """A number written with a point or, as the French do, with a comma; what is no number is given back as it was typed."""

    widget = widgets.TextInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        """The number typed."""
        super().process_formdata([typed.replace(",", ".") for typed in valuelist])

    def pre_validate(self, form: BaseForm) -> None:
        """Leaves it at the first fault, that it is no number."""
        if self.process_errors:
            raise StopValidation


class RecipeForm(Form):
    """Which figures, which order, which weights."""

    order_by = RadioField(
        _("In which order do the needs stand?"),
        [InputRequired(_("Choose an order."))],
        choices=[(one.key, one.label) for one in ORDERINGS],
    )
    indicators = Checkboxes(
        _("Which figures does each need get?"),
        choices=[*((one.key, one.label) for one in INDICATORS), (INEQUALITY, _("Gap between groups of people"))],
    )
    weights = RadioField(
        _("Weighted participants"),
        [InputRequired(_("Choose one of the answers."))],
        description=_(
            "Weights make up for groups that answered less than others, where the questionnaire asks who people are "
            "and the census is known. They repair these things only."
        ),
        choices=list(WEIGHTS),
    )
    weight_by = Checkboxes(
        _("What do weights go by?"), description=_("Nothing ticked: everything that is asked and known."), choices=[]
    )
    cap_low = Times(
        _("The least weight a person may have"),
        [InputRequired(LEAST_WEIGHT), NumberRange(0, 1, LEAST_WEIGHT)],
        invalid_value_message=LEAST_WEIGHT,
    )
    cap_high = Times(
        _("The largest weight a person may have"),
        [InputRequired(LARGEST_WEIGHT), NumberRange(1, 20, LARGEST_WEIGHT)],
        invalid_value_message=LARGEST_WEIGHT,
    )

    @classmethod
    def of(cls, recipe: Recipe, variables: Sequence[Variable]) -> Self:
        """The form as the recipe stands; `variables` are those the questionnaire asks about."""
        weights = IN_ORDER if recipe.is_order_weighted else NO_WEIGHTS if recipe.weight_by == () else BESIDE
        form = cls(
            order_by=recipe.order_by,
            indicators=list(recipe.indicators),
            weights=weights,
            weight_by=list(recipe.weight_by or ()),
            cap_low=recipe.cap[0],
            cap_high=recipe.cap[1],
        )
        form.weight_by.choices = [(one.name, one.label) for one in variables]
        return form

    @property
    def recipe(self) -> Recipe:
        """The recipe as it was typed."""
        weight_by = () if self.weights.data == NO_WEIGHTS else tuple(self.weight_by.data or ()) or None
        return Recipe(
            indicators=tuple(self.indicators.data or ()),
            order_by=self.order_by.data,
            weight_by=weight_by,
            cap=(self.cap_low.data, self.cap_high.data),
            is_order_weighted=self.weights.data == IN_ORDER,
        )
