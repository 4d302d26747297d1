"""What else LimeSurvey sets for a question: bounds that Consult has too, and what is left out. Pure.

Attributes that only change how a question looks, or its figures there, are passed over.
"""

import math
import re
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.importing.faults import Fault
from consult.diagnostics.importing.form_plan import FormPlan
from consult.diagnostics.importing.limesurvey_tables import Row, Tables
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.date import read_day
from consult.diagnostics.question_types.number import FURTHEST
from consult.diagnostics.usual_questions import with_defaults

# The settings that bound answers here, by the attribute that does there.
BOUNDS = {
    "number": {"min_num_value_n": "lowest", "max_num_value_n": "highest"},
    "multiple_choice": {"min_answers": "fewest", "max_answers": "most"},
    "ranking": {"max_answers": "places"},
    "short_text": {"maximum_chars": "max_length"},
    "long_text": {"maximum_chars": "max_length"},
    "date": {"date_min": "earliest", "date_max": "latest"},
}
ALL_BOUNDS = frozenset(name for bounds in BOUNDS.values() for name in bounds)
# Without bounds of their own, numbers may be as fine as they can be here.
NUMBERS: dict[str, Any] = {"lowest": 0, "highest": 1_000_000, "decimals": 4}
RULES = ("em_validation_q", "em_validation_sq", "min_num_value", "max_num_value", "equals_num_value", "min_answers_other")
ORDER = _("The order drawn by chance is left out: everybody sees the same one.")
NARROWED = _("The choices are not narrowed down by earlier answers: all are shown.")
LOST: dict[str, LazyText] = {
    "random_order": ORDER,
    "subquestion_order": ORDER,
    "answer_order": ORDER,
    "array_filter": NARROWED,
    "array_filter_exclude": NARROWED,
    "exclude_all_others": _("An answer that rules out the others can be ticked together with them here."),
    "hidden": _("This question is hidden there; here it is asked."),
}
NOT_SET = ("", "0", "N", "normal")
COMMENTS = _("The comments beside the answers are left out.")
LOST_OF_KINDS: dict[str, LazyText] = {
    "O": COMMENTS,
    "P": COMMENTS,
    "|": _("One picture can be sent here, and no other kind of file."),
}
FIGURES = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")


def bounded(plan: FormPlan, tables: Tables, row: Row, kind: str, options: dict[str, Any]) -> dict[str, Any]:
    """The options within what the question sets there; what of it cannot be set here is noted."""
    if kind == "number":
        whole = {"decimals": 0} if tables.attribute(row, "num_value_int_only") not in NOT_SET else {}
        options = options | NUMBERS | whole
    for name in sorted(ALL_BOUNDS):
        value = tables.attribute(row, name)
        if value in ("", "0") and not (value and kind == "number"):
            continue
        setting = BOUNDS.get(kind, {}).get(name)
        found = options | {setting: _bound(name, value)} if setting else options
        if setting and QUESTION_TYPES[kind].check_options(with_defaults(kind, found)) is None:
            options = found
        else:
            _lose_rule(plan, row, f"{name} = {value}")
    return options


def note_losses(plan: FormPlan, tables: Tables, row: Row) -> None:
    """Notes what a question sets that nothing here answers to."""
    name = row.get("title", "")
    told = [reason for attribute, reason in LOST.items() if tables.attribute(row, attribute) not in NOT_SET]
    told += [LOST_OF_KINDS[row["type"]]] if row.get("type") in LOST_OF_KINDS else []
    told += (
        [_("No answer is filled in beforehand.")]
        if any(one.get("qid") == row.get("qid") for one in tables.all("defaultvalues"))
        else []
    )
    for reason in dict.fromkeys(map(str, told)):
        plan.lose(None, name, reason)
    for attribute in RULES:
        if tables.attribute(row, attribute):
            _lose_rule(plan, row, f"{attribute} = {tables.attribute(row, attribute)}")
    if row.get("preg"):
        _lose_rule(plan, row, row["preg"])


def _lose_rule(plan: FormPlan, row: Row, rule: str) -> None:
    """Notes once that a rule is left out, whatever number of questions the lines of the question become."""
    fault = Fault(str(_("The rule “%(rule)s” is left out.", rule=rule[:80])), None, row.get("title") or None)
    if fault not in plan.losses:
        plan.losses.append(fault)


def _bound(name: str, value: str) -> Any:
    """The bound as a setting takes it: a whole number that leaves out no more than the rule does, or a day; else as it stands."""
    if name.startswith("date_"):
        day = read_day(value[:10])
        return day.isoformat() if day else value
    if not FIGURES.fullmatch(value) or abs(float(value)) > FURTHEST:
        return value
    return math.floor(float(value)) if name.startswith("min_") else math.ceil(float(value))
