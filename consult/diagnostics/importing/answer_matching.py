"""Which column of a file of answers says what, as far as headings tell. A person confirms it. Pure: no session, no request."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from consult.core.sheets import plain_words
from consult.diagnostics.importing.answer_cells import DIGEST, are_ticks, names_itself
from consult.diagnostics.importing.answer_mapping import USUAL_BLANKS, AnswerMapping
from consult.diagnostics.importing.answer_meanings import BESIDE, CHOSEN, OTHER, Meaning, announced, tidy
from consult.diagnostics.importing.answer_table import AnswerTable
from consult.diagnostics.importing.form_plan import plain
from consult.diagnostics.question_types.pieces import LINE, PICTURE

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
# Columns that our own files of responses have together: in them, what says nothing is empty.
OURS = frozenset((UNTOLD, "assurance", "version"))
FINISHED = ("submitdate", "date submitted", "date de soumission")
ALIKE, TOKENS_ALIKE = 0.85, 0.5
# So many different cells of a column are looked at to see whether they are all ticks.
LOOKED_AT = 12
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
        name = _name_for(meaning, table, heading)
        if heading not in columns and name not in columns.values() and _is_sensible(meaning, table, heading):
            columns[heading] = name
    in_order = {heading: columns[heading] for heading in table.headings if heading in columns}
    is_finished_only = day_column is not None and not {plain_words(day_column), _code(day_column)}.isdisjoint(FINISHED)
    blanks = () if set(table.headings) >= OURS else USUAL_BLANKS
    return AnswerMapping(in_order, id_column, day_column, untold_column, blanks, is_finished_only)


def _surest(found: tuple[float, int, str, Meaning]) -> tuple[float, int]:
    return found[:2]


def _special(headings: Sequence[str], names: Sequence[str]) -> str | None:
    """The heading that has the surest of these names, alone or before “. ” and words."""
    named = {_code(heading): heading for heading in reversed(headings)}
    named |= {plain_words(heading): heading for heading in reversed(headings)}
    return next((named[name] for name in names if name in named), None)


def _code(heading: str) -> str:
    """The code that LimeSurvey may put before the words of a heading."""
    return plain_words(heading.partition(". ")[0])


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
    # What stands in brackets is the name of a line or a choice, which is there or is not.
    if not heading.endswith("]"):
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
    """Questions whose words are much the same; not their lines and choices, where it is a word that makes the difference."""
    tokens = set(words.split())
    for name in {name for token in tokens for name in index.by_token.get(token, ())}:
        meaning, theirs = index.by_heading[name], set(name.split())
        if meaning is None or meaning.field or meaning.about or len(tokens & theirs) < TOKENS_ALIKE * len(tokens | theirs):
            continue
        ratio = SequenceMatcher(None, words, name).ratio()
        if ratio >= ALIKE:
            yield ratio, meaning


def _name_for(meaning: Meaning, table: AnswerTable, heading: str) -> str:
    """What the column says: not the words of one's own where all its cells are ticks, as in `how/other` beside `how_other`."""
    if meaning.way != LINE or meaning.field != OTHER or BESIDE in heading:
        return meaning.name
    said = [cell for cell in table.examples(heading, LOOKED_AT) if cell not in USUAL_BLANKS]
    return announced(meaning.name) if are_ticks(said) else meaning.name


def _is_sensible(meaning: Meaning, table: AnswerTable, heading: str) -> bool:
    """Whether the cells may say that.

    A column of photos holds digests, as our own files do; that of a choice holds ticks or its name, and no other words: those
    would be of an answer of one's own.
    """
    if meaning.way == CHOSEN:
        said = table.examples(heading, LOOKED_AT)
        return 2 * sum(are_ticks([cell]) or names_itself(meaning, cell) or cell in USUAL_BLANKS for cell in said) >= len(said)
    return meaning.way != PICTURE or any(DIGEST.fullmatch(cell) for cell in table.examples(heading))
