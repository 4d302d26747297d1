"""The forms of organisers for what stands around questions: a condition, a translation."""

from collections.abc import Collection, Sequence
from typing import Any

from wtforms import RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, DateInput, ListWidget

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.conditions import can_lead, depends_on
from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import DATE, LABEL_AT_MOST, Options, QuestionType, items
from consult.diagnostics.rewording import ITEMS, SAID_OF_ALL, SETTINGS, Rewording, kept_words
from consult.diagnostics.wording import setting_texts
from consult.web.forms import Form

SAME, OTHER = "same", "other"


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


class TranslatingForm(Form):
    """Words in another language, some of which can only be read."""

    fixed: frozenset[str] = frozenset()
    """The fields whose words people could read already."""

    def fix(self, names: Collection[str]) -> None:
        """Leaves these to be read."""
        self.fixed = frozenset(names)
        for name in names:
            self[name].render_kw = {"readonly": True}

    @property
    def is_fixed(self) -> bool:
        """Whether nothing is left to be translated."""
        return not {name for name in self.data if name != "csrf_token"} - self.fixed


class TranslationForm(TranslatingForm):
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


def translation_form(question: Question, language: str, is_locked: bool = False) -> TranslationForm:
    """The form of a translation; each line is labelled with the words it translates. What is locked can only be read."""
    lines = {item["key"]: str(item["label"]) for item in items(question.options)}
    fields: dict[str, Any] = {}
    spots = {(name, ""): name for name, _what in SAID_OF_ALL}
    for name, group, words in (("item", ITEMS, lines), ("setting", SETTINGS, setting_texts(question))):
        fields[f"{name}_names"] = named = tuple((key, f"{name}_{place}") for place, key in enumerate(words))
        fields |= {field: StringField(words[key], validators=[Length(max=LABEL_AT_MOST)]) for key, field in named}
        spots |= {(group, key): field for key, field in named}
    shown = {spots[spot]: text for spot, text in kept_words(question, language).items()}
    form: TranslationForm = type("TranslationForm", (TranslationForm,), fields)(data=shown)
    form.fix(shown if is_locked else ())
    return form


class MeaningForm(Form):
    """What somebody says of each question that a correction words otherwise; `meaning_form` adds a field for each."""

    asked: tuple[tuple[str, Rewording], ...] = ()
    """The name of each field with the question it is about."""

    @property
    def means_the_same(self) -> dict[str, bool]:
        """By uid, whether the question still means the same."""
        return {one.uid: self[name].data == SAME for name, one in self.asked}


def meaning_form(reworded: Sequence[Rewording]) -> MeaningForm:
    """The form of a decision on each of these; where words of answers differ it supposes that they mean something else."""
    asked = tuple((f"meaning_{place}", one) for place, one in enumerate(reworded))
    fields: dict[str, Any] = {"asked": asked}
    for name, _one in asked:
        fields[name] = RadioField(
            _("Does it still mean the same?"),
            choices=[(SAME, _("Yes: the answers given before count together with the new ones")), (OTHER, _("No, or not quite"))],
            validators=[InputRequired(_("Say whether the question still means the same."))],
        )
    shown = {name: OTHER for name, one in asked if one.are_answers}
    form: MeaningForm = type("MeaningForm", (MeaningForm,), fields)(data=shown)
    return form


class IntroductionTranslationForm(TranslatingForm):
    """The introduction in another language."""

    introduction = TextAreaField(_("Introduction"), validators=[Length(max=5_000)])


def introduction_translation_form(introduction: str, is_locked: bool) -> IntroductionTranslationForm:
    """The form, filled; what is locked can only be read."""
    form = IntroductionTranslationForm(data={"introduction": introduction})
    form.fix(("introduction",) if introduction and is_locked else ())
    return form
