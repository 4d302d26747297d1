"""Forms of Kobo, ODK and others (XLSForm): the sheets `survey`, `choices` and `settings` of a workbook, read as questions.

The format is that of the XLSForm specification (xlsform.org): one row per question, `select_one LIST` with its choices apart,
`relevant` for what is asked when, a column per language as `label::French (fr)`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from consult.core.i18n import lazy_gettext as _
from consult.core.sheets import Line, read_workbook
from consult.diagnostics.importing.faults import Fault, Refused
from consult.diagnostics.importing.form_plan import LANGUAGES, FormPlan, items_of, plain
from consult.diagnostics.importing.relevance import condition_of

CODE = re.compile(r"\(([a-z]{2})(?:[-_][a-z]+)?\)\s*$", re.IGNORECASE)
BOUND = re.compile(r"\.\s*(>=|<=)\s*(-?\d{1,9})")
TECHNICAL = ("start", "end", "today", "deviceid", "phonenumber", "username", "email", "audit", "simserial", "subscriberid")
PLAIN_KINDS = {"date": "date", "image": "photo", "acknowledge": "consent"}
LIST_KINDS = {"select_one": "single_choice", "select_multiple": "multiple_choice", "rank": "ranking"}
NUMBER_KINDS = {"integer": 0, "decimal": 2}
YES = ("yes", "true", "true()", "1", "oui")


@dataclass(frozen=True)
class Row:
    """A row of a sheet: its line, and its cells by heading."""

    line: int
    cells: dict[str, str]

    def get(self, heading: str) -> str:
        """The cell, trimmed; nothing where there is no such column."""
        return self.cells.get(heading, "").strip()

    def words(self, what: str, language: str, own: str) -> str:
        """`label` or `hint` in a language; a column without a language holds the form's own."""
        found = (plain(text) for heading, text in self.cells.items() if _speaks(heading, what, own) == language)
        return next((text for text in found if text), "")


def read_xlsform(data: bytes) -> FormPlan:
    """The questions of the workbook. Raises UnreadableSheet for a broken file, Refused where it holds no form."""
    sheets = {name: _rows(lines) for name, lines in read_workbook(data).items()}
    survey = sheets.get("survey", [])
    if not any(row.get("type") for row in survey):
        raise Refused([Fault(str(_("This workbook has no sheet “survey” with a column “type”: it is not an XLSForm.")))])
    settings = sheets.get("settings", [])
    own = _own_language(settings[0].get("default_language") if settings else "", survey)
    reader = _Reader(FormPlan(own), own, sheets.get("choices", []))
    reader.note_languages(survey)
    for row in survey:
        reader.take(row)
    if not reader.plan.asked:
        raise Refused([Fault(str(_("This form holds no question that can be taken over."))), *reader.plan.losses])
    return reader.plan


