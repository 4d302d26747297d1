"""What the columns of a file of answers say: proposed by `answer_matching`, changed on a page or in a file of YAML.

The format is described with examples in docs/recipes/import-a-questionnaire.md.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from consult.core.i18n import gettext as _
from consult.diagnostics.importing.answer_meanings import Meaning
from consult.diagnostics.importing.faults import Refused, quoted
from consult.diagnostics.importing.nodes import read_yaml
from consult.diagnostics.question_types.pieces import SEVERAL

USUAL_BLANKS = ("NA", "N/A", "--")

# What is left out where a cell cannot be read.
ANSWERS, LINES = "answers left out", "lines left out"


@dataclass(frozen=True)
class AnswerMapping:
    """The name of a meaning by the heading of the column that says it; which columns hold the id and the day of a row, and the
    numbers of the questions that its person prefers not to answer.

    `blanks` are cells that say nothing, as empty ones do; where `is_finished_only`, rows without a day are left out. Of a row in
    which something cannot be read, that answer is left out, or all of it where `is_whole_only`. `survey` names the survey or the
    place, where several were held whose rows could be taken for each other.
    """

    columns: Mapping[str, str]
    id_column: str | None = None
    day_column: str | None = None
    untold_column: str | None = None
    blanks: tuple[str, ...] = USUAL_BLANKS
    is_finished_only: bool = False
    is_whole_only: bool = False
    survey: str = ""

    def as_json(self) -> dict[str, Any]:
        """The mapping as it is stored and written."""
        told: dict[str, Any] = {"id": self.id_column, "day": self.day_column, "untold": self.untold_column}
        told["survey"] = self.survey or None
        told |= {
            "blank": list(self.blanks),
            "unfinished": "left out" if self.is_finished_only else "taken",
            "unreadable": LINES if self.is_whole_only else ANSWERS,
            "columns": dict(self.columns),
        }
        return {key: value for key, value in told.items() if value is not None}

    @property
    def used(self) -> set[str]:
        """The columns that are read."""
        return {*self.columns} | {one for one in (self.id_column, self.day_column, self.untold_column) if one}

    def in_order(self, headings: Sequence[str]) -> "AnswerMapping":
        """The same, its columns in the order of the file, which the database does not keep."""
        return replace(self, columns={one: self.columns[one] for one in headings if one in self.columns})


def mapping_of(stored: Mapping[str, Any]) -> AnswerMapping:
    """The mapping that was stored."""
    return AnswerMapping(
        dict(stored["columns"]),
        stored.get("id"),
        stored.get("day"),
        stored.get("untold"),
        tuple(stored.get("blank", USUAL_BLANKS)),
        stored.get("unfinished") == "left out",
        stored.get("unreadable") == LINES,
        stored.get("survey", ""),
    )


def write_mapping(mapping: AnswerMapping) -> str:
    """The mapping as YAML, columns in the order of the file."""
    text: str = yaml.safe_dump(mapping.as_json(), allow_unicode=True, sort_keys=False, width=120)
    return text


def read_answer_mapping(text: str) -> AnswerMapping:
    """The mapping that somebody wrote. Raises Refused with everything that is wrong in it."""
    root = read_yaml(text)
    keys = root.keys(required=("columns",), optional=("id", "day", "untold", "survey", "blank", "unfinished", "unreadable"))
    mapping = AnswerMapping(
        columns={heading: node.text() for heading, node in keys["columns"].pairs().items()} if "columns" in keys else {},
        id_column=keys["id"].text() if "id" in keys else None,
        day_column=keys["day"].text() if "day" in keys else None,
        untold_column=keys["untold"].text() if "untold" in keys else None,
        blanks=tuple(keys["blank"].texts()) if "blank" in keys else USUAL_BLANKS,
        is_finished_only="unfinished" in keys and keys["unfinished"].one_of(("taken", "left out")) == "left out",
        is_whole_only="unreadable" in keys and keys["unreadable"].one_of((ANSWERS, LINES)) == LINES,
        survey=keys["survey"].text() if "survey" in keys else "",
    )
    if root.faults:
        raise Refused(root.faults)
    return mapping


def mapping_faults(mapping: AnswerMapping, headings: Collection[str], meanings: Sequence[Meaning]) -> list[str]:
    """What of a mapping is in neither the file nor the questionnaire, or is said by two columns where one says it all."""
    special = (mapping.id_column, mapping.day_column, mapping.untold_column)
    wanted = [*mapping.columns, *(one for one in special if one)]
    known = {meaning.name: meaning.way for meaning in meanings}
    told = [one for one in mapping.columns.values() if known.get(one) != SEVERAL]
    twice = [one for one in dict.fromkeys(told) if told.count(one) > 1]
    strange = [(name, meaning) for name, meaning in mapping.columns.items() if meaning not in known]
    return [
        *(_("The file has no column %(name)s.", name=quoted(name)) for name in wanted if name not in headings),
        *(_("The questionnaire has nothing called %(name)s.", name=quoted(meaning)) for _name, meaning in strange),
        *(_("Two columns say %(name)s. Leave one of them aside.", name=quoted(one)) for one in twice),
    ]
