"""Pabulib (`.pb`): elections over a budget, as Stolicki, Szufa and Talmon (2020) write them.

What breaks the format is refused with its line: a table or column that is missing, cells that are too few or too many,
a project, key or voter that comes twice, costs and budgets that are no numbers, and ballots that name what there is not.
What only disagrees with what the file says of itself is told in remarks.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from consult.diagnostics.importing.faults import shortened
from consult.votes.counting_rules.election import Election, ElectionOption, Marks, Settings, TieRule
from consult.votes.formats.cells import amount, whole
from consult.votes.formats.contract import ElectionFile, refuse
from consult.votes.formats.pabulib_ballots import VOTE_TYPES, read_ballots
from consult.votes.formats.pabulib_remarks import remarks
from consult.votes.formats.pabulib_sections import KEY, VALUE, Section, sections

AREAS = ("neighborhood", "district", "subunit")
# Not of Pabulib, but what Consult writes and reads beside it.
SEATS, TIE_RULE, EXCLUSIVE = "seats", "tie_rule", "exclusive_group"
COMPLETION, UTILITY, STEP, QUORUM, AREA_BUDGETS = "completion", "utility", "step", "quorum", "budget_by_area"
COMPLETIONS, UTILITIES = ("none", "add1", "add1e", "greedy"), ("cost", "cardinality")
OWN_COLUMNS = ("project_id", "cost", "name", "selected")
IS_SELECTED = ("1", "1.0")


@dataclass(frozen=True)
class _Meta:
    """META: what each key says, and on which line."""

    values: Mapping[str, str]
    lines: Mapping[str, int]
    line: int

    def needed(self, key: str) -> tuple[str, int]:
        """The value of a key and its line; raises Refused where it is missing or empty."""
        if not self.values.get(key, "").strip():
            refuse(f"META does not say {key}", self.lines.get(key, self.line))
        return self.values[key].strip(), self.lines[key]

    def number(self, key: str) -> int | None:
        """The whole number of a key, if it has one."""
        cell = self.values.get(key, "").strip()
        return whole(cell, self.lines[key], key) if cell else None

    def amount(self, key: str) -> float:
        """The figure of a key; 0 where it has none."""
        cell = self.values.get(key, "").strip()
        return amount(cell, self.lines[key], key) if cell else 0.0


def read(text: str) -> ElectionFile:
    """The election of a Pabulib file. Raises Refused with the line of what breaks the format."""
    found = sections(text)
    meta = _meta(found["META"])
    options, names = _projects(found["PROJECTS"])
    vote_type = _vote_type(meta)
    places = {option.id: place for place, option in enumerate(options)}
    profile = read_ballots(found["VOTES"], places, vote_type, meta.number("default_score") or 0)
    marks, seats = VOTE_TYPES[vote_type], max(1, meta.number(SEATS) or 1)
    told = {"ties": _tie_rule(meta), "settings": _settings(meta), **_written_here(meta)}
    election = Election(options, profile, marks, budget=_budget(meta), seats=seats, **told)
    columns = {name: _column(found["PROJECTS"], name) for name in found["PROJECTS"].columns if name not in OWN_COLUMNS}
    return ElectionFile(
        election=election,
        title=meta.values.get("description", "").strip(),
        names=names,
        official_rule=meta.values.get("rule", "").strip(),
        selected=_selected(found["PROJECTS"], options),
        meta=meta.values,
        columns=columns,
        remarks=(*remarks(election, meta.values, columns), *_of_points(found["VOTES"], election)),
    )


def _meta(section: Section) -> _Meta:
    key, value = section.needed(KEY), section.needed(VALUE)
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, record in section.rows:
        name = record[key].strip()
        if name in values:
            refuse(f"META says {name} a second time, after line {lines[name]}", line)
        values[name], lines[name] = record[value].strip(), line
    return _Meta(values, lines, section.line)


def _budget(meta: _Meta) -> float:
    cell, line = meta.needed("budget")
    budget = amount(cell, line, "budget")
    if budget == 0:
        refuse("there is no budget to spend", line, "budget")
    return budget


def _tie_rule(meta: _Meta) -> TieRule:
    """The tie rule of files written here; Pabulib names none, and programs that read it go by identifiers, as pabutools does."""
    said = meta.values.get(TIE_RULE, "").strip().lower()
    return TieRule(said) if said in list(TieRule) else TieRule.NAME


def _settings(meta: _Meta) -> Settings:
    """What the rule is told; of equal shares what files written here say."""
    threshold, longest = meta.amount("min_project_score_threshold"), meta.number("max_length")
    told: dict[str, Any] = {}
    if TIE_RULE in meta.values:
        known = {COMPLETION: COMPLETIONS, UTILITY: UTILITIES}
        told = {key: meta.values[key] for key, words in known.items() if meta.values.get(key) in words}
        told |= {"step": meta.amount(STEP)} if meta.values.get(STEP) else {}
    return Settings(threshold=threshold, longest=longest, **told)


def _written_here(meta: _Meta) -> dict[str, Any]:
    """The quorum and the budgets of areas of files written here; another program may mean something else by these keys."""
    if TIE_RULE not in meta.values:
        return {}
    try:
        said = json.loads(meta.values.get(AREA_BUDGETS) or "{}")
        budgets = {str(area): amount(str(money), meta.lines[AREA_BUDGETS], AREA_BUDGETS) for area, money in said.items()}
    except (ValueError, AttributeError):
        refuse("the budgets of the areas are not {“area”: amount, …}", meta.lines[AREA_BUDGETS], AREA_BUDGETS)
    return {"quorum": meta.number(QUORUM) or 0, "area_budgets": budgets}


def _vote_type(meta: _Meta) -> str:
    cell, line = meta.needed("vote_type")
    if cell.lower() not in VOTE_TYPES:
        refuse(f"{shortened(cell)} is none of the types of votes: {', '.join(VOTE_TYPES)}", line, "vote_type")
    return cell.lower()


def _projects(section: Section) -> tuple[tuple[ElectionOption, ...], tuple[str, ...]]:
    place_of_id, place_of_cost, place_of_name = section.needed("project_id"), section.needed("cost"), section.place("name")
    areas = next((_column(section, name) for name in AREAS if name in section.columns), None)
    groups = _column(section, EXCLUSIVE) if EXCLUSIVE in section.columns else None
    options: dict[str, ElectionOption] = {}
    names = []
    for row, (line, record) in enumerate(section.rows):
        name = record[place_of_id].strip()
        _require_new(name, options, line)
        cost = amount(record[place_of_cost], line, "cost")
        options[name] = ElectionOption(name, cost, areas[row] if areas else "", groups[row] if groups else "")
        names.append((record[place_of_name].strip() if place_of_name is not None else "") or name)
    if not options:
        refuse("there is no project", section.line)
    return tuple(options.values()), tuple(names)


def _require_new(name: str, options: Mapping[str, ElectionOption], line: int) -> None:
    if not name:
        refuse("the project has no identifier", line, "project_id")
    if "," in name:
        refuse(f"{shortened(name)} holds a comma, so no ballot can name it", line, "project_id")
    if name in options:
        refuse(f"there is a project {shortened(name)} already", line, "project_id")


def _column(section: Section, name: str) -> tuple[str, ...]:
    place = section.needed(name)
    return tuple(record[place].strip() for _, record in section.rows)


def _of_points(votes: Section, election: Election) -> Iterator[str]:
    """That points are not read where the type of vote knows none."""
    if election.marks is not Marks.SCORES and votes.place("points") is not None:
        yield "The ballots have a column points, which this vote_type does not count."


def _selected(section: Section, options: tuple[ElectionOption, ...]) -> tuple[str, ...] | None:
    if section.place("selected") is None:
        return None
    cells = _column(section, "selected")
    return tuple(option.id for option, cell in zip(options, cells, strict=True) if cell in IS_SELECTED)
