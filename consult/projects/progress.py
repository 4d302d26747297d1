"""How far an indicator has come from its baseline to its target."""

from decimal import Decimal


def progress_share(baseline: Decimal, target: Decimal, value: Decimal) -> float:
    """The fraction of the way done: 0 at the baseline, 1 at the target, below 0 when it went the other way, above 1 beyond.

    Works for what should grow and for what should shrink. Raises ZeroDivisionError when there is no way to go.
    """
    if target == baseline:
        raise ZeroDivisionError("the target is the baseline")
    return float((value - baseline) / (target - baseline))
