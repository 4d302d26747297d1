"""Questionnaires that ask everything, and answers to them, drawn by hypothesis."""

from typing import Any

from hypothesis import strategies as st

from consult.consultations.models import Consultation
from consult.core.db import db, new_uid
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types import pieces as ways
from consult.diagnostics.question_types.contract import Options
from consult.diagnostics.question_types.photo import Photo
from consult.diagnostics.usual_questions import with_defaults

# Words with what makes files go wrong: separators, quotes, accents, signs of formulas, words that look like codes.
LIKE_FIGURES = ["01000", "0612345678", "1.50", "-05", "'=1", "1e5"]
TRICKY = ["Bus; tram, métro", "« Oui »", "=1+1", "- rien", "1", "a|b", 'dit "non"', "Œuvre <b> & co", "Été / hiver", "@ici"]
WORDS = st.sampled_from([*TRICKY, *LIKE_FIGURES]) | st.text("abcdé ’-,;", min_size=1, max_size=12).map(str.strip).filter(bool)
MORE: dict[str, dict[str, Any]] = {
    "multiple_choice": {"other": "Autre", "fewest": 1, "most": 3},
    "number": {"unit": "minutes", "lowest": -5, "highest": 60, "decimals": 1},
    "date": {"earliest": "2024-01-01", "latest": ""},
    "place": {"bounds": "1; 43; 2; 44"},
    "profile": {"variable": "tenure"},
    "scale": {"points": 11},
    "short_text": {"max_length": 60},
}


def item_lists(fewest: int = 4) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Lines of a question, their labels all different."""
    labels = st.lists(WORDS, min_size=fewest, max_size=5, unique_by=lambda words: words.casefold())
    return labels.map(lambda words: [{"key": f"n{place}", "label": one, "need": None} for place, one in enumerate(words, 1)])


def options_of(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Options of a type that can stand."""
    if not QUESTION_TYPES[kind].fewest_items:
        return st.just(with_defaults(kind, dict(MORE.get(kind, {}))))
    return item_lists().map(lambda items: with_defaults(kind, {"items": items, **MORE.get(kind, {})}))


def fields_of(kind: str, options: Options) -> st.SearchStrategy[dict[str, list[str]]]:
    """What people could type in answer to a question."""
    typed: dict[str, st.SearchStrategy[list[str]]] = {}
    for piece in QUESTION_TYPES[kind].pieces(options):
        keys = [key for key, _words in piece.choices]
        if piece.way == ways.ONE:
            typed[piece.field] = st.sampled_from([[key] for key in keys])
        elif piece.way == ways.SEVERAL:
            typed[piece.field] = st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True)
        elif piece.way == ways.ORDER:
            return st.permutations(keys).map(lambda order: {key: [str(rank)] for rank, key in enumerate(order[:3], 1)})
        elif piece.way in (ways.LINE, ways.LINES):
            typed[piece.field] = WORDS.map(lambda words: [words])
        elif piece.way == ways.POINT:
            typed["latitude"] = st.sampled_from([["43.5"], ["43.60451"]])
            typed["longitude"] = st.sampled_from([["1.25"], ["1.9"]])
        else:
            values = {ways.AMOUNT: ["-5", "0", "12.5", "60"], ways.DAY: ["2024-02-29", "2026-01-01"], ways.TICK: ["yes"]}
            typed[piece.field] = st.sampled_from([[value] for value in values.get(piece.way, ["a" * 64])])
    return st.fixed_dictionaries(typed)


def question(kind: str, options: dict[str, Any], **more: Any) -> Question:
    """A question of that type, optional and without translations unless told otherwise."""
    usual: dict[str, Any] = {"uid": new_uid(), "label": f"Question {kind}", "hint": "", "page": 1, "section": "", "easy_text": ""}
    usual |= {"is_required": False, "is_sensitive": False, "translations": {}, "code": "", "show_if": None}
    return Question(**usual | {"kind": kind, "options": options} | more)


def questionnaire(*questions: Question, **more: Any) -> Questionnaire:
    """A questionnaire of these questions, in French."""
    made = Questionnaire(**{"language": "fr", "introduction": "", "translations": {}, "version": 1, "is_paged": False} | more)
    made.consultation = Consultation(uid="abcdefghjkmn", title="Mobilité")
    made.questions = list(questions)
    for position, one in enumerate(made.questions):
        one.position = position
    return made


def is_photo(kind: str) -> bool:
    """Whether the answers to questions of the type are photos, which a file names and does not hold."""
    return isinstance(QUESTION_TYPES[kind], Photo)


def stored(consultation: Consultation) -> Questionnaire:
    """A question of each type but photos, two of them in the same words, one of them sensitive."""
    kinds = [kind for kind in QUESTION_TYPES.keys() if not is_photo(kind)]  # noqa: SIM118
    lines = [{"key": f"n{place}", "label": label, "need": None} for place, label in enumerate(TRICKY[:5], 1)]
    own = [{"items": [dict(line) for line in lines]} if QUESTION_TYPES[kind].fewest_items else {} for kind in kinds]
    asked = [question(kind, with_defaults(kind, {**MORE.get(kind, {}), **lines})) for kind, lines in zip(kinds, own, strict=True)]
    asked[0].label = asked[1].label = "Et vous ?"
    asked[-2].is_sensitive = True
    made = questionnaire(*asked)
    made.consultation = consultation
    db.session.add(made)
    db.session.commit()
    return made


def some_answers(made: Questionnaire) -> list[tuple[dict[str, Any], list[str]]]:
    """A dozen responses, always the same; every second one prefers not to answer what is sensitive."""
    told = []
    for number in range(12):
        answers = {}
        for one in made.questions:
            kind = QUESTION_TYPES[one.kind]
            answer = kind.parse(one.options, _typed(one, number))
            if answer is not None and not kind.validate(one.options, answer) and not (one.is_sensitive and number % 2):
                answers[one.uid] = answer
        told.append((answers, [one.uid for one in made.questions if one.is_sensitive and number % 2]))
    return told


def _typed(one: Question, number: int) -> dict[str, list[str]]:
    """What somebody types: another choice from person to person and from piece to piece."""
    typed: dict[str, list[str]] = {}
    plain = {ways.AMOUNT: "12.5", ways.DAY: f"2026-01-{number + 1:02}", ways.TICK: "yes"}
    for place, piece in enumerate(QUESTION_TYPES[one.kind].pieces(one.options)):
        keys = [key for key, _words in piece.choices]
        if piece.way == ways.ORDER:
            typed |= {keys[(number + rank) % len(keys)]: [str(rank)] for rank in (1, 2, 3)}
        elif piece.way == ways.POINT:
            typed |= {"latitude": ["43.5"], "longitude": [f"1.{number + 10}"]}
        elif keys:
            typed[piece.field] = [keys[(number + place) % len(keys)]]
        else:
            typed[piece.field] = [plain.get(piece.way, TRICKY[(number + place) % len(TRICKY)])]
    return typed
