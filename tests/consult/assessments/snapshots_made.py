"""Snapshots of an assessment without a database."""

from datetime import UTC, datetime
from typing import Any

from consult.assessments.recipes import RECIPE
from consult.assessments.snapshots import Known, Snapshot


def figure(value: float, low: float, high: float, base: int = 400) -> dict[str, Any]:
    """A figure with its interval."""
    return {"value": value, "low": low, "high": high, "base": base}


def known(uid: str = "a", statement: str = "Seeing a doctor", rank: tuple[int, int, int] = (1, 1, 1), **figures: Any) -> Known:
    """A need at a place, with these figures."""
    return Known(uid, statement, dict(zip(("rank", "rank_low", "rank_high"), rank, strict=True)) | figures)


def snapshot(*needs: Known, consultation: str = "one", respondents: int = 400, **told: Any) -> Snapshot:
    """An assessment of these needs; `told` replaces what else there is to tell of it."""
    inputs = {"respondents": respondents, "ballots": 0, "needs": len(needs)} | told.pop("inputs", {})
    rest = {"recipe": RECIPE, "code_version": "1"} | told
    return Snapshot("uid", consultation, "Diagnostic", None, datetime(2026, 1, 1, tzinfo=UTC), inputs=inputs, needs=needs, **rest)
