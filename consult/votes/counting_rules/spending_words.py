"""The steps by which a budget is spent, in sentences."""

from collections.abc import Callable, Mapping

from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.votes.counting_rules.contract import Step
from consult.web.locale import money, number

Words = Callable[[Step, Mapping[int, str]], str]


def spending_words(step: Step, titles: Mapping[int, str]) -> str:
    """A step of any rule that spends a budget, in one sentence."""
    return WORDS[step["kind"]](step, titles)


def figure_words(step: Step) -> str:
    """The figure of an option: ballots, points, or either for each 1,000 of its cost."""
    if step["unit"] == "density" and step["cost"]:
        return _("%(figure)s for each %(thousand)s", figure=number(1_000 * step["figure"], 2), thousand=money(1_000))
    if step["unit"] == "ballots":
        return ngettext("%(figure)s ballot", "%(figure)s ballots", int(step["figure"]), figure=number(step["figure"]))
    return ngettext("%(figure)s point", "%(figure)s points", int(step["figure"]), figure=number(step["figure"]))


def _envelope(step: Step, titles: Mapping[int, str]) -> str:
    if not step["area"]:
        return _("For the whole territory there are %(budget)s.", budget=money(step["budget"]))
    return _("For %(area)s there are %(budget)s.", area=step["area"], budget=money(step["budget"]))


def _tied(step: Step, titles: Mapping[int, str]) -> str:
    return _("%(names)s: tied; the tie rule puts them in this order.", names=", ".join(titles[one] for one in step["options"]))


def _tied_while_rising(step: Step, titles: Mapping[int, str]) -> str:
    return _(
        "%(names)s: tied while shares were being raised. The tie rule put them in this order; in another, raising might have "
        "ended elsewhere.",
        names=", ".join(titles[one] for one in step["options"]),
    )


def _bought(step: Step, titles: Mapping[int, str]) -> str:
    return _(
        "%(name)s: chosen, with %(figure)s. It costs %(cost)s; %(left)s remain.",
        name=titles[step["option"]],
        figure=figure_words(step),
        cost=money(step["cost"]),
        left=money(step["left"]),
    )


def _too_dear(step: Step, titles: Mapping[int, str]) -> str:
    return _(
        "%(name)s: passed over, with %(figure)s. It costs %(cost)s and only %(left)s remain.",
        name=titles[step["option"]],
        figure=figure_words(step),
        cost=money(step["cost"]),
        left=money(step["left"]),
    )


def _excluded(step: Step, titles: Mapping[int, str]) -> str:
    return _(
        "%(name)s: passed over, as only one of it and %(rival)s can be chosen, and %(rival)s was chosen before.",
        name=titles[step["option"]],
        rival=titles[step["rival"]],
    )


def _below(step: Step, titles: Mapping[int, str]) -> str:
    return _(
        "%(name)s: not chosen, with %(figure)s; at least %(threshold)s are needed.",
        name=titles[step["option"]],
        figure=figure_words(step),
        threshold=number(step["threshold"]),
    )


def _stopped(step: Step, titles: Mapping[int, str]) -> str:
    return _(
        "%(name)s: its turn has come, but it costs %(cost)s and only %(left)s remain. The count stops here.",
        name=titles[step["option"]],
        cost=money(step["cost"]),
        left=money(step["left"]),
    )


def _shared(step: Step, titles: Mapping[int, str]) -> str:
    return _(
        "The budget is shared equally between %(people)s people: %(endowment)s for each.",
        people=number(step["people"]),
        endowment=money(round(step["endowment"], 2)),
    )


def _raised(step: Step, titles: Mapping[int, str]) -> str:
    return _(
        "As money remains, all shares are raised by %(step)s at a time, until one more time would cost more than the budget, "
        "or would change nothing. Each person then has %(endowment)s.",
        step=money(step["step"]),
        endowment=money(round(step["endowment"], 2)),
    )


def _raised_until_spent(step: Step, titles: Mapping[int, str]) -> str:
    return _(
        "As money remains, all shares are raised by %(step)s at a time, until no other option can be paid from the budget, or "
        "one more time would cost more than it. Each person then has %(endowment)s.",
        step=money(step["step"]),
        endowment=money(round(step["endowment"], 2)),
    )


def _paid(step: Step, titles: Mapping[int, str]) -> str:
    backers = ngettext("%(people)s person", "%(people)s people", step["people"], people=number(step["people"]))
    return _(
        "%(name)s: chosen. Of those who want it (%(backers)s) each pays at most %(price)s. It costs %(cost)s; %(left)s of the "
        "budget remain.",
        name=titles[step["option"]],
        backers=backers,
        price=money(round(step["price"], 2)),
        cost=money(step["cost"]),
        left=money(step["left"]),
    )


def _free(step: Step, titles: Mapping[int, str]) -> str:
    return _("%(name)s: chosen, as it costs nothing and somebody wants it.", name=titles[step["option"]])


def _short(step: Step, titles: Mapping[int, str]) -> str:
    return _(
        "%(name)s: not chosen. Those who want it have %(means)s of their shares left together; it costs %(cost)s.",
        name=titles[step["option"]],
        means=money(round(step["means"], 2)),
        cost=money(step["cost"]),
    )


def _remainder(step: Step, titles: Mapping[int, str]) -> str:
    return _("What remains is spent on the options most people want: %(left)s.", left=money(step["left"]))


def _earned(step: Step, titles: Mapping[int, str]) -> str:
    return _(
        "%(name)s: chosen, once everybody had received %(load)s in all: those who want it could then pay for it. It costs "
        "%(cost)s; %(left)s of the budget remain.",
        name=titles[step["option"]],
        load=money(round(step["load"], 2)),
        cost=money(step["cost"]),
        left=money(step["left"]),
    )


WORDS: dict[str, Words] = {
    "envelope": _envelope,
    "tied": _tied,
    "tied_while_rising": _tied_while_rising,
    "bought": _bought,
    "too_dear": _too_dear,
    "excluded": _excluded,
    "below": _below,
    "stopped": _stopped,
    "shared": _shared,
    "raised": _raised,
    "raised_until_spent": _raised_until_spent,
    "paid": _paid,
    "free": _free,
    "short": _short,
    "remainder": _remainder,
    "earned": _earned,
}
