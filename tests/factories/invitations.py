"""Questionnaires that only those invited can answer, for tests about something else."""

from datetime import date

from consult.core.actors import SYSTEM
from consult.diagnostics.models import Questionnaire
from consult.invitations.actions import Letter, Listed, import_residents, issue_invitations
from consult.invitations.admission import Claim
from tests.factories import places, sheets

KEY = "abcdefghjkmn"
ANSWERS = {"drives222222": "n1", "others222222": "A bench"}
BORN = date(1943, 3, 14)
MARCEL = Claim("Marcel", "Dupré", born_on=BORN)
MARCEL_BY_NUMBER = Claim("MARCEL Louis", "dupre", number="12-b")
AMINA = Claim("Amina", "Benali", born_on=date(1990, 7, 1))


def with_codes(town: str = "Valfleuri", **changed: object) -> Questionnaire:
    """A questionnaire for whoever has a code."""
    return sheets.stored(places.consultation(places.organisation(town)), assurance="code", **changed)


def letters(questionnaire: Questionnaire, count: int = 2) -> list[Letter]:
    """Letters with codes, numbered from 1."""
    return issue_invitations(SYSTEM, questionnaire.consultation, count=count)


def with_residents(town: str = "Valfleuri", **changed: object) -> Questionnaire:
    """A questionnaire for Marcel, whom the list knows with a number as well, and Amina."""
    questionnaire = sheets.stored(places.consultation(places.organisation(town)), assurance="resident", **changed)
    marcel = Listed((MARCEL, Claim("Marcel", "Dupré", number="12 B")))
    import_residents(SYSTEM, questionnaire.consultation, [marcel, Listed((AMINA,))])
    return questionnaire
