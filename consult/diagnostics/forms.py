"""The forms of organisers: the introduction of a questionnaire, and a question of any type."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from consult.accounts.identity_settings import is_configured, label
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.models import CODE, EMAIL, IDENTITY, OPEN, RESIDENT, Question, Questionnaire
from consult.diagnostics.question_types.contract import ITEMS_AT_MOST, LABEL_AT_MOST, QuestionType, Setting, items
from consult.needs.models import Need
from consult.web.forms import Form

WHO_ANSWERS = (
    (EMAIL, _("Whoever confirms an e-mail address: one response each")),
    (OPEN, _("Whoever has the link, without an account: nobody can check that each answers only once")),
    (CODE, _("Whoever has a code you sent: one response for each code, without an account")),
    (RESIDENT, _("Whoever is on your list of residents: one response each, without an account")),
)
NEW_LINES = 3
PLACED = ("is_sensitive", "easy_text", "section", "page")
LANGUAGES = {"fr": "Français", "en": "English"}


class IntroductionForm(Form):
    """What is said before the questions, and how they are answered."""

    introduction = TextAreaField(
        _("Introduction"),
        description=_("A few sentences that make one want to answer."),
        validators=[Optional(), Length(max=5_000)],
    )
    is_paged = BooleanField(_("Show one page at a time"))
    assurance = RadioField(_("Who can answer"), choices=list(WHO_ANSWERS), validators=[Optional()])
    is_replaceable = BooleanField(_("People may change their answers until the end"))
    language = SelectField(_("Language of these questions"), choices=list(LANGUAGES.items()), validators=[Optional()])


def introduction_form(questionnaire: Questionnaire | None = None) -> IntroductionForm:
    """The form, filled from the questionnaire where there is one; with the identity provider where there is one."""
    form = IntroductionForm(obj=questionnaire)
    if is_configured() or (questionnaire and questionnaire.assurance == IDENTITY):
        words = _("Whoever signs in with %(provider)s: one response each, nobody on paper or face to face", provider=label())
        form.assurance.choices = [*WHO_ANSWERS, (IDENTITY, words)]
    return form


class ItemForm(Form):
    """One line of a question."""

    class Meta(Form.Meta):
        """The form around it carries the token."""

        csrf = False

    key = HiddenField()
    label = StringField(_("Words"), validators=[Optional(), Length(max=LABEL_AT_MOST)])
    need = SelectField(_("Need it is about"), validators=[Optional()])
    place = IntegerField(_("Place"), validators=[Optional(), NumberRange(1, 1_000)])


class QuestionForm(Form):
    """What every question has; `question_form` adds what its type asks for."""

    label = StringField(_("Question"), validators=[InputRequired(_("Write the question.")), Length(max=LABEL_AT_MOST)])
    hint = StringField(
        _("Explanation"), description=_("A sentence below the question, where one helps."), validators=[Length(max=500)]
    )
    is_required = BooleanField(_("People must answer this question"))
    is_sensitive = BooleanField(_("This is a sensitive question: people may answer that they prefer not to say"))
    easy_text = TextAreaField(
        _("In simple words"), description=_("The question in short sentences and simple words."), validators=[Length(max=1_000)]
    )
    section = StringField(
        _("Heading above"),
        description=_("Questions in a row with the same heading stand below it."),
        validators=[Length(max=200)],
    )
    page = IntegerField(
        _("Page"), description=_("A number after the last page makes a new page."), validators=[Optional(), NumberRange(1, 100)]
    )

    setting_keys: tuple[str, ...] = ()
    drawn: Mapping[str, Any] = MappingProxyType({})

    @property
    def options(self) -> dict[str, Any]:
        """The options as the question stores them; lines without words are left out, new ones get a key of their own."""
        settings = {key: "" if self[key].data is None else self[key].data for key in self.setting_keys}
        return dict(self.drawn) | settings | ({"items": _lines(self["lines"].data)} if "lines" in self else {})

    @property
    def told(self) -> dict[str, Any]:
        """What an action takes: label, hint, options, is_required, and where and how the question stands."""
        plain = {"label": self.label.data, "hint": self.hint.data or "", "is_required": self.is_required.data}
        more = {"section": self.section.data or "", "easy_text": self.easy_text.data or "", "page": self.page.data}
        return plain | more | {"is_sensitive": self.is_sensitive.data, "options": self.options}


def question_form(kind: QuestionType, needs: Sequence[Need], question: Question | None = None) -> QuestionForm:
    """The form of a question of that type, filled from the question where there is one."""
    fields: dict[str, Any] = {setting.key: _setting_field(setting) for setting in kind.settings if setting.key not in kind.drawn}
    fields["setting_keys"] = tuple(fields)
    drawn = {setting.key: setting.default for setting in kind.settings if setting.key in kind.drawn}
    fields["drawn"] = drawn | {key: question.options[key] for key in kind.drawn if question and key in question.options}
    if kind.fewest_items:
        fields["lines"] = FieldList(FormField(ItemForm), min_entries=0, max_entries=ITEMS_AT_MOST)
    form: QuestionForm = type("QuestionForm", (QuestionForm,), fields)(data=_filled(kind, question))
    choices = [("", _("No need in particular")), *((need.uid, need.statement) for need in needs)]
    for line in getattr(form, "lines", ()):
        line.form.need.choices = choices
    return form


def _setting_field(setting: Setting) -> Any:
    if setting.choices:
        return SelectField(setting.label, choices=list(setting.choices))
    if setting.limits is None:
        wanted = Optional() if setting.is_optional else InputRequired()
        return StringField(setting.label, validators=[wanted, Length(max=LABEL_AT_MOST)])
    return IntegerField(setting.label, validators=[InputRequired(), NumberRange(*setting.limits)])


def _filled(kind: QuestionType, question: Question | None) -> dict[str, Any]:
    options: Mapping[str, Any] = question.options if question else {}
    shown = {setting.key: options.get(setting.key, setting.default) for setting in kind.settings}
    if question:
        shown |= {name: getattr(question, name) for name in ("label", "hint", "is_required", *PLACED)}
    lines = [item | {"place": place} for place, item in enumerate(items(options), 1)]
    blank = [{"place": len(lines) + more} for more in range(1, NEW_LINES + (0 if lines else kind.fewest_items) + 1)]
    return shown | {"lines": [*lines, *blank]}


def _lines(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The lines with words, by their places; equal places keep their order. The key of a line that goes is not given again."""
    worded = sorted((row for row in rows if row["label"]), key=lambda row: row["place"] or ITEMS_AT_MOST * 1_000)
    taken = {row["key"] for row in rows if row["key"]}
    free = (key for number in range(1, 10 * ITEMS_AT_MOST) if (key := f"n{number}") not in taken)
    return [{"key": row["key"] or next(free), "label": row["label"], "need": row["need"] or None} for row in worded]
