"""Forms of Kobo, ODK and others (XLSForm): the sheets `survey`, `choices` and `settings` of a workbook, read as questions.

The format is that of the XLSForm specification (xlsform.org): one row per question, `select_one LIST` with its choices apart,
`relevant` for what is asked when, a column per language as `label::French (fr)`. Our own forms say more (`xlsform_own`).
"""

from collections.abc import Sequence
from typing import Any

from consult.core.i18n import LazyText, in_language
from consult.core.i18n import lazy_gettext as _
from consult.core.sheets import read_workbook
from consult.diagnostics.importing.constraints import read_constraint
from consult.diagnostics.importing.faults import Fault, Refused
from consult.diagnostics.importing.form_plan import LANGUAGES, OWN_WORDS_LOST, FormPlan, items_of
from consult.diagnostics.importing.relevance import condition_of
from consult.diagnostics.importing.xlsform_own import (
    EASY,
    EXTRA,
    LIST,
    PAGE,
    PIECE,
    SECTION,
    SENSITIVE,
    own_items,
    own_kind,
    own_settings,
    own_translations,
)
from consult.diagnostics.importing.xlsform_rows import TYPE, FormRow, own_language, rows_of, speaks
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.usual_questions import with_defaults

TECHNICAL = ("start", "end", "today", "deviceid", "phonenumber", "username", "email", "audit", "simserial", "subscriberid")
PLAIN_KINDS = {"date": "date", "image": "photo", "acknowledge": "consent"}
LIST_KINDS = {"select_one": "single_choice", "select_multiple": "multiple_choice", "rank": "ranking"}
NUMBER_KINDS = {"integer": 0, "decimal": 4}
WITHOUT_BOUNDS = {"lowest": 0, "highest": 1_000_000}
AREAS = {"here": _("In this territory"), "elsewhere": _("Elsewhere")}
# Columns that nothing here answers to, and what is said of them.
LOST_COLUMNS: dict[str, LazyText] = {
    "choice_filter": _("The choices are not narrowed down by earlier answers: all are shown."),
    "constraint_message": _("The sentence about wrong answers is left out: Consult has its own."),
    "default": _("No answer is filled in beforehand."),
    "guidance_hint": _("The guidance for interviewers is left out."),
    "media": _("Pictures, sounds and films beside the question are left out."),
}
CALCULATED = _("A calculation is left out: nothing is computed while people answer.")
REPEATED = _("Questions that are asked several times over cannot be asked here; all of this part is left out.")


def read_xlsform(data: bytes) -> FormPlan:
    """The questions of the workbook. Raises UnreadableSheet for a broken file, Refused where it holds no form."""
    sheets = {name: rows_of(lines) for name, lines in read_workbook(data).items()}
    survey = sheets.get("survey", [])
    if not any(row.get("type") for row in survey):
        raise Refused([Fault(str(_("This workbook has no sheet “survey” with a column “type”: it is not an XLSForm.")))])
    settings = sheets.get("settings", [])
    own = own_language(settings[0].get("default_language") if settings else "", survey)
    reader = _Reader(FormPlan(own), own, sheets.get("choices", []))
    reader.note_languages(survey)
    for row in survey:
        reader.take(row)
    if not reader.plan.asked:
        raise Refused([Fault(str(_("This form holds no question that can be taken over."))), *reader.plan.losses])
    return reader.plan


