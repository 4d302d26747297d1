"""One spelling of each address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.accounts.addresses import normalised_email
from consult.mails.queue import NotAnAddress


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Amina@Valfleuri.EXAMPLE ", "amina@valfleuri.example"),
        ("mairie@mairie-été.fr", "mairie@xn--mairie-t-h1ab.fr"),
        ("a+b@c.fr", "a+b@c.fr"),
    ],
)
def test_an_address_is_kept_as_servers_write_it(typed: str, kept: str) -> None:
    assert normalised_email(typed) == kept == normalised_email(kept)


@pytest.mark.parametrize(
    "typed", ["", "amina", "a@b", "é@c.fr", "a@b.fr\nBcc: c@d.fr", "a@c.fr,b@c.fr", '"a b"@c.fr', "a@[127.0.0.1]"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(NotAnAddress):
        normalised_email(typed)


@given(st.emails() | st.text())
def test_normalising_twice_is_normalising_once(typed: str) -> None:
    try:
        once = normalised_email(typed)
    except NotAnAddress:
        return
    assert normalised_email(once) == once == once.lower() and once.isascii() and once.isprintable()
