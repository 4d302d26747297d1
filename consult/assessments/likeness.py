"""Why two diagnostics of a place are not simply comparable: other ways, other people, other weights, another list of needs."""

from collections.abc import Iterator, Mapping
from typing import Any

from consult.assessments.reasons import weights_differing
from consult.assessments.snapshots import Snapshot
from consult.core.i18n import LazyText
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import number, share

CHANNELS: dict[str, LazyText] = {
    "web": _l("online"),
    "paper": _l("on paper"),
    "desk": _l("at a desk"),
    "import": _l("from an earlier survey"),
}
# From so many points apart another part of the participants is worth a word.
APART = 0.1


def unlike(now: Snapshot, before: Snapshot) -> list[str]:
    """A sentence for each thing that differs between the two beside what people think; from what both pages tell alone."""
    return [*_ways(now, before), *_people(now, before), *weights_differing(now, before), *_lists(now, before)]


def _ways(now: Snapshot, before: Snapshot) -> Iterator[str]:
    channels = [side.inputs.get("channels") or {} for side in (before, now)]
    words = [", ".join(str(CHANNELS[key]) for key in CHANNELS if key in known) for known in channels]
    parts = [_parts(known) for known in channels]
    is_moved = any(abs(parts[0][key] - parts[1][key]) >= APART for key in parts[0] if key in parts[1])
    if all(channels) and (words[0] != words[1] or is_moved):
        yield _("People did not take part in the same ways: %(before)s before, %(now)s now.", before=words[0], now=words[1])


def _parts(counts: Mapping[str, int | None]) -> dict[str, float]:
    """The part of each way that is told; none where one is not."""
    told = {key: count for key, count in counts.items() if count is not None}
    total = sum(told.values())
    return {key: count / total for key, count in told.items()} if total and len(told) == len(counts) else {}


def _people(now: Snapshot, before: Snapshot) -> Iterator[str]:
    """The group whose part changed most; or that one does not know who took part in one of the two."""
    sides = [_shares(side) for side in (before, now)]
    if bool(sides[0]) != bool(sides[1]):
        yield _("Who took part is known of one of the two only: the people may differ in age, sex or where they live.")
    both = [(abs(sides[1][key] - sides[0][key]), key) for key in sides[0] if key in sides[1]]
    furthest = max(both, default=(0.0, ("", "")))
    if furthest[0] >= APART:
        key = furthest[1]
        told = {"before": share(sides[0][key]), "now": share(sides[1][key])}
        yield _("Not the same people took part: “%(group)s” were %(before)s before, %(now)s now.", group=key[1], **told)


def _shares(side: Snapshot) -> dict[tuple[str, str], float]:
    who: list[dict[str, Any]] = side.inputs.get("who") or []
    return {(one["label"], row["label"]): row["share"] for one in who for row in one["rows"] if row["share"] is not None}


def _lists(now: Snapshot, before: Snapshot) -> Iterator[str]:
    names = [{" ".join(one.statement.casefold().split()) for one in side.needs} for side in (before, now)]
    if names[0] != names[1]:
        counts = {"before": number(len(names[0])), "now": number(len(names[1]))}
        yield _(
            "People chose from another list of needs (%(before)s before, %(now)s now): importance is a share of choices from a "
            "list, and moves when the list does.",
            **counts,
        )