class _Reader:
    """Walks through the rows, knowing which groups are open."""

    def __init__(self, plan: FormPlan, own: str, choices: Sequence[Row]) -> None:
        self.plan, self.own, self.page, self.section = plan, own, 1, ""
        self.choices: dict[str, list[Row]] = {}
        for row in choices:
            self.choices.setdefault(row.get("list_name") or row.get("list name"), []).append(row)
        self.groups: list[str] = []
        self.repeats = 0

    def note_languages(self, rows: Sequence[Row]) -> None:
        """Notes the languages that are not spoken here."""
        headings = rows[0].cells if rows else {}
        for heading in headings:
            if heading.startswith("label::") and _speaks(heading, "label", self.own) not in LANGUAGES:
                self.plan.lose(1, heading, _("This language is not spoken here; its words are left out."))

    def take(self, row: Row) -> None:
        """Takes one row over."""
        kind, _space, rest = row.get("type").partition(" ")
        if kind in ("begin", "end"):
            kind, rest = f"{kind}_{rest.strip()}", ""
        if kind in ("begin_repeat", "end_repeat"):
            self._repeat(row, kind)
        elif self.repeats or not kind:
            return
        elif kind == "begin_group":
            self._begin_group(row)
        elif kind == "end_group":
            self._end_group()
        else:
            self._question(row, kind, rest.split())

    def _repeat(self, row: Row, kind: str) -> None:
        self.repeats = max(0, self.repeats + (1 if kind == "begin_repeat" else -1))
        if kind == "begin_repeat":
            reason = _("Questions that are asked several times over cannot be asked here; all of this part is left out.")
            self.plan.lose(row.line, row.get("name"), reason)

    def _begin_group(self, row: Row) -> None:
        self.groups.append(row.get("relevant"))
        self.section = row.words("label", self.own, self.own)
        self._turn()

    def _end_group(self) -> None:
        if self.groups:
            self.groups.pop()
        self.section = ""
        self._turn()

    def _turn(self) -> None:
        """A new page, unless this one is empty still."""
        if any(one.words["page"] == self.page for one in self.plan.asked):
            self.page += 1

    def _question(self, row: Row, kind: str, rest: list[str]) -> None:
        name = row.get("name")
        if kind in LIST_KINDS and rest:
            self._choices(row, LIST_KINDS[kind], rest)
        elif kind == "text":
            self._ask(row, "long_text" if "multiline" in row.get("appearance") else "short_text", {})
        elif kind in NUMBER_KINDS:
            self._ask(row, "number", _bounds(row.get("constraint")) | {"decimals": NUMBER_KINDS[kind]})
        elif kind in PLAIN_KINDS:
            self._ask(row, PLAIN_KINDS[kind], {})
        elif kind == "note" and not self.plan.asked and not self.plan.introduction:
            self.plan.introduction = row.words("label", self.own, self.own)
        elif kind in TECHNICAL:
            self.plan.lose(
                row.line, name, _("“%(kind)s” is about the device or the hour; Consult does not gather it.", kind=kind)
            )
        else:
            self.plan.lose(row.line, name, _("There is nothing like “%(kind)s” here.", kind=kind))

    def _choices(self, row: Row, kind: str, rest: list[str]) -> None:
        listed = self.choices.get(rest[0], [])
        labels = [one.words("label", self.own, self.own) or one.get("name") for one in listed]
        options: dict[str, Any] = {"items": items_of(labels)}
        if "or_other" in rest and kind == "multiple_choice":
            options["other"] = str(_("Other"))
        elif "or_other" in rest:
            self.plan.lose(row.line, row.get("name"), _("The answer “Other” in words of one's own is left out."))
        if kind == "ranking":
            options["places"] = max(2, min(len(listed), 20))
        self._ask(row, kind, options, listed)

    def _ask(self, row: Row, kind: str, options: dict[str, Any], listed: Sequence[Row] = ()) -> None:
        if row.get("constraint") and kind != "number":
            self.plan.lose(row.line, row.get("name"), _("The rule “%(rule)s” is left out.", rule=row.get("constraint")[:80]))
        self.plan.ask(
            row.line,
            row.get("name"),
            kind,
            tuple(one.get("name") for one in listed),
            label=row.words("label", self.own, self.own),
            hint=row.words("hint", self.own, self.own),
            options=options,
            is_required=row.get("required").casefold() in YES,
            page=self.page,
            section=self.section,
            show_if=self._condition(row),
            translations=self._translations(row, listed),
        )

    def _condition(self, row: Row) -> Any:
        wanted = [rule for rule in (*self.groups, row.get("relevant")) if rule]
        if not wanted:
            return None
        found = condition_of(wanted[0], self.plan) if len(wanted) == 1 else None
        if found is None:
            rule = " and ".join(wanted)[:80]
            reason = _("The condition “%(rule)s” is left out: everybody will be asked.", rule=rule)
            self.plan.lose(row.line, row.get("name"), reason)
        return found

    def _translations(self, row: Row, listed: Sequence[Row]) -> dict[str, Any]:
        found = {}
        for language in LANGUAGES:
            words: dict[str, Any] = {what: row.words(what, language, self.own) for what in ("label", "hint")}
            lines = {f"n{place}": one.words("label", language, self.own) for place, one in enumerate(listed, 1)}
            if language != self.own and words["label"]:
                found[language] = words | {"items": {key: label for key, label in lines.items() if label}}
        return found


def _rows(lines: Sequence[Line]) -> list[Row]:
    """The rows below the headings, those that hold something."""
    filled = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    if not filled:
        return []
    headings = [cell.strip() if "::" in cell else cell.strip().casefold() for cell in filled[0][1]]
    return [Row(number, dict(zip(headings, cells, strict=False))) for number, cells in filled[1:]]


def _speaks(heading: str, what: str, own: str) -> str | None:
    """The language a column of labels or hints is in, None for another column."""
    name, _colons, language = heading.partition("::")
    if name.strip().casefold() != what:
        return None
    return _language(language) if language else own


def _language(name: str) -> str:
    """The two letters of “French (fr)”, “fr”, “Français” or “English”; the name itself for another."""
    found = CODE.search(name)
    small = name.strip().casefold()
    return found[1].casefold() if found else {"fr": "fr", "en": "en"}.get(small[:2], small)


def _own_language(default: str, rows: Sequence[Row]) -> str:
    """The language the form is written in, as far as it tells; French where it does not."""
    columns = [heading for row in rows[:1] for heading in row.cells if heading.startswith("label::")]
    told = [_language(default)] if default else [_language(heading.partition("::")[2]) for heading in columns]
    return next((language for language in told if language in LANGUAGES), LANGUAGES[0])


def _bounds(constraint: str) -> dict[str, int]:
    """The lowest and the highest number that a rule such as “. >= 0 and . <= 120” leaves."""
    found = {"lowest" if sign == ">=" else "highest": int(number) for sign, number in BOUND.findall(constraint)}
    return {"lowest": 0, "highest": max(1_000_000, found.get("lowest", 0) + 1)} | found
