"""What a mail knows about itself."""

import pytest

from consult.core.clock import now
from consult.mails.models import Mail


@pytest.mark.parametrize(
    ("text", "code"),
    [("Hello\n\n012345\n\nbye", "012345"), ("call 012345 now", None), ("1234567", None), ("", None), ("654321", "654321")],
)
def test_the_code_is_the_line_of_six_digits(text: str, code: str | None) -> None:
    assert Mail(recipient="amina@valfleuri.example", subject="", text=text).code == code


def test_a_mail_is_settled_once_sent_or_refused() -> None:
    assert not Mail().is_settled
    assert Mail(sent_at=now()).is_settled and Mail(refused_at=now()).is_settled
