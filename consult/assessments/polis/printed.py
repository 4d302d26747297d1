"""The findings for people, as lines of text."""

from consult.assessments.group_refusals import GRADUAL
from consult.assessments.methods.opinion_matrix import AGREE
from consult.assessments.methods.opinion_minima import UNITES_FROM
from consult.assessments.methods.telling_statements import Telling
from consult.assessments.polis.findings import Findings

SHOWN = 10
WIDEST = 90
NOTHING_UNITES = "there is no statement that more than half of each group surely agrees with"


def printed(found: Findings) -> str:
    """Who took part, the groups or why there are none, what unites, what divides, and the answer without groups."""
    export = found.export
    lines = [f"{len(export.person):,} participants, {len(export.statement):,} statements, {len(export.opinions.vote):,} votes."]
    lines += [f"Note: {note}" for note in export.notes]
    lines += ["", f"No groups are shown: {found.refused}"] if found.refused else _groups(found)
    lines += ["", "Without groups: the statements most people agree with (95 % interval)"]
    lines += [_overall(found, place) for place in _by_agreement(found)[:SHOWN]]
    if found.uncertain:
        lines += ["", "Uncertain: more people than usual pass"]
        lines += [_text(found, place) for place in found.uncertain]
    return "\n".join(lines)


def _groups(found: Findings) -> list[str]:
    one, other = found.explained_variance
    lines = ["", f"{len(found.sizes)} groups, {found.sizes.sum():,} people in them. The axes explain {one:.1%} and {other:.1%}."]
    lines += [str(GRADUAL)] if found.is_gradual else []
    for number, size in enumerate(found.sizes.tolist()):
        lines += ["", f"Group {number + 1}: {size:,} people"]
        lines += [_telling(found, telling) for telling in found.representative[number]]
    lines += ["", "What unites the groups: group-informed consensus, and at least how many of each group agree"]
    lines += [_united(found, place) for place in _uniting(found)[:SHOWN]] or [f"  {NOTHING_UNITES}"]
    lines += ["", "What divides them", *(_text(found, place) for place in found.divisive)] if found.divisive else []
    return lines


def _uniting(found: Findings) -> list[int]:
    """The statements that more than half of each group surely agrees with, the one that unites most first."""
    if found.consensus is None:
        return []
    is_uniting = (found.consensus.min_group_lower > UNITES_FROM) & ~found.export.is_out
    return [place for place in found.consensus.order().tolist() if is_uniting[place]]


def _by_agreement(found: Findings) -> list[int]:
    shown = [place for place in range(len(found.overall.base)) if found.overall.base[place] and not found.export.is_out[place]]
    return sorted(shown, key=lambda place: -found.overall.low[place])


def _united(found: Findings, place: int) -> str:
    assert found.consensus is not None
    return f"  {found.consensus.gic[place]:.4f}  {found.consensus.min_group_lower[place]:>4.0%}  {_text(found, place).strip()}"


def _overall(found: Findings, place: int) -> str:
    shares = found.overall
    interval = f"{shares.low[place]:.0%}–{shares.high[place]:.0%}"
    return f"  {shares.value[place]:>4.0%}  {interval:>9}  {_text(found, place).strip()}"


def _telling(found: Findings, telling: Telling) -> str:
    verb = "agrees with" if telling.vote == AGREE else "disagrees with"
    return f"  {verb:<14} {_text(found, telling.statement).strip()}"


def _text(found: Findings, place: int) -> str:
    text = found.export.text[place]
    shown = text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"
    return f"  {found.export.statement[place]} {shown}".rstrip()
