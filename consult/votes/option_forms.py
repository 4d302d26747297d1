"""What organisers write beside an option: its cost, its area, and with what it cannot go together."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from wtforms import StringField, TextAreaField, ValidationError
from wtforms.validators import Length, Optional

from consult.core.i18n import gettext
from consult.core.i18n import lazy_gettext as _
from consult.votes.drafting import OwnOption, Terms
from consult.web.forms import Form

CENT = Decimal("0.01")


def amount_of(text: str) -> Decimal:
    """The sum of money in a text as people write it: `12 000`, `12,000`, `1 234,50 €`. Raises ValueError."""
    plain = re.sub(r"[\s€$£\u00a0\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(,\d{3})+", plain):
        plain = plain.replace(",", "")
    if not re.fullmatch(r"[0-9]{1,11}([.,][0-9]{1,9})?", plain):
        raise ValueError(text)
    return Decimal(plain.replace(",", ".")).quantize(CENT)


def plain_amount(amount: Decimal | None) -> str:
    """The amount as a field shows it, without cents where there are none."""
    return "" if amount is None else f"{amount:f}".removesuffix(".00")


class AmountField(StringField):
    """A sum of money; `data` is a Decimal, or None where nothing is written."""

    data: Any

    def _value(self) -> str:
        return plain_amount(self.data) if isinstance(self.data, Decimal) else str(self.data or "")

    def pre_validate(self, form: Any) -> None:
        """Reads what was written; what is no amount stays as it was written, and is refused."""
        if not self.data:
            self.data = None
        elif not isinstance(self.data, Decimal):
            try:
                self.data = amount_of(self.data)
            except ValueError as error:
                raise ValidationError(gettext("Write an amount of money in figures, for example 12000.")) from error


class TermsForm(Form):
    """The terms of an option."""

    class Meta(Form.Meta):
        """The form around it carries the token."""

        csrf = False

    cost = AmountField(_("Cost"), [Optional()])
    area = StringField(_("Area"), [Optional(), Length(max=100)])
    exclusive_group = StringField(_("Group of which one option alone can be chosen"), [Optional(), Length(max=100)])

    def terms(self) -> Terms:
        """The terms as filled in."""
        return Terms(self.cost.data or Decimal(0), self.area.data or "", self.exclusive_group.data or "")


class OwnOptionForm(TermsForm):
    """An option of the vote's own; without a title the line is not there."""

    title = StringField(_("Title"), [Optional(), Length(max=200)])
    description = TextAreaField(_("Description"), [Optional(), Length(max=400)])

    def option(self) -> OwnOption:
        """The option as filled in."""
        return OwnOption(self.title.data or "", self.description.data or "", self.terms())


class AreaBudgetsField(TextAreaField):
    """One area a line, `name: amount`; `data` is text while it is wrong, else a dictionary."""

    data: Any

    def _value(self) -> str:
        if isinstance(self.data, dict):
            return "\n".join(f"{area}: {plain_amount(budget)}" for area, budget in self.data.items())
        return str(self.data or "")

    def pre_validate(self, form: Any) -> None:
        """Reads the lines; names the first that cannot be read."""
        if not isinstance(self.data, dict):
            self.data = dict(self._lines(str(self.data or "").splitlines()))

    def _lines(self, lines: Iterable[str]) -> Iterable[tuple[str, Decimal]]:
        known: set[str] = set()
        for line in filter(str.strip, lines):
            area, colon, text = (part.strip() for part in line.rpartition(":"))
            try:
                budget = amount_of(text)
            except ValueError:
                budget = None
            if not (area and colon and budget) or area in known:
                raise ValidationError(
                    gettext("“%(line)s” cannot be read: write one area a line, as “North: 20000”, each area once.", line=line)
                )
            known.add(area)
            yield area, budget
