"""Questionnaires of LimeSurvey (.lss): XML that lists groups, questions, their lines and answers, and words by language.

Files of versions 2 and 3 hold the words in each row, one row per language; later ones hold them apart, in tables ending in
`_l10ns`. A file with a document type or entities is refused: none is needed, and they can be made to grow without end.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.importing.faults import Fault, Refused
from consult.diagnostics.importing.form_plan import LANGUAGES, FormPlan, items_of, plain
from consult.diagnostics.importing.relevance import expression_of

Row = dict[str, str]
Choices = tuple[tuple[str, str], ...]
DOCTYPE = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
CHOICE_KINDS = {"L": "single_choice", "!": "single_choice", "O": "single_choice", "R": "ranking"}
LINE_KINDS = {"M": "multiple_choice", "P": "multiple_choice", "5": "scale", "A": "scale", "B": "scale"}
WORD_KINDS = {"S": "short_text", "T": "long_text", "U": "long_text", "N": "number", "D": "date", "|": "photo"}
POINTS = {"5": 5, "A": 5, "B": 10}
# Questions of several lines, each of which is a question of its own here, called by both names.
EACH_LINE = {"F": "single_choice", "H": "single_choice", "Q": "short_text", "K": "number"}
YES_NO = "Y"
BOUNDS = {"lowest": 0, "highest": 1_000_000}


def read_limesurvey(data: bytes) -> FormPlan:
    """The questions of the file. Raises Refused where it is broken or holds none."""
    tables = _Tables(_root(data))
    plan = FormPlan(tables.language, plain(tables.introduction))
    pages = {group["gid"]: place for place, group in enumerate(tables.rows("groups", "group_order"), 1)}
    titles = {group["gid"]: plain(tables.words("group", group, "gid").get("group_name", "")) for group in tables.rows("groups")}
    questions = [row for row in tables.rows("questions", "question_order") if row.get("parent_qid", "0") in ("", "0")]
    for row in sorted(questions, key=lambda one: pages.get(one.get("gid", ""), 0)):
        _take(plan, tables, row, pages.get(row.get("gid", ""), 1), titles.get(row.get("gid", ""), ""))
    if not plan.asked:
        raise Refused([Fault(str(_("This form holds no question that can be taken over."))), *plan.losses])
    return plan


class _Tables:
    """The tables of the file, each as rows in the language of the survey."""

    def __init__(self, root: Element) -> None:
        self.root = root
        spoken = [one.text or "" for one in root.iterfind("languages/language")]
        self.own = spoken[0] if spoken else LANGUAGES[0]
        self.language = self.own if self.own in LANGUAGES else LANGUAGES[0]
        settings = next(self._all("surveys_languagesettings"), {})
        self.introduction = settings.get("surveyls_welcometext", "")

    def rows(self, name: str, order: str = "") -> list[Row]:
        """The rows of a table in the survey's own language, in their order."""
        found = [row for row in self._all(name) if row.get("language", self.own) == self.own]
        return sorted(found, key=lambda row: _number(row.get(order, "")))

    def words(self, what: str, row: Row, key: str) -> Row:
        """The words of a row: its own, or those held apart."""
        apart = (one for one in self.rows(f"{what}_l10ns") if one.get(key) == row.get(key))
        return row | next(apart, {})

    def _all(self, name: str) -> Iterator[Row]:
        for row in self.root.iterfind(f"{name}/rows/row"):
            yield {cell.tag: cell.text or "" for cell in row}


def _take(plan: FormPlan, tables: _Tables, row: Row, page: int, section: str) -> None:
    """Takes one question over, or says why not."""
    kind, name = row.get("type", ""), row.get("title", "")
    words = tables.words("question", row, "qid")
    own = tables.rows("subquestions", "question_order")
    lines = [tables.words("question", one, "qid") for one in own if one.get("parent_qid") == row.get("qid")]
    answers = [
        tables.words("answer", one, "aid") for one in tables.rows("answers", "sortorder") if one.get("qid") == row.get("qid")
    ]
    asked: dict[str, Any] = {"label": plain(words.get("question", "")), "hint": plain(words.get("help", ""))}
    asked |= {"is_required": row.get("mandatory") == "Y", "page": page, "section": section, "translations": {}}
    asked["show_if"] = _condition(plan, row, name)
    choices: Choices
    if kind in EACH_LINE:
        _take_each(plan, name, EACH_LINE[kind], lines, _choices(answers, "answer"), asked)
    elif kind == YES_NO:
        choices = (("Y", str(_("Yes"))), ("N", str(_("No"))))
        _ask(plan, name, "single_choice", choices, asked)
    elif kind in CHOICE_KINDS:
        choices = _choices(answers, "answer")
        _ask(plan, name, CHOICE_KINDS[kind], choices, asked, places=max(2, min(len(choices), 20)) if kind == "R" else None)
    elif kind in LINE_KINDS:
        other = str(_("Other")) if kind in "MP" and row.get("other") == "Y" else None
        choices = _choices(lines, "question") or ((("", asked["label"]),) if kind == "5" else ())
        _ask(plan, name, LINE_KINDS[kind], choices, asked, points=POINTS.get(kind), other=other)
    elif kind in WORD_KINDS:
        plan.ask(None, name, WORD_KINDS[kind], options=dict(BOUNDS) if kind == "N" else {}, **asked)
    else:
        plan.lose(None, name, _("There is nothing like “%(kind)s” here.", kind=kind))


def _choices(rows: list[Row], words: str) -> Choices:
    """The codes of lines or answers, each with its words."""
    return tuple((one.get("code") or one.get("title", ""), plain(one.get(words, ""))) for one in rows)


def _ask(plan: FormPlan, name: str, kind: str, choices: Choices, asked: dict[str, Any], **settings: Any) -> None:
    codes = tuple(code for code, _label in choices)
    options: dict[str, Any] = {"items": items_of([label for _code, label in choices], codes)}
    options |= {key: value for key, value in settings.items() if value is not None}
    plan.ask(None, name, kind, codes, options=options, **asked)


def _take_each(plan: FormPlan, name: str, kind: str, lines: list[Row], answers: Choices, asked: dict[str, Any]) -> None:
    """Asks each line as a question of its own."""
    for code, label in _choices(lines, "question"):
        words = asked | {"label": f"{asked['label']} – {label}"}
        if kind == "single_choice":
            _ask(plan, f"{name}_{code}", kind, answers, words)
        else:
            plan.ask(None, f"{name}_{code}", kind, options=dict(BOUNDS) if kind == "number" else {}, **words)


def _condition(plan: FormPlan, row: Row, name: str) -> Any:
    rule = row.get("relevance", "").strip()
    if rule in ("", "1"):
        return None
    found = expression_of(rule, plan)
    if found is None:
        plan.lose(None, name, _("The condition “%(rule)s” is left out: everybody will be asked.", rule=rule[:80]))
    return found


def _root(data: bytes) -> Element:
    try:
        text = data.decode("utf-8-sig")
        if DOCTYPE.search(text):
            raise Refused([Fault(str(_("This file declares entities, which no questionnaire needs: it is not read.")))])
        root = fromstring(text)
    except UnicodeDecodeError as error:
        raise Refused([Fault(str(_("This is neither a workbook nor a questionnaire of LimeSurvey (.lss).")))]) from error
    except ParseError as error:
        raise Refused([Fault(str(_("The file breaks off or is damaged here.")), error.position[0])]) from error
    if root.tag != "document" or root.findtext("LimeSurveyDocType") != "Survey":
        raise Refused([Fault(str(_("This is neither a workbook nor a questionnaire of LimeSurvey (.lss).")))])
    return root


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
