"""The vote as organisers write it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
    widgets,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from consult.consultations.models import Consultation
from consult.core.i18n import LazyText, gettext
from consult.core.i18n import lazy_gettext as _
from consult.ideas.models import Idea
from consult.ideas.queries import approved_ideas
from consult.needs.models import Need
from consult.needs.queries import needs_by_theme
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.ties import TIE_LABELS
from consult.votes.drafting import Draft
from consult.votes.models import Option, Vote
from consult.votes.option_forms import AmountField, AreaBudgetsField, OwnOptionForm, TermsForm
from consult.votes.presets import PRESETS, Preset
from consult.votes.rule_settings import CHOICES
from consult.votes.sense import LARGEST_NUMBER, MOST_OPTIONS, pair_problem
from consult.votes.writing import SAME_NAMES
from consult.web.forms import Form

NEW_LINES = 3
COLUMNS = (*SAME_NAMES, "ballot_type", "counting_rule", "budget", "external_url")
SECRECIES: dict[str, LazyText] = {
    "confidential": _("Confidential: no name stands beside a ballot"),
    "open": _("Open: whoever wishes shows their name beside their ballot once the vote is over"),
    "external": _("Secret in the sense of the law: held in another system, which we lead to"),
}
ELECTORATES: dict[str, LazyText] = {
    "accounts": _("Everybody who has confirmed an e-mail address"),
    "roll": _("Only people on a roll, by a code sent by post or at the town hall"),
}


def _choices(words: Mapping[str, object]) -> list[SelectChoice]:
    return [SelectChoice(key, label) for key, label in words.items()]


def _first(setting: str) -> str:
    return next(iter(CHOICES[setting]))


def _boxes(label: object) -> SelectMultipleField:
    return SelectMultipleField(label, widget=widgets.ListWidget(prefix_label=False), option_widget=widgets.CheckboxInput())


def _whole(label: object, least: int, most: int, **more: Any) -> IntegerField:
    return IntegerField(label, [Optional(), NumberRange(least, most)], **more)


class VoteForm(Form):
    """A vote: what it is called, what can be chosen, how people answer and how ballots are counted."""

    title = StringField(_("The question of the vote"), [InputRequired(), Length(max=200)])
    description = TextAreaField(_("What people should know before they choose"), [Optional(), Length(max=2_000)])
    ideas = _boxes(_("Ideas to choose from"))
    needs = _boxes(_("Needs to choose from"))
    own_options = FieldList(FormField(OwnOptionForm), min_entries=0, max_entries=MOST_OPTIONS)
    min_choices = IntegerField(_("At least how many choices"), [InputRequired(), NumberRange(0, MOST_OPTIONS)], default=1)
    max_choices = _whole(_("At most how many choices"), 1, MOST_OPTIONS)
    ballot_type = RadioField(_("How people answer"), choices=_choices({kind.key: kind.label for kind in BALLOT_TYPES}))
    counting_rule = SelectField(_("How ballots are counted"), choices=_choices({rule.key: rule.label for rule in COUNTING_RULES}))
    seats = _whole(_("How many options are chosen"), 1, MOST_OPTIONS, default=1)
    budget = AmountField(_("Budget"))
    area_budgets = AreaBudgetsField(_("Budget by area"), [Optional(), Length(max=20_000)])
    min_spend = AmountField(_("At least how much a basket must cost, or how many points one must give"))
    points = _whole(_("Points to give, or the highest score"), 1, LARGEST_NUMBER, default=10)
    is_equal_rank_allowed = BooleanField(_("Two options may have the same rank"))
    is_final = BooleanField(_("A ballot in the box cannot be changed"))
    tie_rule = SelectField(
        _("Which of two equal options comes first"), choices=_choices({str(k): v for k, v in TIE_LABELS.items()})
    )
    quorum = _whole(_("From how many ballots on the result counts"), 0, LARGEST_NUMBER, default=0)
    secrecy = RadioField(_("Secrecy"), choices=_choices(SECRECIES), default="confidential")
    external_url = StringField(_("Address of the election held elsewhere"), [Optional(), Length(max=500)])
    electorate = RadioField(_("Who can vote"), choices=_choices(ELECTORATES), default="accounts")
    completion = SelectField(
        _("Equal Shares: what is left over"), choices=_choices(CHOICES["completion"]), default=_first("completion")
    )
    utility = SelectField(
        _("Equal Shares: what a project counts"), choices=_choices(CHOICES["utility"]), default=_first("utility")
    )
    step = AmountField(_("Equal Shares: by how much everybody's share is raised"))
    threshold = _whole(_("Greedy with a threshold: how many ballots a project needs"), 0, LARGEST_NUMBER)
    transfer = SelectField(
        _("Transferable vote: how ballots move on"), choices=_choices(CHOICES["transfer"]), default=_first("transfer")
    )

    known_ideas: Mapping[str, Idea] = {}
    known_needs: Mapping[str, Need] = {}

    def validate_max_choices(self, field: Any) -> None:
        """Refuses limits that contradict each other."""
        if field.data is not None and self.min_choices.data is not None and field.data < self.min_choices.data:
            raise ValidationError(gettext("The largest number of choices cannot be smaller than the smallest."))

    def validate_counting_rule(self, field: Any) -> None:
        """Refuses a rule that cannot count such ballots, and names those that can."""
        has_budget = bool(self.budget.data or self.area_budgets.data)
        is_known = self.ballot_type.data in BALLOT_TYPES.keys() and field.data in COUNTING_RULES.keys()  # noqa: SIM118
        problem = pair_problem(self.ballot_type.data, field.data, has_budget=has_budget) if is_known else None
        if problem:
            raise ValidationError(problem)

    @property
    def has_terms(self) -> bool:
        """Whether costs, areas and groups are asked for beside the options."""
        return any(name.startswith("terms-") for name in self._fields)

    def more_lines(self) -> None:
        """Adds empty lines for options of the vote's own."""
        for _line in range(min(NEW_LINES, MOST_OPTIONS - len(self.own_options))):
            self.own_options.append_entry()

    def draft(self) -> Draft:
        """The vote as filled in."""
        same = ("ballot_type", "counting_rule", "max_choices", "tie_rule", "secrecy", "electorate", "is_equal_rank_allowed")
        settings = ("completion", "utility", "step", "threshold", "transfer")
        return Draft(
            title=self.title.data or "",
            description=self.description.data or "",
            ideas=[self.known_ideas[uid] for uid in self.ideas.data or ()],
            needs=[self.known_needs[uid] for uid in self.needs.data or ()],
            own_options=[line.form.option() for line in self.own_options if line.form.title.data],
            terms={name.removeprefix("terms-"): self[name].form.terms() for name in self._fields if name.startswith("terms-")},
            min_choices=self.min_choices.data or 0,
            seats=self.seats.data or 1,
            budget=self.budget.data or None,
            area_budgets=self.area_budgets.data or {},
            min_spend=self.min_spend.data or Decimal(0),
            points=self.points.data or 10,
            quorum=self.quorum.data or 0,
            is_replaceable=not self.is_final.data,
            external_url=self.external_url.data or "",
            rule_settings={name: _plain(self[name].data) for name in settings},
            **{name: self[name].data for name in same},
        )


