"""Who is let in, and under which handle."""

from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.invitations.actions import import_residents, renew_invitations, revoke_invitations
from consult.invitations.admission import CODE, RESIDENT, Claim, admit, claim_digests, code_proof, proofs_of, resident_proof
from consult.invitations.errors import ClaimIncomplete, InvitationRevoked, NotAdmitted, NotOnList, UnknownInvitation
from consult.invitations.resident_file import read_residents
from tests.factories import invitations as factory
from tests.factories.invitations import BORN


def test_a_code_lets_in_however_it_is_typed_and_only_where_it_was_made(database: Flask) -> None:
    questionnaire, elsewhere = factory.with_codes(), factory.with_codes("Montclair")
    (one, _two), (other, _more) = factory.letters(questionnaire), factory.letters(elsewhere)
    consultation = questionnaire.consultation
    proof = code_proof(consultation, f" {one.code.lower().replace('-', ' ')} ")
    assert admit(consultation, CODE, proof) == admit(consultation, CODE, code_proof(consultation, one.code))
    for wrong in (other.code, "AAAA-AAAA-AAAA", "", "\x00", "é" * 400):
        with pytest.raises(UnknownInvitation):
            code_proof(consultation, wrong)


def test_a_withdrawn_code_lets_nobody_in_and_another_one_keeps_the_handle(database: Flask) -> None:
    questionnaire = factory.with_codes()
    consultation, (first, second) = questionnaire.consultation, factory.letters(questionnaire)
    proof = code_proof(consultation, first.code)
    before = admit(consultation, CODE, proof)
    (renewed,) = renew_invitations(SYSTEM, consultation, first=1, last=1)
    with pytest.raises(UnknownInvitation):
        admit(consultation, CODE, proof)
    assert admit(consultation, CODE, code_proof(consultation, renewed.code)) == before
    revoke_invitations(SYSTEM, consultation, first=2, last=2)
    with pytest.raises(InvitationRevoked):
        code_proof(consultation, second.code)


@pytest.mark.parametrize(
    "claim",
    [
        factory.MARCEL,
        factory.MARCEL_BY_NUMBER,
        Claim("  marcel, louis", "DUPRE", born_on=factory.BORN),
        Claim("Marcel", "Dupré", born_on=date(1950, 1, 1), number="12 b"),
    ],
)
def test_a_resident_is_the_same_by_the_day_of_birth_and_by_the_number(database: Flask, claim: Claim) -> None:
    consultation = factory.with_residents().consultation
    known = admit(consultation, RESIDENT, resident_proof(consultation, factory.MARCEL))
    assert admit(consultation, RESIDENT, resident_proof(consultation, claim)) == known
    assert admit(consultation, RESIDENT, resident_proof(consultation, factory.AMINA)) != known


@pytest.mark.parametrize(
    "claim",
    [
        Claim("Marcel", "Dupré", born_on=date(1943, 3, 15)),
        Claim("Marcelle", "Dupré", born_on=factory.BORN),
        Claim("Amina", "Benali", number="12 B"),
    ],
)
def test_whoever_is_not_on_the_list_is_not_let_in(database: Flask, claim: Claim) -> None:
    with pytest.raises(NotOnList):
        resident_proof(factory.with_residents().consultation, claim)


@pytest.mark.parametrize(
    "claim", [Claim("Marcel", "Dupré"), Claim("", "Dupré", factory.BORN), Claim("Marcel", "-", factory.BORN)]
)
def test_a_name_and_something_that_proves_it_are_needed(database: Flask, claim: Claim) -> None:
    with pytest.raises(ClaimIncomplete):
        resident_proof(factory.with_residents().consultation, claim)


LIST = """Nom;Prénom;Nom d'usage;Date de naissance
LE GOFF;Anne-Sophie;MARTIN;05/06/1970
PETIT;Marie Laure;;01/02/1980
PETIT;Marie-Anne;;01/02/1980
DUPONT;Jean, Luc;;03/04/1950
"""
NAMES = st.text(alphabet="aeiouélmnrst", min_size=2, max_size=8).map(str.capitalize)


def _listed(town: str = "Valfleuri") -> Consultation:
    consultation = factory.with_residents(town).consultation
    import_residents(SYSTEM, consultation, read_residents(LIST.encode()))
    return consultation


@pytest.mark.parametrize(
    ("first", "family", "born"),
    [
        ("Anne-Sophie", "Le Goff", date(1970, 6, 5)),
        ("anne sophie", "LE GOFF", date(1970, 6, 5)),
        ("Anne-Sophie Louise", "Martin", date(1970, 6, 5)),
        ("Marie-Laure", "Petit", date(1980, 2, 1)),
        ("Marie", "Petit", date(1980, 2, 1)),
        ("Marie Anne", "Petit", date(1980, 2, 1)),
        ("Jean Luc", "Dupont", date(1950, 4, 3)),
    ],
)
def test_a_resident_is_let_in_by_the_first_name_on_the_identity_card(
    database: Flask, first: str, family: str, born: date
) -> None:
    consultation = _listed()
    assert admit(consultation, RESIDENT, resident_proof(consultation, Claim(first, family, born_on=born)))


@pytest.mark.parametrize(("first", "family"), [("Anne", "Le Goff"), ("Sophie", "Martin"), ("Jean-Luc", "Dupont")])
def test_half_a_double_name_is_another_name(database: Flask, first: str, family: str) -> None:
    with pytest.raises(NotOnList):
        resident_proof(_listed(), Claim(first, family, born_on=date(1970, 6, 5)))


@pytest.mark.parametrize("typed", ["Marie-Anne", "Marie Anne"])
def test_twins_each_give_their_own_response(database: Flask, typed: str) -> None:
    consultation, born = _listed(), date(1980, 2, 1)
    marie_laure, marie_anne = (
        admit(consultation, RESIDENT, resident_proof(consultation, Claim(first, "Petit", born_on=born)))
        for first in ("Marie Laure", typed)
    )
    assert marie_laure.handle != marie_anne.handle


@given(st.lists(NAMES, min_size=1, max_size=3), st.sampled_from([" ", "-", ", "]), NAMES)
def test_whoever_types_what_the_list_says_is_found_by_it(first: list[str], between: str, family: str) -> None:
    listed, typed = Claim(between.join(first), family, BORN), Claim(between.join(first).upper(), family.lower(), BORN)
    assert proofs_of(listed) == proofs_of(typed) != []


def test_without_a_proof_or_with_one_of_elsewhere_nobody_is_let_in(database: Flask) -> None:
    questionnaire = factory.with_residents()
    elsewhere = factory.with_residents("Montclair")
    proof = resident_proof(elsewhere.consultation, factory.MARCEL)
    with pytest.raises(NotAdmitted):
        admit(questionnaire.consultation, RESIDENT, None)
    with pytest.raises(NotOnList):
        admit(questionnaire.consultation, RESIDENT, proof)
    with pytest.raises(UnknownInvitation):
        admit(questionnaire.consultation, CODE, proof)


def test_the_database_holds_no_name_no_code_and_no_handle_one_could_make_from_it(database: Flask) -> None:
    questionnaire = factory.with_residents()
    handle = admit(questionnaire.consultation, RESIDENT, resident_proof(questionnaire.consultation, factory.MARCEL)).handle
    rows = db.session.execute(text("SELECT encode(digest, 'hex') || encode(mark, 'hex') FROM resident_claim")).scalars().all()
    assert len(rows) == 3 and not any(handle.hex() in row for row in rows)
    assert claim_digests("another", factory.MARCEL) != claim_digests(questionnaire.consultation.uid, factory.MARCEL)
