"""What a page tells its script about the answers this device keeps until they are sent."""

from hashlib import blake2b
from typing import Any

from flask import current_app, url_for

from consult.consultations.models import Consultation
from consult.diagnostics.filling_in import Begun
from consult.diagnostics.models import ADMITTING, Questionnaire
from consult.diagnostics.proofs import proof_for
from consult.web.access import current_actor


def kept_about(
    consultation: Consultation, begun: Begun | None, language: str, questionnaire: Questionnaire | None = None
) -> dict[str, Any]:
    """Where the questions are answered, who reads this page, which form it is, when the site last kept some of it.

    `copies` are the addresses of the pages a browser keeps, by language, that of this page first; none without a questionnaire.
    """
    uid = consultation.uid
    languages = languages_read(questionnaire, language) if questionnaire else []
    return {
        "base": url_for("diagnostics.answer", uid=uid),
        "worker": url_for("diagnostics.worker"),
        "who": sign_of_reader(questionnaire),
        "key": begun.key if begun else "",
        "changed": begun.draft.changed_at.isoformat() if begun and begun.draft else "",
        "copies": {one: url_for("diagnostics.offline_copy", uid=uid, language=one) for one in languages},
    }


def sign_of_reader(questionnaire: Questionnaire | None) -> str:
    """Always the same for one account, one code or one place on the list, never for two of them; "" for everybody else."""
    proof = proof_for(questionnaire) if questionnaire else None
    account = None if questionnaire and questionnaire.assurance in ADMITTING else current_actor().account_id
    if proof is None and account is None:
        return ""
    key = str(current_app.config["SECRET_KEY"]).encode()
    return blake2b(f"kept answers of {proof.hex() if proof else account}".encode(), key=key[:64], digest_size=9).hexdigest()


def languages_read(questionnaire: Questionnaire, language: str) -> list[str]:
    """The languages people can read the questions in, that one first; all of the site where something is translated."""
    is_translated = questionnaire.translations or any(one.translations for one in questionnaire.questions)
    others = [one for one in current_app.config["LANGUAGES"] if one != language]
    return [language, *others] if is_translated else [language]
