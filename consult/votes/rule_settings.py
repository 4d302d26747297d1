"""What organisers can tell a counting rule, as they choose it and as everybody reads it before voting."""

from collections.abc import Mapping
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _

# By setting, as `counting_rules.election.Settings` names it: the choices there are, each in words. The first is the default.
CHOICES: dict[str, dict[str, LazyText]] = {
    "completion": {
        "add1": _("If money is left over, everybody's share is raised step by step, as long as the budget holds."),
        "add1e": _("If money is left over, everybody's share is raised step by step, to the last step that fits the budget."),
        "greedy": _("If money is left over, it goes to the projects with the most ballots that still fit."),
        "none": _("If money is left over, it is not spent."),
    },
    "utility": {
        "cost": _("A project counts as much to those who chose it as it costs."),
        "cardinality": _("Every project counts equally to those who chose it, dear or cheap."),
    },
    "transfer": {
        "scottish": _("Surplus ballots move on as in Scottish council elections."),
        "meek": _("Surplus ballots move on by Meek's method."),
    },
}
# The settings each rule reads; rules without one are not named.
READ_BY: dict[str, tuple[str, ...]] = {
    "equal-shares": ("completion", "step", "utility"),
    "greedy-threshold": ("threshold",),
    "stv": ("transfer",),
}


def of_rule(rule_key: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings given that the rule reads and that are not empty."""
    return {name: value for name, value in given.items() if name in READ_BY.get(rule_key, ()) and value not in (None, "")}


def setting_words(rule_key: str, told: Mapping[str, Any]) -> list[LazyText]:
    """What the rule does where it could do otherwise, a sentence for each choice organisers had."""
    chosen = ((name, told.get(name)) for name in READ_BY.get(rule_key, ()) if name in CHOICES)
    return [CHOICES[name].get(str(value), next(iter(CHOICES[name].values()))) for name, value in chosen]
