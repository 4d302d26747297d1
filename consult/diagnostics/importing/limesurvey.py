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
DOCTYPE = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
CHOICE_KINDS = {"L": "single_choice", "!": "single_choice", "O": "single_choice", "R": "ranking"}
LINE_KINDS = {"M": "multiple_choice", "P": "multiple_choice", "5": "scale", "A": "scale", "B": "scale"}
WORD_KINDS = {"S": "short_text", "T": "long_text", "U": "long_text", "N": "number", "D": "date", "|": "photo"}
POINTS = {"5": 5, "A": 5, "B": 10}


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
    known = CHOICE_KINDS.get(kind) or LINE_KINDS.get(kind) or WORD_KINDS.get(kind)
    if known is None:
        plan.lose(None, name, _("There is nothing like “%(kind)s” here.", kind=kind))
        return
    labels = [plain(one.get("answer", "")) for one in answers] if kind in CHOICE_KINDS else []
    labels = [plain(one.get("question", "")) for one in lines] if kind in LINE_KINDS else labels
    codes = tuple(one.get("code") or one.get("title", "") for one in (answers if kind in CHOICE_KINDS else lines))
    asked: dict[str, Any] = {"label": plain(words.get("question", "")), "hint": plain(words.get("help", ""))}
    asked |= {"is_required": row.get("mandatory") == "Y", "page": page, "section": section}
    asked["options"] = _options(kind, labels, asked["label"])
    plan.ask(None, name, known, codes, show_if=_condition(plan, row, name), translations={}, **asked)


def _options(kind: str, labels: list[str], label: str) -> dict[str, Any]:
    if kind in WORD_KINDS:
        return {"lowest": 0, "highest": 1_000_000} if kind == "N" else {}
    options: dict[str, Any] = {"items": items_of(labels or ([label] if kind == "5" else []))}
    if kind == "R":
        options["places"] = max(2, min(len(labels), 20))
    return options | ({"points": POINTS[kind]} if kind in POINTS else {})


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