class _Reader:
    """Walks through the rows, knowing which groups are open."""

    def __init__(self, plan: FormPlan, own: str, choices: Sequence[FormRow]) -> None:
        self.plan, self.own, self.page, self.section = plan, own, 1, FormRow(0, {})
        self.choices: dict[str, list[FormRow]] = {}
        for row in choices:
            self.choices.setdefault(row.get("list_name") or row.get("list name"), []).append(row)
        self.groups: list[FormRow] = []
        # How many groups are open whose rows are not questions of their own: repeats, and pieces of one question.
        self.passed_over = 0

    def note_languages(self, rows: Sequence[FormRow]) -> None:
        """Notes the languages that are not spoken here."""
        headings = rows[0].cells if rows else {}
        for heading in headings:
            if heading.startswith("label::") and speaks(heading, "label", self.own) not in LANGUAGES:
                self.plan.lose(1, heading, _("This language is not spoken here; its words are left out."))

    def take(self, row: FormRow) -> None:
        """Takes one row over."""
        kind, _space, rest = row.get("type").partition(" ")
        if kind in ("begin", "end"):
            kind, rest = f"{kind}_{rest.strip()}", ""
        if self.passed_over:
            self.passed_over += kind.startswith("begin_") - kind.startswith("end_")
        elif kind == "begin_repeat":
            self.passed_over = 1
            self.plan.lose(row.line, row.get("name"), REPEATED)
        elif kind == "begin_group":
            self._begin_group(row)
        elif kind == "end_group":
            self._end_group()
        elif kind and row.get(TYPE) != PIECE:
            self._question(row, kind, rest.split())

    def _begin_group(self, row: FormRow) -> None:
        if own_kind(row):
            self.passed_over = 1
            self._own_question(row, str(own_kind(row)), [])
            return
        self.groups.append(row)
        if row.get(TYPE) != PAGE:
            self.section = row
        if row.get(TYPE) != SECTION:
            self._turn()

    def _end_group(self) -> None:
        ended = self.groups.pop() if self.groups else FormRow(0, {})
        self.section = FormRow(0, {})
        if ended.get(TYPE) != SECTION:
            self._turn()

    def _turn(self) -> None:
        """A new page, unless this one is empty still."""
        if any(one.words["page"] == self.page for one in self.plan.asked):
            self.page += 1

    def _question(self, row: FormRow, kind: str, rest: list[str]) -> None:
        if own_kind(row):
            self._own_question(row, str(own_kind(row)), rest)
        elif kind in LIST_KINDS and rest:
            self._choices(row, LIST_KINDS[kind], rest)
        elif kind == "text":
            self._ask(row, "long_text" if "multiline" in row.get("appearance") else "short_text", {})
        elif kind in NUMBER_KINDS:
            self._ask(row, "number", WITHOUT_BOUNDS | {"decimals": NUMBER_KINDS[kind]})
        elif kind in PLAIN_KINDS:
            self._ask(row, PLAIN_KINDS[kind], {})
        elif kind == "geopoint":
            self._point(row)
        elif kind == "note" and not self.plan.asked and not self.plan.introduction:
            self._introduction(row)
        else:
            self._lose_row(row, kind)

    def _point(self, row: FormRow) -> None:
        """A point on a map: a place, which needs areas for whoever does not use a map."""
        listed = [_choice(row, name, words) for name, words in AREAS.items()]
        labels = [one.words("label", self.own, self.own) for one in listed]
        self._ask(row, "place", {"items": items_of(labels, [*AREAS])}, listed)
        self.plan.lose(row.line, row.get("name"), _("Two areas are added, for people who use no map. Change them as you like."))

    def _introduction(self, row: FormRow) -> None:
        self.plan.introduction = row.words("label", self.own, self.own)
        said = {language: row.words("label", language, self.own) for language in LANGUAGES if language != self.own}
        self.plan.translations = {language: {"introduction": words} for language, words in said.items() if words}

    def _lose_row(self, row: FormRow, kind: str) -> None:
        reason = _("There is nothing like “%(kind)s” here.", kind=kind)
        if kind in TECHNICAL:
            reason = _("“%(kind)s” is about the device or the hour; Consult does not gather it.", kind=kind)
        self.plan.lose(row.line, row.get("name"), CALCULATED if kind in ("calculate", "hidden") else reason)

    def _choices(self, row: FormRow, kind: str, rest: list[str]) -> None:
        listed = self.choices.get(rest[0], [])
        if "or_other" in rest and kind == "single_choice":
            listed = [*listed, *_own_answer(row, listed)]
            self.plan.lose(row.line, row.get("name"), OWN_WORDS_LOST)
        labels = [one.words("label", self.own, self.own) or one.get("name") for one in listed]
        options: dict[str, Any] = {"items": items_of(labels, [one.get("name") for one in listed])}
        if "or_other" in rest and kind == "multiple_choice":
            options["other"] = str(_("Other"))
        if kind == "ranking":
            options["places"] = max(2, min(len(listed), 20))
        self._ask(row, kind, options, listed)

    def _own_question(self, row: FormRow, kind: str, rest: list[str]) -> None:
        """A question of a form that we wrote."""
        name = row.get(LIST) or next(iter(rest), "")
        listed = [one for one in self.choices.get(name, []) if one.get(TYPE) != EXTRA]
        items = {"items": own_items(listed, self.own)} if QUESTION_TYPES[kind].fewest_items else {}
        self._ask(row, kind, own_settings(row, kind) | items, listed if items else ())

    def _ask(self, row: FormRow, kind: str, options: dict[str, Any], listed: Sequence[FormRow] = ()) -> None:
        self._note_losses(row)
        translations = self._translations(row, kind, listed, options)
        self.plan.ask(
            row.line,
            row.get("name"),
            kind,
            tuple(one.get("name") for one in listed),
            label=row.words("label", self.own, self.own),
            hint=row.words("hint", self.own, self.own),
            options=self._bounded(row, kind, options),
            is_required=row.is_yes("required"),
            is_sensitive=row.is_yes(SENSITIVE),
            easy_text=row.words(EASY, self.own, self.own),
            page=self.page,
            section=self.section.words("label", self.own, self.own),
            show_if=self._condition(row),
            translations=translations,
        )

    def _note_losses(self, row: FormRow) -> None:
        """Notes the cells that nothing here answers to."""
        for column, reason in LOST_COLUMNS.items():
            if row.says(column):
                self.plan.lose(row.line, row.get("name"), reason)
        if row.get("calculation"):
            self.plan.lose(row.line, row.get("name"), CALCULATED)

    def _bounded(self, row: FormRow, kind: str, options: dict[str, Any]) -> dict[str, Any]:
        """The options within the bounds that the rule of the row sets; what of the rule is lost is noted."""
        whole = with_defaults(kind, options)
        found = read_constraint(row.get("constraint"), QUESTION_TYPES[kind], is_whole=not whole.get("decimals"))
        bounded, lost = options | found.settings, found.lost
        if found.settings and QUESTION_TYPES[kind].check_options(with_defaults(kind, bounded)) is not None:
            bounded, lost = options, [row.get("constraint")]
        for rule in lost:
            self.plan.lose(row.line, row.get("name"), _("The rule “%(rule)s” is left out.", rule=rule[:80]))
        return bounded

    def _condition(self, row: FormRow) -> Any:
        wanted = [rule for rule in (*(one.get("relevant") for one in self.groups), row.get("relevant")) if rule]
        if not wanted:
            return None
        found = condition_of(wanted[0], self.plan) if len(wanted) == 1 else None
        if found is None:
            rule = " and ".join(wanted)[:80]
            reason = _("The condition “%(rule)s” is left out: everybody will be asked.", rule=rule)
            self.plan.lose(row.line, row.get("name"), reason)
        return found

    def _translations(self, row: FormRow, kind: str, listed: Sequence[FormRow], options: dict[str, Any]) -> dict[str, Any]:
        found = {}
        section = {language: self.section.words("label", language, self.own) for language in LANGUAGES}
        more = own_translations(row, kind, section, self.own)
        keys = [str(item["key"]) for item in options.get("items", ())]
        for language in LANGUAGES:
            words: dict[str, Any] = {what: row.words(what, language, self.own) for what in ("label", "hint")}
            lines = {key: one.words("label", language, self.own) for key, one in zip(keys, listed, strict=True)}
            if language != self.own and words["label"]:
                found[language] = words | {"items": {key: label for key, label in lines.items() if label}} | more[language]
        return found


def _choice(row: FormRow, name: str, words: LazyText) -> FormRow:
    """A choice in our own words, as if it stood in the file."""
    return FormRow(row.line, {"name": name} | {f"label::{language}": in_language(words, language) for language in LANGUAGES})


def _own_answer(row: FormRow, listed: Sequence[FormRow]) -> list[FormRow]:
    """The choice of those who say it otherwise, unless the list has it."""
    return [] if any(one.get("name") == "other" for one in listed) else [_choice(row, "other", _("Other"))]
