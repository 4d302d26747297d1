"""Which column of a file of answers says what, as far as headings tell. A person confirms it. Pure: no session, no request."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from consult.core.sheets import plain_words
from consult.diagnostics.importing.answer_cells import DIGEST
from consult.diagnostics.importing.answer_mapping import AnswerMapping
from consult.diagnostics.importing.answer_meanings import Meaning, tidy
from consult.diagnostics.importing.answer_table import AnswerTable
from consult.diagnostics.importing.form_plan import plain
from consult.diagnostics.question_types.pieces import PICTURE

# What Kobo, ODK, LimeSurvey and others call the id and the day of a row, the surest first.
IDS = (
    "uuid",
    "instanceid",
    "meta instanceid",
    "key",
    "response id",
    "id de la reponse",
    "submission id",
    "respondent id",
    "id",
    "identifiant",
)
DAYS = (
    "submission time",
    "submissiondate",
    "submitdate",
    "date submitted",
    "date de soumission",
    "horodateur",
    "timestamp",
    "datestamp",
    "day",
    "jour",
    "month",
    "mois",
    "end",
)
UNTOLD = "untold"
FINISHED = ("submitdate", "date submitted", "date de soumission")
ALIKE, TOKENS_ALIKE = 0.85, 0.5
NUMBERED = re.compile(r"^(\d+)\.\d+ ")
GROUP = re.compile(r"[/:]|(?<=\w)[-.](?=\w)")
# Weights of how a heading was recognized: all of it, without the groups before it, alike.
EXACT, WHOLE, PART = 4.0, 3.0, 2.0


def propose_mapping(table: AnswerTable, meanings: Sequence[Meaning]) -> AnswerMapping:
    """The mapping that the headings suggest: each column the likeliest meaning, each meaning one column at most."""
    id_column, day_column = _special(table.headings, IDS), _special(table.headings, DAYS)
    untold_column = next((one for one in table.headings if one == UNTOLD), None)
    taken = {one for one in (id_column, day_column, untold_column) if one}
    index = _index(meanings)
    headings = [one for one in table.headings if one and one not in taken]
    likely = ((place, heading, said) for place, heading in enumerate(headings) for said in _likely(heading, index))
    found = sorted(((score, -place, heading, meaning) for place, heading, (score, meaning) in likely), key=_surest, reverse=True)
    columns: dict[str, str] = {}
    for _score, _place, heading, meaning in found:
        if heading not in columns and meaning.name not in columns.values() and _is_sensible(meaning, table, heading):
            columns[heading] = meaning.name
    in_order = {heading: columns[heading] for heading in table.headings if heading in columns}
    is_finished_only = day_column is not None and plain_words(day_column) in FINISHED
    return AnswerMapping(in_order, id_column, day_column, untold_column, is_finished_only=is_finished_only)


def _surest(found: tuple[float, int, str, Meaning]) -> tuple[float, int]:
    return found[:2]


def _special(headings: Sequence[str], names: Sequence[str]) -> str | None:
    """The heading that has the surest of these names."""
    named = {plain_words(heading): heading for heading in reversed(headings)}
    return next((named[name] for name in names if name in named), None)


@dataclass(frozen=True)
class _Index:
    """What each heading means, None where it means two things; and the headings that hold a word."""

    by_heading: Mapping[str, Meaning | None]
    by_token: Mapping[str, list[str]]


def _index(meanings: Sequence[Meaning]) -> _Index:
    by_heading: dict[str, Meaning | None] = {}
    for meaning in meanings:
        for heading in meaning.headings:
            by_heading[heading] = meaning if by_heading.get(heading, meaning) is meaning else None
    by_token: dict[str, list[str]] = {}
    for heading in by_heading:
        for token in set(heading.split()):
            by_token.setdefault(token, []).append(heading)
    return _Index(by_heading, by_token)


def _likely(heading: str, index: _Index) -> Iterator[tuple[float, Meaning]]:
    """The meanings a heading may mean, each with how sure that is."""
    for score, words in _readings(heading):
        meaning = index.by_heading.get(words)
        if meaning is not None:
            yield score, meaning
            return
    yield from _alike(plain_words(plain(heading)), index)


def _readings(heading: str) -> Iterator[tuple[float, str]]:
    """The words of a heading, then without the groups before them, then those before “. ” as LimeSurvey joins code and text."""
    yield EXACT, tidy(NUMBERED.sub(r"\1 ", heading))
    said = plain(heading)
    yield WHOLE, plain_words(said)
    code, _dot, text = said.partition(". ")
    yield from ((PART, plain_words(one)) for one in (code, text) if text)
    starts = [found.end() for found in GROUP.finditer(said)]
    for place, start in enumerate(starts):
        yield PART - 0.01 * place, plain_words(said[start:])


def _alike(words: str, index: _Index) -> Iterator[tuple[float, Meaning]]:
    tokens = set(words.split())
    for name in {name for token in tokens for name in index.by_token.get(token, ())}:
        meaning, theirs = index.by_heading[name], set(name.split())
        if meaning is None or len(tokens & theirs) < TOKENS_ALIKE * len(tokens | theirs):
            continue
        ratio = SequenceMatcher(None, words, name).ratio()
        if ratio >= ALIKE:
            yield ratio, meaning


def _is_sensible(meaning: Meaning, table: AnswerTable, heading: str) -> bool:
    """Whether the cells may say that: a column of photos only where it holds digests, as our own files do."""
    return meaning.way != PICTURE or any(DIGEST.fullmatch(cell) for cell in table.examples(heading))
