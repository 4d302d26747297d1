"""The mapping of an import: how a file is to be read, the consultation it becomes, its needs and its questions.

The format is described with examples in docs/recipes/import-a-survey.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from flask_babel import to_utc

from consult.consultations.periods import Period, Periods
from consult.consultations.stage_kinds import STAGE_KEYS
from consult.diagnostics.importing.faults import Refused, shortened
from consult.diagnostics.importing.nodes import Node, read_yaml
from consult.diagnostics.importing.questions import NeedPlan, QuestionPlan, read_question
from consult.diagnostics.importing.table import DELIMITERS, ENCODINGS

BLANKS = [""]


@dataclass(frozen=True)
class ConsultationPlan:
    """The consultation that an import opens; the territory is the organisation's unless it is named."""

    title: str
    summary: str
    territory: str | None
    population: int | None
    periods: Periods


@dataclass(frozen=True)
class SurveyMapping:
    """What a mapping says. `where`: values that a row must have, by column; `blanks`: cells that say nothing."""

    encoding: str | None
    delimiter: str | None
    where: Mapping[str, frozenset[str]]
    id_column: str | None
    blanks: frozenset[str]
    consultation: ConsultationPlan | None
    introduction: str
    needs: Mapping[str, NeedPlan]
    questions: tuple[QuestionPlan, ...]

    @property
    def columns(self) -> list[str]:
        """All columns the mapping names, each once."""
        asked = [name for question in self.questions for name in question.columns]
        return list(dict.fromkeys([*self.where, *([self.id_column] if self.id_column else []), *asked]))


def read_mapping(text: str) -> SurveyMapping:
    """The mapping written in that YAML. Raises Refused with everything that is wrong in it."""
    root = read_yaml(text)
    optional = ("encoding", "delimiter", "where", "id", "blank", "consultation", "introduction", "needs")
    keys = root.keys(required=("questions",), optional=optional)
    needs = _needs(keys["needs"]) if "needs" in keys else {}
    questions = [read_question(entry, needs) for entry in keys["questions"].entries()] if "questions" in keys else []
    mapping = SurveyMapping(
        encoding=keys["encoding"].one_of(ENCODINGS) if "encoding" in keys else None,
        delimiter=DELIMITERS[keys["delimiter"].one_of(tuple(DELIMITERS))] if "delimiter" in keys else None,
        where={name: frozenset(node.texts()) for name, node in keys["where"].pairs().items()} if "where" in keys else {},
        id_column=keys["id"].text() if "id" in keys else None,
        blanks=frozenset(keys["blank"].texts() if "blank" in keys else BLANKS) | {""},
        consultation=_consultation(keys["consultation"]) if "consultation" in keys else None,
        introduction=keys["introduction"].text() if "introduction" in keys else "",
        needs=needs,
        questions=tuple(question for question in questions if question is not None),
    )
    if not questions:
        root.wrong("“questions” names no question")
    if root.faults:
        raise Refused(root.faults)
    return mapping


def _needs(node: Node) -> dict[str, NeedPlan]:
    """The needs by their keys, theme by theme."""
    found: dict[str, NeedPlan] = {}
    for theme, inside in node.pairs().items():
        for key, need in inside.pairs().items():
            if key in found:
                need.wrong("another theme has a need of this key")
            found[key] = _need(theme, need)
    statements = [need.statement for need in found.values()]
    for twice in {statement for statement in statements if statements.count(statement) > 1}:
        node.wrong(f"two needs have the statement {shortened(twice)}")
    return found


def _need(theme: str, node: Node) -> NeedPlan:
    if isinstance(node.value, str):
        return NeedPlan(theme, node.text())
    words = node.keys(required=("statement",), optional=("service", "description"))
    given = {key: words[key].text() for key in ("service", "description") if key in words}
    return NeedPlan(theme, words["statement"].text() if "statement" in words else "", **given)


def _consultation(node: Node) -> ConsultationPlan:
    keys = node.keys(required=("title", "stages"), optional=("summary", "territory", "population"))
    return ConsultationPlan(
        title=keys["title"].text() if "title" in keys else "",
        summary=keys["summary"].text() if "summary" in keys else "",
        territory=keys["territory"].text() if "territory" in keys else None,
        population=keys["population"].number(1, 2_000_000_000) if "population" in keys else None,
        periods=_periods(keys["stages"]) if "stages" in keys else {},
    )


def _periods(node: Node) -> Periods:
    """First and last days by stage; the assessment and the projects follow the diagnostic unless they have days of their own."""
    given = node.keys(required=("diagnostic",), optional=STAGE_KEYS[1:])
    periods = {key: period for key, days in given.items() if key in STAGE_KEYS and (period := _period(days))}
    if (first := periods.get("diagnostic")) is not None and first.closes_at is not None:
        periods = {key: Period(first.closes_at) for key in ("assessment", "projects")} | periods
    return {key: periods[key] for key in STAGE_KEYS if key in periods}


def _period(node: Node) -> Period | None:
    days = node.texts()
    try:
        instants = [to_utc(datetime.combine(datetime.strptime(day, "%Y-%m-%d"), time.min)).replace(tzinfo=UTC) for day in days]
    except (ValueError, OverflowError):
        instants = []
    if len(instants) not in (1, 2):
        node.wrong("write the first and the last day as [2026-01-31, 2026-02-28]")
        return None
    return Period(instants[0], instants[1] + timedelta(days=1, seconds=-1) if instants[1:] else None)
