"""The forms of organisers for what stands around questions: a condition, a translation."""

from collections.abc import Sequence
from typing import Any

from wtforms import RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, DateInput, ListWidget

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.conditions import can_lead, depends_on
from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import DATE, LABEL_AT_MOST, Options, QuestionType, items
from consult.diagnostics.wording import setting_texts
from consult.web.forms import Form


class ConditionForm(Form):
    """Which answers to an earlier question let another one be asked."""

    is_chosen = RadioField(
        _("The question is asked when"),
        choices=[("yes", _("one of these answers is chosen")), ("no", _("none of these answers is chosen"))],
        validators=[InputRequired()],
    )
    chosen = SelectMultipleField(
        _("Answers"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validators=[InputRequired(_("Tick at least one answer."))],
    )


class BoundsForm(Form):
    """Between which numbers or days an earlier answer lets another question be asked."""

    least = StringField(_("From"), validators=[Optional(), Length(max=40)])
    most = StringField(_("Up to"), validators=[Optional(), Length(max=40)])

    kind: QuestionType
    settings: Options

    @property
    def between(self) -> tuple[Any, Any]:
        """Both ends as answers to the earlier question; None for one left out, anything for what makes no sense."""
        least, most = (self.kind.parse(self.settings, {"": [field.data or ""]}) for field in (self.least, self.most))
        return least, most


def bounds_form(question: Question, source: Question) -> BoundsForm:
    """The form of a condition on the number or the day that answers `source`, filled from the condition there is."""
    kind = QUESTION_TYPES[source.kind]
    known = question.show_if if depends_on(question) == source.uid and question.show_if else {}
    typed = {name: kind.typed(source.options, known[name])[""][0] for name in ("least", "most") if known.get(name) is not None}
    form = BoundsForm(data=typed)
    form.kind, form.settings = kind, source.options
    if kind.measures == DATE:
        form.least.widget = form.most.widget = DateInput()
    return form


def leading_questions(questions: Sequence[Question], question: Question) -> list[Question]:
    """The questions on whose answers this one can depend: earlier ones that give answers to choose from, a number or a day."""
    return [one for one in questions if one.position < question.position and can_lead(one)]


def condition_form(question: Question, source: Question) -> ConditionForm:
    """The form of a condition on the answers of `source`, filled from the condition there is."""
    is_same = depends_on(question) == source.uid
    known: dict[str, Any] = dict(question.show_if) if is_same and question.show_if else {"is_chosen": True, "items": []}
    form = ConditionForm(data={"is_chosen": "yes" if known["is_chosen"] else "no", "chosen": known["items"]})
    form.chosen.choices = [(item["key"], item["label"]) for item in items(source.options)]
    return form


class TranslationForm(Form):
    """What every question says; `translation_form` adds its lines and the words among its settings."""

    label = StringField(_("Question"), validators=[Length(max=LABEL_AT_MOST)])
    hint = StringField(_("Explanation"), validators=[Length(max=500)])
    easy_text = TextAreaField(_("In simple words"), validators=[Length(max=1_000)])
    section = StringField(_("Heading above"), validators=[Length(max=200)])

    item_names: tuple[tuple[str, str], ...] = ()
    setting_names: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> dict[str, Any]:
        """The translation as the question stores it."""
        plain = {name: self[name].data or "" for name in ("label", "hint", "easy_text", "section")}
        lines = {key: self[name].data or "" for key, name in self.item_names}
        return plain | {"items": lines, "settings": {key: self[name].data or "" for key, name in self.setting_names}}


def translation_form(question: Question, language: str) -> TranslationForm:
    """The form of a translation; each line is labelled with the words it translates."""
    lines = {item["key"]: str(item["label"]) for item in items(question.options)}
    texts = setting_texts(question)
    item_names = tuple((key, f"item_{place}") for place, key in enumerate(lines))
    setting_names = tuple((key, f"setting_{place}") for place, key in enumerate(texts))
    said: dict[str, Any] = question.translations.get(language, {})
    shown = {name: said.get(name, "") for name in ("label", "hint", "easy_text", "section")}
    fields: dict[str, Any] = {"item_names": item_names, "setting_names": setting_names}
    for names, words, group in ((item_names, lines, "items"), (setting_names, texts, "settings")):
        for key, name in names:
            fields[name] = StringField(words[key], validators=[Length(max=LABEL_AT_MOST)])
            shown[name] = said.get(group, {}).get(key, "")
    form: TranslationForm = type("TranslationForm", (TranslationForm,), fields)(data=shown)
    return form


class IntroductionTranslationForm(Form):
    """The introduction in another language."""

    introduction = TextAreaField(_("Introduction"), validators=[Length(max=5_000)])
