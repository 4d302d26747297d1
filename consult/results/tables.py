"""Results as tables anybody may take home: every figure of the page, and what each column means."""

from collections.abc import Iterator
from typing import Any

from consult.core.i18n import LazyText, current_language
from consult.core.i18n import lazy_gettext as _
from consult.core.written_sheets import Sheet
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.results.counting import MEAN_DECIMALS
from consult.results.shown import Share, ShownQuestion, shown_crossings, shown_questions

DECIMALS = 6
Columns = tuple[tuple[str, LazyText], ...]
QUESTION: Columns = (
    ("number", _("Number of the question")),
    ("question", _("The question")),
)
OF = ("shares_of", _("Whose shares they are: answered, those who answered; asked, those who were asked; all, everybody"))
BASE = ("base", _("How many people these are"))
ENDS: Columns = (
    ("low", _("Lower end of the 95 percent interval of the share (Wilson)")),
    ("high", _("Upper end of the 95 percent interval of the share (Wilson)")),
)
PEOPLE = ("people", _("How many people said it; empty where too few, or where it would give away too few"))
SHARE = ("share", _("Their share; empty where the number is"))
WEIGHTED: Columns = (
    ("weighted_share", _("Share among weighted participants; empty where there are no weights")),
    ("weighted_low", _("Lower end of its 95 percent interval, on the effective sample")),
    ("weighted_high", _("Upper end of its 95 percent interval, on the effective sample")),
)
ANSWERS: Columns = (
    *QUESTION,
    ("kind", _("Kind of question")),
    ("line", _("Line of the question, where there are several")),
    ("answer", _("The answer")),
    OF,
    BASE,
    PEOPLE,
    SHARE,
    *ENDS,
    *WEIGHTED,
)
NUMBERS: Columns = (
    *QUESTION,
    ("unit", _("Unit")),
    ("mean", _("Mean of the numbers given; empty where it would tell how few people gave an answer, or gave none")),
    ("lower", _("A quarter of the people gave less; empty where the mean is")),
    ("median", _("Half of the people gave less; empty where the mean is")),
    ("upper", _("A quarter of the people gave more; empty where the mean is")),
    ("weighted_mean", _("Mean among weighted participants; empty where there are no weights, or few people of one in a class")),
)
SPREAD = ("mean", "lower", "median", "upper", "weighted_mean")
WRITTEN: Columns = (*QUESTION, ("asked", _("How many people were asked")), ("wrote", _("How many wrote something")))
GROUPS: Columns = (
    ("by", _("The question whose answers make the groups")),
    ("group", _("The group")),
    *QUESTION,
    ("row", _("The answer, or the line of the question")),
    OF,
    BASE,
    PEOPLE,
    SHARE,
    *ENDS,
    *WEIGHTED,
)
DICTIONARY: Columns = (("table", _("The table")), ("column", _("The column")), ("meaning", _("What it means")))
TABLES: dict[str, Columns] = {"answers": ANSWERS, "numbers": NUMBERS, "texts": WRITTEN, "groups": GROUPS}


def sheets_of(questionnaire: Questionnaire, told: dict[str, Any]) -> list[Sheet]:
    """All tables with their dictionary, in the reader's language; nothing that the page does not show."""
    questions = shown_questions(questionnaire, told, current_language()) if told["respondents"] else []
    rows: dict[str, list[tuple[object, ...]]] = {
        "answers": [row for one in questions for row in _answers(one)],
        "numbers": [row for one in questions for row in _numbers(one)],
        "texts": [(*_question(one), one.asked, one.written) for one in questions if one.is_text],
        "groups": list(_groups(questionnaire, told, {one.words.uid: one for one in questions})),
    }
    sheets = [Sheet(name, [key for key, _meaning in columns], rows[name]) for name, columns in TABLES.items()]
    return [*sheets, dictionary({name: [(key, str(words)) for key, words in columns] for name, columns in TABLES.items()})]


def dictionary(tables: dict[str, list[tuple[str, str]]]) -> Sheet:
    """What each column of each table means."""
    rows = [(name, key, meaning) for name, columns in tables.items() for key, meaning in columns]
    return Sheet("dictionary", [key for key, _meaning in DICTIONARY], rows)


def _question(question: ShownQuestion) -> tuple[int, str]:
    return question.number, question.words.label


def _answers(question: ShownQuestion) -> Iterator[tuple[object, ...]]:
    kind = str(QUESTION_TYPES[question.words.kind].label)
    for line in question.lines:
        for one in line.figures:
            about = (*_question(question), kind, line.label, str(one.label), line.of, line.base)
            yield (*about, one.count, *_ends(one.share), *_ends(one.weighted))


def _numbers(question: ShownQuestion) -> Iterator[tuple[object, ...]]:
    if question.is_amount:
        spread = question.spread or {}
        yield (*_question(question), question.unit, *(_rounded(spread.get(key)) for key in SPREAD))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, MEAN_DECIMALS)


def _groups(questionnaire: Questionnaire, told: dict[str, Any], known: dict[str, ShownQuestion]) -> Iterator[tuple[object, ...]]:
    for by in told.get("crossings", {}):
        for uid, table in shown_crossings(questionnaire, told, current_language(), by).items():
            for row in table.rows:
                for figure, base in zip(row.figures, row.bases, strict=True):
                    about = (known[by].words.label, str(figure.label), *_question(known[uid]), str(row.label), row.of, base)
                    yield (*about, figure.count, *_ends(figure.share), *_ends(figure.weighted))


def _ends(share: Share | None) -> tuple[float | None, ...]:
    if share is None:
        return None, None, None
    return tuple(round(one, DECIMALS) for one in (share.value, share.low, share.high))
