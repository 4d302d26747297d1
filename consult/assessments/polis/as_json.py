"""The findings for programs."""

from typing import Any

import numpy as np

from consult.assessments.methods.opinion_matrix import AGREE, DISAGREE, PASS
from consult.assessments.methods.telling_statements import Telling
from consult.assessments.polis.findings import Findings


def as_json(found: Findings) -> dict[str, Any]:
    """Everything that was found; people and statements by their identifiers, numbers where all are.

    `votes` are last votes; `grouped`, people placed in a group; `overall`, the answer without groups, is there always;
    `gradual`, whether opinions
    pass from one group found here into the next without a gap; `seconds` is what computing took, once the files were read.
    """
    export, votes = found.export, found.export.opinions.vote
    said = {name: int((votes == vote).sum()) for name, vote in (("agree", AGREE), ("disagree", DISAGREE), ("pass", PASS))}
    return {
        "participants": len(export.person),
        "statements": len(export.statement),
        "votes": len(votes),
        **said,
        "grouped": int(found.sizes.sum()),
        "groups": [_group(found, number) for number in range(len(found.sizes))],
        "consensus": _consensus(found),
        "refused": found.refused,
        "refusal": found.refusal,
        "gradual": found.is_gradual,
        "explained_variance": found.explained_variance.tolist(),
        "overall": _overall(found),
        "divisive": export.statement[found.divisive].tolist(),
        "uncertain": export.statement[found.uncertain].tolist(),
        "notes": list(export.notes),
        "seconds": round(found.seconds, 3),
    }


def _group(found: Findings, number: int) -> dict[str, Any]:
    members = found.export.person[found.group == number].tolist()
    told = [_telling(found, telling) for telling in found.representative[number]]
    return {"size": len(members), "members": members, "representative": told}


def _telling(found: Findings, telling: Telling) -> dict[str, Any]:
    statement = found.export.statement[telling.statement].item()
    return {"statement": statement, "vote": telling.vote, "ratio": telling.ratio, "z": telling.z_ratio, "p_test": telling.z_share}


def _consensus(found: Findings) -> list[dict[str, Any]]:
    """The statements that are in, the one that unites most first."""
    if found.consensus is None:
        return []
    order = [place for place in found.consensus.order().tolist() if not found.export.is_out[place]]
    gic, lower = found.consensus.gic.tolist(), found.consensus.min_group_lower.tolist()
    ids = found.export.statement.tolist()
    return [{"statement": ids[place], "gic": gic[place], "min_group_lower": lower[place]} for place in order]


def _overall(found: Findings) -> list[dict[str, Any]]:
    """The statements that are in and have votes, by the lower end of everybody's agreement."""
    shares = found.overall
    order = np.argsort(-np.nan_to_num(shares.low, nan=-1), kind="stable")
    return [
        {
            "statement": found.export.statement[place].item(),
            "votes": int(shares.base[place]),
            "agree": float(shares.value[place]),
            "low": float(shares.low[place]),
            "high": float(shares.high[place]),
        }
        for place in order
        if shares.base[place] and not found.export.is_out[place]
    ]
