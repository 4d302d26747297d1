"""Agree, disagree or pass: the options are statements, and one says what one thinks of each."""

from collections.abc import Mapping
from typing import ClassVar

from consult.core.i18n import LazyText
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.ballot_types.contract import Paper
from consult.votes.ballot_types.stances import AGAINST, FOR, PASS, Stances


class Statements(Stances):
    """Stances in the words of an opinion."""

    key: ClassVar[str] = "statements"
    label: ClassVar[LazyText] = _l("Agree or disagree with statements")
    answers: ClassVar[Mapping[int, LazyText]] = {FOR: _l("I agree"), AGAINST: _l("I disagree"), PASS: _l("Pass")}

    def instructions(self, paper: Paper) -> str:
        """What may be answered."""
        return _("For each statement, say whether you agree. You may pass.")
