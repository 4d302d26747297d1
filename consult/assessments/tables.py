"""What `consult weigh` and `consult gaps` print for people."""

from collections.abc import Sequence

from consult.assessments.estimating import Estimate
from consult.assessments.gaps import Gaps
from consult.assessments.methods.effective_sample import LARGE_DEFF, LARGE_WEIGHT, MINIMA, SMALL_CATEGORY
from consult.assessments.methods.ranks import SURE_FROM
from consult.assessments.weighing import Weighed
from consult.core.disclosure import THRESHOLD

BANDS = "In a band each place overlaps with the next: that order may be chance; the first and the last may differ."
PLACES = "The interval of a place holds it in 95 % of the draws; where needs are close, trust the band, not a single place."
SET = "These shares are set by the margins, whoever takes part: they are not estimated, and have no interval."
CODES = "say with --blank which of them stand for no answer."
RESTS = (
    "The interval rests on the effective sample of the weights, the safe one on the smaller of it and of the share's own: "
    "where the two differ, trust the safe one."
)
INDICATIVE = {
    SMALL_CATEGORY: f"a category has fewer than {MINIMA[SMALL_CATEGORY]} participants",
    LARGE_WEIGHT: f"a weight is above {MINIMA[LARGE_WEIGHT]:g}",
    LARGE_DEFF: f"the design effect is above {MINIMA[LARGE_DEFF]:g}",
}


def weighing_table(weighed: Weighed, estimates: Sequence[Estimate]) -> str:
    """Who was heard, what weighting costs, and the shares that were estimated."""
    raked, sample = weighed.raked, weighed.raked.sample
    lines = [
        f"{sample.n:,} participants, passes over the margins: {raked.iterations}; weights from {raked.min_weight:.4f} to "
        f"{raked.max_weight:.4f}, design effect {sample.deff:.4f}, effective sample {sample.n_eff:,.1f}."
    ]
    if raked.missed_minima:
        lines.append(f"Indicative only: {', '.join(INDICATIVE[code] for code in raked.missed_minima)}.")
    lines += weighed.notes
    for heard in weighed.heard:
        rows = zip(heard.margin.categories, heard.counts, heard.participants, heard.population, strict=True)
        table = [[name, f"{count:,}", _percent(mine), _percent(theirs)] for name, count, mine, theirs in rows]
        lines += ["", f"{heard.margin.name}: dissimilarity {heard.dissimilarity:.4f}"]
        lines += _aligned([["", "people", "participants", "population"], *table])
    for estimated in estimates:
        lines += ["", *_estimate(estimated)]
    return "\n".join(lines)


def _estimate(estimated: Estimate) -> list[str]:
    shares = estimated.shares
    columns = zip(
        estimated.answers,
        estimated.counts,
        shares.unweighted.value,
        shares.value,
        zip(shares.low, shares.high, strict=True),
        zip(shares.safe_low, shares.safe_high, strict=True),
        shares.n_eff,
        strict=True,
    )
    rows = [
        [answer, f"{count:,}", _percent(plain), _percent(value), _interval(*usual), _interval(*safe), f"{n_eff:,.1f}"]
        for answer, count, plain, value, usual, safe, n_eff in columns
    ]
    head = ["", "people", "unweighted", "weighted", "95 % interval", "safe interval", "own effective sample"]
    words = ", ".join(f"“{one}”: {count:,}" for one, count in estimated.blank.items() if one)
    missing = f"; {estimated.missing:,} did not answer{f' ({words})' if words else ''}" if estimated.missing else ""
    title = f"{estimated.column}: weighted participants, not the whole population{missing}"
    if estimated.is_set:
        return [title, SET, *_aligned([row[:4] for row in (head, *rows)])]
    codes = [f"{_quoted(estimated.codes)} counted as answers: {CODES}"] if estimated.codes else []
    return [title, *codes, RESTS, *_aligned([head, *rows])]


def gaps_table(gaps: Gaps) -> str:
    """The needs in order with their places."""
    head = ["band", "place", "interval", "need", "importance", "satisfaction", "imp. × dissat."]
    rows = [
        [
            str(row["band"] or "–"),
            str(row["rank"] or "–"),
            f"{row['rank_low']}–{row['rank_high']}" if row["rank"] else "–",
            row["need"],
            *(_percent(row[key]) for key in ("importance", "satisfaction")),
            "–" if row["importance_satisfaction"] is None else f"{row['importance_satisfaction']:.4f}",
        ]
        for row in gaps.rows
    ]
    told = [f"{gaps.respondents:,} respondents, {gaps.draws:,} draws, seed {gaps.seed}. {BANDS}", PLACES]
    if gaps.respondents < SURE_FROM:
        told.append(f"Indicative only: fewer than {SURE_FROM} respondents.")
    elif gaps.indicative:
        told.append(f"Indicative only: fewer than {SURE_FROM} people rated {_quoted(gaps.indicative)}.")
    if gaps.unplaced:
        told.append(f"No place: fewer than {THRESHOLD} people rated {_quoted(gaps.unplaced)}.")
    return "\n".join([*told, "", *_aligned([head, *rows])])


def _quoted(needs: Sequence[str]) -> str:
    return ", ".join(f"“{need}”" for need in needs)


def _percent(share: float | None) -> str:
    return "–" if share is None or share != share else f"{100 * share:.1f} %"


def _interval(low: float, high: float) -> str:
    return f"{_percent(low)} – {_percent(high)}"


def _aligned(rows: list[list[str]]) -> list[str]:
    """The rows with their columns under each other: words to the left, figures to the right."""
    columns = list(zip(*rows, strict=True))
    padded = [_padded(column) for column in columns]
    return ["  ".join(cells).rstrip() for cells in zip(*padded, strict=True)]


def _padded(column: tuple[str, ...]) -> list[str]:
    width, is_words = max(map(len, column)), any(cell[:1].isalpha() for cell in column[1:])
    return [cell.ljust(width) if is_words else cell.rjust(width) for cell in column]
