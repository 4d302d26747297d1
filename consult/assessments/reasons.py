"""Why the figures of two assessments may differ, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from consult.assessments.indicators import INDICATORS
from consult.assessments.orderings import ORDERINGS
from consult.assessments.snapshots import Snapshot
from consult.core.i18n import LazyText
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import number

COUNTS: dict[str, LazyText] = {
    "respondents": _l("Participants in the diagnostic"),
    "ballots": _l("Ballots"),
    "needs": _l("Needs"),
}
TEXTS: dict[str, LazyText] = {
    "writers": _l("People who wrote something"),
    "ideas": _l("Ideas"),
    "looked_at": _l("Texts sorted by a person"),
    "proposed": _l("Texts sorted by the program"),
}


def reasons(now: Snapshot, before: Snapshot) -> list[str]:
    """What differs in what the two rest on; nothing where only answers themselves changed."""
    return [*_counts(now, before), *_rules(now.recipe, before.recipe), *_weights(now, before), *_others(now, before)]


def _counts(now: Snapshot, before: Snapshot) -> Iterator[str]:
    yield from _differing(COUNTS, now.inputs, before.inputs)
    yield from _differing(TEXTS, now.inputs.get("texts", {}), before.inputs.get("texts", {}))
    services = [sum((one.figures.get("services") or {}).get("count", 0) for one in side.needs) for side in (before, now)]
    yield from _differing({"services": _l("Services known for the needs")}, {"services": services[1]}, {"services": services[0]})


def _differing(labels: Mapping[str, LazyText], now: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[str]:
    for key, label in labels.items():
        counts = before.get(key, 0), now.get(key, 0)
        if counts[0] != counts[1]:
            words = [_("too few to say") if count is None else number(count) for count in counts]
            yield _("%(what)s: %(before)s before, %(now)s now.", what=label, before=words[0], now=words[1])


def _rules(now: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[str]:
    if now["order_by"] != before["order_by"]:
        labels = [ORDERINGS[recipe["order_by"]].label for recipe in (before, now)]
        yield _("The needs are put in order by another rule: “%(now)s” instead of “%(before)s”.", before=labels[0], now=labels[1])
    if more := _labels(now, before):
        yield _("Figures that were not chosen before: %(figures)s.", figures=more)
    if fewer := _labels(before, now):
        yield _("Figures that are no longer chosen: %(figures)s.", figures=fewer)
    rest = [{key: recipe[key] for key in recipe if key not in ("order_by", "indicators")} for recipe in (now, before)]
    if rest[0] != rest[1]:
        yield _("Other rules differ: weights, comparison of groups, or the smallest number of people shown.")


def _labels(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """The figures that the first recipe has and the second has not."""
    return ", ".join(str(INDICATORS[key].label) for key in one["indicators"] if key not in other["indicators"])


def weights_differing(now: Snapshot, before: Snapshot) -> Iterator[str]:
    """Whether the participants of one alone are weighted, or both by other things."""
    are_weighted = [_is_weighted(side) for side in (before, now)]
    if are_weighted == [False, True]:
        yield _("Participants are weighted now; before they were not.")
    elif are_weighted == [True, False]:
        yield _("Participants were weighted before; now they are not.")
    elif all(are_weighted) and now.inputs["weighting"]["by"] != before.inputs["weighting"]["by"]:
        yield _("Participants are weighted by other things.")


def _weights(now: Snapshot, before: Snapshot) -> Iterator[str]:
    yield from weights_differing(now, before)
    if _census(now.inputs.get("who", ())) != _census(before.inputs.get("who", ())):
        yield _("What is asked of people or known of the inhabitants has changed.")


def _is_weighted(side: Snapshot) -> bool:
    weighting = side.inputs.get("weighting")
    return weighting is not None and "refused" not in weighting


def _census(who: Sequence[Mapping[str, Any]]) -> list[Any]:
    return [(one["label"], [(row["label"], row["population"]) for row in one["rows"]]) for one in who]


def _others(now: Snapshot, before: Snapshot) -> Iterator[str]:
    people = [[(one["title"], one["people"]) for one in side.inputs.get("opinions", ())] for side in (now, before)]
    if people[0] != people[1]:
        yield _("More or other people said what they think of statements.")
    if {one.need: one.statement for one in now.needs} != {one.need: one.statement for one in before.needs}:
        yield _("The needs are not the same, or their words have changed.")
    if now.code_version != before.code_version:
        yield _("Another version of the program computed it.")
