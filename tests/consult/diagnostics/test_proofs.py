"""What a browser keeps of how somebody was let in."""

import pytest
from flask import Flask

from consult.core.actors import SYSTEM, VISITOR
from consult.diagnostics.proofs import forget_proof, is_admitted, keep_proof, proof_for, require_admitted, respondent
from consult.invitations.actions import revoke_invitations
from consult.invitations.admission import code_proof
from consult.invitations.errors import NotAdmitted
from tests.factories import invitations as factory


def test_a_proof_is_good_until_its_code_is_withdrawn_or_the_browser_forgets_it(database: Flask) -> None:
    questionnaire = factory.with_codes()
    first, second = factory.letters(questionnaire)
    with database.test_request_context("/", headers={"Accept-Language": "en"}):
        assert respondent(questionnaire) == VISITOR and not is_admitted(questionnaire) and proof_for(questionnaire) is None
        assert keep_proof(questionnaire, code_proof(questionnaire.consultation, first.code)) is False
        assert is_admitted(questionnaire)
        assert keep_proof(questionnaire, code_proof(questionnaire.consultation, second.code)) is True
        revoke_invitations(SYSTEM, questionnaire.consultation, first=2, last=2)
        with pytest.raises(NotAdmitted, match="withdrawn"):
            require_admitted(questionnaire)
        forget_proof(questionnaire.consultation)
        assert proof_for(questionnaire) is None
