"""Votes that fit most occasions: an organiser picks one, and finds the form filled in but for the options."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.core.kinds import Kinds


@dataclass(frozen=True)
class Preset:
    """An occasion, in words, and what it sets of the vote. `is_spending` asks for costs beside the options."""

    key: str
    label: LazyText
    words: LazyText
    values: Mapping[str, Any]
    is_spending: bool = False


PRESETS: Kinds[Preset] = Kinds(
    Preset(
        "approval",
        _("Find out what people are for"),
        _("People tick the options they are for. The option on the most ballots comes first. The simplest vote there is."),
        {"ballot_type": "approval", "counting_rule": "plurality", "max_choices": 3},
    ),
    Preset(
        "budget",
        _("Share a budget between projects"),
        _(
            "A participatory budget. People fill a basket of projects within the budget. Equal Shares gives everybody the same "
            "part of the money, so that no district and no group is left out."
        ),
        {"ballot_type": "knapsack", "counting_rule": "equal-shares", "max_choices": None},
        is_spending=True,
    ),
    Preset(
        "grades",
        _("Choose one among several, by grades"),
        _("People give each option a grade from “Excellent” to “To be rejected”. The best median grade wins: majority judgment."),
        {"ballot_type": "judgment", "counting_rule": "majority-judgment", "max_choices": None},
    ),
    Preset(
        "ranking",
        _("Choose one among several, by ranking"),
        _("People put the options in their order. The option that wins every duel against another one is chosen."),
        {"ballot_type": "ranking", "counting_rule": "schulze", "max_choices": None},
    ),
    Preset(
        "seats",
        _("Elect several people to a council"),
        _("People rank the candidates. The single transferable vote gives each group about as many seats as it has voters."),
        {"ballot_type": "ranking", "counting_rule": "stv", "max_choices": None, "seats": 5},
    ),
    Preset(
        "stances",
        _("Yes or no to each"),
        _("People say for or against each option. The options are put in order by those for, minus those against."),
        {"ballot_type": "stances", "counting_rule": "score", "max_choices": None},
    ),
    Preset(
        "statements",
        _("Find out what people agree on"),
        _("The options are statements. People say whether they agree, disagree or pass."),
        {"ballot_type": "statements", "counting_rule": "score", "max_choices": None},
    ),
)
