"""The heads of the audit, for everybody to keep: who has a head can tell later whether what came before was rewritten."""

from flask import Response, jsonify, render_template, request
from sqlalchemy import select

from consult.core.audit_seals import AuditSeal, seals
from consult.opendata.views import blueprint
from consult.web.access import public
from consult.web.pagination import paginate

MOST_HEADS = 10_000


@blueprint.get("/transparence/journal")
@public
def journal() -> str:
    """The newest heads first."""
    page = paginate(select(AuditSeal).order_by(AuditSeal.number.desc()), size=50)
    return render_template("opendata/journal.html", page=page)


@blueprint.get("/transparence/journal.json")
@public
def journal_json() -> Response:
    """The heads numbered above `?after=`, in order, ten thousand at most."""
    after = max(0, request.args.get("after", 0, type=int))
    return jsonify([_as_json(seal) for seal in seals(after, MOST_HEADS)])


def _as_json(seal: AuditSeal) -> dict[str, object]:
    return {
        "number": seal.number,
        "entries_count": len(seal.entry_ids),
        "root": seal.root.hex(),
        "head": seal.head.hex(),
        "sealed_at": seal.sealed_at.isoformat(),
    }
