"""Why somebody is not let in."""

from consult.invitations import errors


def test_a_refusal_says_what_to_do_and_which_status_it_has() -> None:
    assert errors.NotAdmitted.status == 403 and errors.UnknownInvitation.status == 422 and errors.InvitationRevoked.status == 409
    assert all(str(one()) for one in (errors.NotAdmitted, errors.NotOnList, errors.ClaimIncomplete, errors.DiagnosticOver))
