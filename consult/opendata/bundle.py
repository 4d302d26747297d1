"""A published assessment as one file: tables, what their columns mean, method cards, rules, digests and licence.

The same assessment gives the same bytes, whatever the reader's language: words are there in French and in English.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from consult.assessments.cards import DIVERGENCE, GAPS, OPINIONS, TEXTS, WEIGHTS, card
from consult.assessments.models import NeedsAssessment
from consult.core.i18n import LazyText, in_language
from consult.core.i18n import lazy_gettext as _
from consult.core.written_sheets import as_csv
from consult.opendata import assessments
from consult.opendata.change_tables import CHANGES
from consult.opendata.more_tables import TABLES as FIRST_TABLES
from consult.opendata.opinion_tables import OPINION_TABLES
from consult.votes.bundle.archive import archive

TABLES = (*FIRST_TABLES, *OPINION_TABLES, CHANGES)
LANGUAGES = ("fr", "en")
FIGURES = "needs"
SHARED_CARDS = ("ranks", "participants", *GAPS, *WEIGHTS, *DIVERGENCE, *OPINIONS, *TEXTS, "small_numbers")
DIGESTS = "SHA256SUMS"
DICTIONARY = ("table", "column", "kind", "meaning_fr", "meaning_en")
LICENCE = _(
    "The files are under the Licence Ouverte / Open Licence 2.0 of Etalab: anybody may use them again, also for profit, "
    "when naming the source and the day. https://www.etalab.gouv.fr/licence-ouverte-open-licence"
)
ABOUT = (
    _("needs.csv holds the figures of each need, a row each, in order. The other tables are explained in dictionary.csv."),
    _("assessment.json holds the same for programs; recipe.json the rules, the seed and the digest of what was computed from."),
    _("methods/ tells for each figure how it is computed and what it cannot say."),
    _("Check the files with: sha256sum -c SHA256SUMS"),
    _("No row is about one person. The answers themselves are not here: a few of them together, as age, street and opinion, "
      "would tell who somebody is. A number of fewer than 11 people is left empty, and another one with it where a "
      "subtraction would give it back; so is a share that would tell such a number. In its place stands between what it "
      "lies, or nothing where even that would tell too much. Given as they are: what the site shows anyway, such as ballots "
      "without names or the supporters of an idea."),
    _("Weighted participants are those who answered, each counted as much as their group among the inhabitants. "
      "They are not the whole population."),
)  # fmt: skip


def bundle(assessment: NeedsAssessment) -> bytes:
    """The archive."""
    return archive(files(assessment), folder_of(assessment))


def folder_of(assessment: NeedsAssessment) -> str:
    """The name of the archive, without its extension."""
    return f"bilan-{assessment.number}-{assessment.uid}"


def files(assessment: NeedsAssessment) -> dict[str, bytes]:
    """What is in the archive, by name; the digests cover all the rest."""
    whole = assessments.as_json(assessment)
    texts = {"assessment.json": _json(whole), "recipe.json": _json(whole["computation"]), "LICENCE.txt": _in_both([LICENCE])}
    texts |= {"README.txt": f"{_name(assessment)}\n\n{_in_both(ABOUT)}"}
    texts |= _tables(assessment) | _dictionary(assessment) | _cards(assessment)
    written = {name: text.encode() for name, text in texts.items()}
    sums = "".join(f"{hashlib.sha256(written[name]).hexdigest()}  {name}\n" for name in sorted(written))
    return written | {DIGESTS: sums.encode()}


def _name(assessment: NeedsAssessment) -> str:
    """What the archive is of, in words that need no translation."""
    made = assessment.consultation
    day = assessment.published_at.date().isoformat() if assessment.published_at else ""
    return f"{made.title} – {made.territory.name} – {assessment.number} – {day}"


def _tables(assessment: NeedsAssessment) -> dict[str, str]:
    tables = {f"{table.name}.csv": as_csv(table.header, table.rows(assessment)) for table in TABLES}
    return tables | {f"{FIGURES}.csv": as_csv(assessments.header(assessment), assessments.rows(assessment))}


def meanings(assessment: NeedsAssessment) -> list[dict[str, str]]:
    """Each column of each table: the table, the column, its kind of value, its meaning in both languages."""
    columns: list[tuple[str, str, str, LazyText | str]] = [
        (table.name, name, kind, meaning) for table in TABLES for name, kind, meaning in table.columns
    ]
    told = [(*column[:3], *(in_language(column[3], language) for language in LANGUAGES)) for column in columns]
    both = zip(*(assessments.dictionary(assessment, language) for language in LANGUAGES), strict=True)
    figures = [(FIGURES, name, kind, french, english) for (name, kind, french), (_name, _kind, english) in both]
    return [dict(zip(DICTIONARY, row, strict=True)) for row in [*figures, *told]]


def _dictionary(assessment: NeedsAssessment) -> dict[str, str]:
    told = meanings(assessment)
    rows = [[row[name] for name in DICTIONARY] for row in told]
    return {"dictionary.csv": as_csv(DICTIONARY, rows), "dictionary.json": _json(told)}


def _cards(assessment: NeedsAssessment) -> dict[str, str]:
    keys = [*assessment.recipe["indicators"], *SHARED_CARDS]
    cards = {(key, language): card(key, language) for key in keys for language in LANGUAGES}
    return {f"methods/{key}.{language}.md": f"# {one.title}\n\n{one.text}\n" for (key, language), one in cards.items()}


def _in_both(paragraphs: tuple[LazyText, ...] | list[LazyText]) -> str:
    parts = [in_language(paragraph, language) for language in LANGUAGES for paragraph in paragraphs]
    return "\n\n".join(parts) + "\n"


def _json(told: Mapping[str, Any] | list[dict[str, str]]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
