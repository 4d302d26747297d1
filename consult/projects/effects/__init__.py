"""The five families of effect, in order."""

from consult.core.i18n import lazy_gettext as _
from consult.core.kinds import Kinds
from consult.projects.effects.contract import Effect

EFFECTS: Kinds[Effect] = Kinds(
    Effect("jobs", _("Jobs"), _("How many, how good and how lasting the jobs are.")),
    Effect("quality-of-life", _("Quality of life"), _("What changes in the life of those the project is for.")),
    Effect("inequality", _("Less inequality"), _("What gets more equal between groups of people or between places.")),
    Effect("avoided-costs", _("Costs avoided"), _("What health and social care no longer have to spend.")),
    Effect("durability", _("Durability"), _("Whether the project can pay for itself, last and grow.")),
)
