"""What people say of themselves, in the categories of a census."""

from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import Answer, Options, Problems, Setting, items
from consult.diagnostics.question_types.levels import CHOOSE
from consult.diagnostics.question_types.single_choice import SingleChoice

UNTOLD = "not_said"
PREFER_NOT_TO_SAY = _("I prefer not to say")
VARIABLES: tuple[tuple[str, LazyText], ...] = (
    ("age_band", _("Age")),
    ("sex", _("Sex")),
    ("area", _("Area")),
    ("tenure", _("Tenant or owner")),
    ("occupation", _("Occupation")),
    ("household", _("Household")),
)


class Profile(SingleChoice):
    """The answer is the key of the category, or "not_said" for whoever prefers not to say."""

    key = "profile"
    label = _("Who answers: a category of the census")
    settings = (Setting("variable", _("What it is about"), "age_band", choices=VARIABLES),)

    def choices(self, options: Options) -> list[dict[str, Any]]:
        """The categories, then “I prefer not to say”."""
        return [*items(options), {"key": UNTOLD, "label": PREFER_NOT_TO_SAY, "need": None}]

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses what is not among the answers shown."""
        return {} if answer in (*(item["key"] for item in items(options)), UNTOLD) else {"": CHOOSE}

    def check_options(self, options: Options) -> LazyText | None:
        """No category takes the key of “I prefer not to say”."""
        if any(item["key"] == UNTOLD for item in items(options)):
            return _("Two lines of a question cannot say the same.")
        return super().check_options(options)
