"""The grades of majority judgment in words."""

from consult.core.i18n import LazyText
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l

# The scale of the house, the worst grade first: the value of a grade is its place.
GRADES: tuple[LazyText, ...] = (_l("To be rejected"), _l("Poor"), _l("Fair"), _l("Good"), _l("Very good"), _l("Excellent"))


def grade_words(grade: int, scale: int) -> str:
    """A grade in words; a number where the scale has another number of grades than that of the house."""
    return str(GRADES[grade]) if scale == len(GRADES) else _("%(grade)d of %(best)d", grade=grade, best=scale - 1)
