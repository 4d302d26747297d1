"""The forms of bringing in answers: the file, and what each of its columns says."""

from collections.abc import Sequence
from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import Length, Optional

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.importing.answer_mapping import AnswerMapping
from consult.diagnostics.importing.answer_meanings import ANNOUNCED, CHOSEN, NTH, RANK, Meaning
from consult.diagnostics.importing.answer_table import AnswerTable
from consult.diagnostics.question_types.pieces import SEVERAL
from consult.web.forms import Form

ASIDE, ID, DAY, UNTOLD = "", "@id", "@day", "@untold"
# A page of more choices than this would be too heavy for a telephone: each column then offers its own question alone.
CHOICES_AT_MOST = 12_000
LABEL_ALONE, LABEL_BESIDE = 70, 30


class AnswerFileForm(Form):
    """The file of answers."""

    file = FileField(_("The file"), [FileRequired(_("Choose the file first."))])


class MappingForm(Form):
    """What the columns say; `mapping_form` adds a field for each."""

    blanks = StringField(
        _("Cells that say nothing"),
        description=_("Words between semicolons, such as NA; --. Empty cells say nothing anyway."),
        validators=[Optional(), Length(max=500)],
    )
    is_finished_only = BooleanField(_("Leave out lines without a day: people who did not finish"))

    is_whole_only = BooleanField(
        _("Leave out whole lines in which something cannot be read"),
        description=_("To correct them in the file and bring them in later. Else only what cannot be read is left out."),
    )

    survey = StringField(
        _("Name of the survey or the place, where several were held"),
        description=_(
            "Such as “gymnasium”. It tells people apart whom two surveys both number 1, 2, 3… "
            "Give a survey the same name whenever you bring in its file, or its people count twice."
        ),
        validators=[Optional(), Length(max=200)],
    )

    column_names: tuple[tuple[str, str], ...] = ()

    @property
    def mapping(self) -> AnswerMapping:
        """What was chosen."""
        chosen = {heading: self[name].data or ASIDE for heading, name in self.column_names}
        special = {said: heading for heading, said in chosen.items()}
        return AnswerMapping(
            columns={heading: said for heading, said in chosen.items() if said not in (ASIDE, ID, DAY, UNTOLD)},
            id_column=special.get(ID),
            day_column=special.get(DAY),
            untold_column=special.get(UNTOLD),
            blanks=tuple(part.strip() for part in (self.blanks.data or "").split(";") if part.strip()),
            is_finished_only=bool(self.is_finished_only.data),
            is_whole_only=bool(self.is_whole_only.data),
            survey=self.survey.data or "",
        )


def mapping_form(table: AnswerTable, meanings: Sequence[Meaning], mapping: AnswerMapping) -> MappingForm:
    """The form of a mapping, filled from the one there is."""
    names = tuple((heading, f"column_{place}") for heading, place in table.places.items())
    said = dict(mapping.columns)
    special = ((mapping.id_column, ID), (mapping.day_column, DAY), (mapping.untold_column, UNTOLD))
    said |= {heading: name for heading, name in special if heading}
    groups = _groups(meanings)
    is_light = len(names) * len(meanings) <= CHOICES_AT_MOST
    fields: dict[str, Any] = {"column_names": names}
    for heading, name in names:
        own = {label: group for label, group in groups.items() if is_light or said.get(heading) in dict(group)}
        fields[name] = SelectField(heading, choices={"": _special(), **own}, validate_choice=True)
    shown: dict[str, Any] = {name: said.get(heading, ASIDE) for heading, name in names}
    shown |= {"blanks": "; ".join(mapping.blanks), "survey": mapping.survey}
    shown |= {"is_finished_only": mapping.is_finished_only, "is_whole_only": mapping.is_whole_only}
    form: MappingForm = type("MappingForm", (MappingForm,), fields)(data=shown)
    return form


def _special() -> list[tuple[str, Any]]:
    return [
        (ASIDE, _("Nothing: leave it aside")),
        (ID, _("The id of the line")),
        (DAY, _("The day of the answer")),
        (UNTOLD, _("Numbers of questions people prefer not to answer")),
    ]


def _groups(meanings: Sequence[Meaning]) -> dict[str, list[tuple[str, str]]]:
    """What columns can say, question by question; each choice names its question, as it is read without the others."""
    groups: dict[str, list[tuple[str, str]]] = {}
    numbers: dict[str, int] = {}
    for meaning in meanings:
        number, label = numbers.setdefault(meaning.question.uid, len(numbers) + 1), meaning.question.label
        words = _words(meaning)
        beside = f"{words} ({number}. {_cut(label, LABEL_BESIDE)})" if words else f"{number}. {_cut(label, LABEL_ALONE)}"
        groups.setdefault(f"{number}. {_cut(label, LABEL_ALONE)}", []).append((meaning.name, beside))
    return groups


def _cut(label: str, length: int) -> str:
    return label if len(label) <= length else f"{label[:length].rstrip()}…"


def _words(meaning: Meaning) -> str:
    if meaning.way in (CHOSEN, ANNOUNCED):
        return str(_("“%(words)s” is chosen", words=meaning.label))
    if meaning.way == RANK:
        return str(_("The place given to “%(words)s”", words=meaning.label))
    if meaning.way == NTH:
        return str(_("What was put in place %(number)s", number=meaning.label))
    return str(_("All answers chosen")) if meaning.way == SEVERAL else meaning.label
