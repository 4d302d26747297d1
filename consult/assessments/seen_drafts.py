"""What an organiser has looked at before publishing it."""

import json
from hashlib import sha256

from consult.assessments.evidence import evidence_of
from consult.assessments.models import NeedsAssessment


def as_seen(draft: NeedsAssessment) -> str:
    """sha256 over all that publishing a draft now would freeze, in hexadecimal: what its figures follow from, words, evidence.

    The words of services and the titles of ideas change nothing in the figures; so they are no part of the input digest.
    """
    evidence = [[one.estimate_id, one.kind, one.subject_uid, one.text, one.facts] for one in evidence_of(draft)]
    figures = draft.input_digest, draft.code_version, draft.recipe
    return sha256(json.dumps([figures, evidence], sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()