def vote_form(
    consultation: Consultation, vote: Vote | None = None, *, preset: Preset | None = None, has_terms: bool = False
) -> VoteForm:
    """The form of a vote of the consultation: as a preset begins it, or as the vote stands. `has_terms` asks for costs."""
    known_ideas = {idea.uid: idea for idea in approved_ideas(consultation)}
    known_needs = {need.uid: need for theme in needs_by_theme(consultation) for need in theme.needs}
    fields: dict[str, Any] = {"known_ideas": known_ideas, "known_needs": known_needs}
    if has_terms:
        fields |= {f"terms-{uid}": FormField(TermsForm) for uid in (*known_ideas, *known_needs)}
    form: VoteForm = type("VoteForm", (VoteForm,), fields)(data=_standing(vote) if vote else _begun(preset))
    form.ideas.choices = _choices({uid: idea.title for uid, idea in known_ideas.items()})
    form.needs.choices = _choices({uid: need.statement for uid, need in known_needs.items()})
    if not form.is_submitted():
        form.more_lines()
    return form


def _begun(preset: Preset | None) -> dict[str, Any]:
    """What the preset sets, and the first choice of everything else."""
    return {"max_choices": None, "tie_rule": "file", **(preset or next(iter(PRESETS))).values}


def _standing(vote: Vote) -> dict[str, Any]:
    """What stands in the fields: the columns of the same name, and what is kept otherwise."""
    return {name: getattr(vote, name) for name in COLUMNS} | {
        "ideas": [option.idea.uid for option in vote.options if option.idea],
        "needs": [option.need.uid for option in vote.options if option.need],
        "own_options": [_own(option) for option in vote.options if not option.idea and not option.need],
        "area_budgets": {line.area: line.budget for line in vote.area_budgets},
        "is_final": not vote.is_replaceable,
        "max_choices": None if vote.max_choices >= len(vote.options) else vote.max_choices,
        **vote.rule_settings,
        **dict(_terms(vote.options)),
    }


def _own(option: Option) -> dict[str, Any]:
    return {"title": option.title, "description": option.description, **_facts(option)}


def _terms(options: Iterable[Option]) -> Iterable[tuple[str, dict[str, Any]]]:
    subjects = ((option, option.idea or option.need) for option in options)
    return ((f"terms-{subject.uid}", _facts(option)) for option, subject in subjects if subject)


def _facts(option: Option) -> dict[str, Any]:
    return {"cost": option.cost or None, "area": option.area, "exclusive_group": option.exclusive_group}


def _plain(setting: object) -> object:
    """A setting as JSON keeps it."""
    return float(setting) if isinstance(setting, Decimal) else setting
