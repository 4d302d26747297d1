"""Which category of the census is which answer of a questionnaire: what is known of it, and the form to say it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wtforms import BooleanField, SelectField

from consult.assessments.population import key_of
from consult.assessments.profiles import variables_of
from consult.assessments.voices import NOT_ASKED, Variable
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.core.sheets import plain_words
from consult.diagnostics.models import Questionnaire
from consult.territories.queries import margin_figures
from consult.web.forms import Form

UNKNOWN, LEFT_OUT = "", "@not-asked"
Matches = dict[str, dict[str, str]]
"""{variable: {category of the census, in plain words: key of the answer, NOT_ASKED}}"""


@dataclass(frozen=True)
class Row:
    """A category of the census: the answer it is, by its words and by what was said, None where nobody knows."""

    variable: Variable
    category: str
    by_words: str | None
    answer: str | None


def rows_of(questionnaire: Questionnaire) -> list[Row]:
    """The categories of the census of each variable that is asked about, in the order of the questions and of the census."""
    figures = list(margin_figures(questionnaire.consultation.territory).values())
    found = []
    for variable in variables_of(questionnaire):
        categories = dict.fromkeys(category for area in figures for category in area.get(variable.name, ()))
        alone = replace(variable, matches=())
        found += [Row(variable, one, key_of(alone, one), key_of(variable, one)) for one in categories if plain_words(one)]
    return found


@dataclass(frozen=True)
class Unmatched:
    """An answer that is no category of the census as far as is known; whether organisers said so."""

    variable: Variable
    key: str
    label: str
    is_apart: bool


def unmatched_in(rows: Sequence[Row]) -> list[Unmatched]:
    """The answers to the questions of the rows that are no category of the census, in the order of both."""
    found = []
    for variable in {row.variable.name: row.variable for row in rows}.values():
        known = {row.answer for row in rows if row.variable.name == variable.name}
        answers = zip(variable.categories, variable.labels, strict=True)
        found += [Unmatched(variable, key, label, key in variable.apart) for key, label in answers if key not in known]
    return found


class MatchesForm(Form):
    """A field for each category, and one for each answer that is none; `matches_form` adds them."""

    rows: tuple[tuple[str, Row], ...] = ()
    unmatched: tuple[tuple[str, Unmatched], ...] = ()

    @property
    def matches(self) -> Matches:
        """What was chosen where words alone say something else."""
        found: Matches = {}
        for name, row in self.rows:
            chosen = NOT_ASKED if self[name].data == LEFT_OUT else self[name].data or None
            if chosen is not None and chosen != row.by_words:
                found.setdefault(row.variable.name, {})[plain_words(row.category)] = chosen
        return found

    @property
    def apart(self) -> dict[str, list[str]]:
        """The answers that were said to be no category of the census, by their variable."""
        found: dict[str, list[str]] = {}
        for name, answer in self.unmatched:
            if self[name].data:
                found.setdefault(answer.variable.name, []).append(answer.key)
        return found

    @property
    def by_variable(self) -> Mapping[str, list[Any]]:
        """The fields, by the question they are about."""
        found: dict[str, list[Any]] = {}
        asked: list[tuple[str, Row | Unmatched]] = [*self.rows, *self.unmatched]
        for name, one in asked:
            found.setdefault(one.variable.label, []).append(self[name])
        return found


def matches_form(rows: Sequence[Row]) -> MatchesForm:
    """The form, filled from what is known."""
    names = tuple((f"category_{place}", row) for place, row in enumerate(rows))
    others = tuple((f"answer_{place}", answer) for place, answer in enumerate(unmatched_in(rows)))
    fields: dict[str, Any] = {"rows": names, "unmatched": others}
    fields |= {name: SelectField(row.category, choices=_choices(row)) for name, row in names}
    fields |= {name: BooleanField(_apart_words(answer)) for name, answer in others}
    shown: dict[str, Any] = {name: LEFT_OUT if row.answer == NOT_ASKED else row.answer or UNKNOWN for name, row in names} | {
        name: answer.is_apart for name, answer in others
    }
    form: MatchesForm = type("MatchesForm", (MatchesForm,), fields)(data=shown)
    return form


def _apart_words(answer: Unmatched) -> LazyText:
    return _(
        "“%(answer)s” is in no category of the census: those who chose it keep their share of the participants",
        answer=answer.label,
    )


def _choices(row: Row) -> list[tuple[str, Any]]:
    answers = list(zip(row.variable.categories, row.variable.labels, strict=True))
    unknown = [(UNKNOWN, _("Not said yet"))] if row.by_words is None else []
    return [*unknown, *answers, (LEFT_OUT, _("People we do not ask: leave them out"))]
