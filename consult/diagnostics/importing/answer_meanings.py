"""What a column of a file of answers can say: a question, one of its pieces, one choice of a piece.

A meaning is named as mappings write it: `car` for a question, `how/bus` for one of its lines or choices, `rank/#1` for what was
put first, `where/latitude` for a coordinate. A question goes by the name another program gave it, else by `q_` and its uid.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from consult.core.i18n import force_locale
from consult.core.sheets import plain_words
from consult.diagnostics.importing.form_plan import LANGUAGES
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.pieces import AMOUNT, LINE, ONE, ORDER, POINT, SEVERAL, Piece
from consult.diagnostics.question_types.place import COORDINATES
from consult.diagnostics.wording import worded

BESIDE = " – "
"""What stands between a question and a part of it in the headings of our own files."""
# Ways of columns beside those of pieces: whether a choice is made, the rank of an item, the item that has a rank, whether there
# is an answer of one's own, whose words another column holds.
CHOSEN, RANK, NTH, ANNOUNCED = "chosen", "rank", "nth", "announced"
OTHER = "other"
# What Kobo asks, in its exports by words, beside every list with an answer of one's own.
SPECIFIED = "specify other"


@dataclass(frozen=True)
class Meaning:
    """What a column says: `way` is how its cells are read, into `field`; `known` are the words of choices and what they mean.

    `about` is the choice that a tick or a rank is about, or the rank of an item. `headings` are what may stand above such a
    column, as our own files write it and then in plain words.
    """

    name: str
    label: str
    question: Question
    way: str
    field: str
    about: str
    known: Mapping[str, str]
    headings: tuple[str, ...]


@dataclass(frozen=True)
class _Worded:
    """A piece, and its labels and those of its choices in every language."""

    piece: Piece
    labels: list[str]
    choices: dict[str, list[str]]

    @property
    def known(self) -> dict[str, str]:
        """What each way of writing a choice means, by key or label, as it is or in plain words; what means two is not there."""
        said = [(key, key) for key in self.choices]
        said += [(" ".join(label.split()), key) for key, labels in self.choices.items() for label in labels]
        return _clear((plain_words(words), key) for words, key in said) | _clear(said)


def _clear(said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What words mean, without those that mean two things or are none."""
    meanings: dict[str, set[str]] = {}
    for words, key in said:
        meanings.setdefault(words, set()).add(key)
    return {words: next(iter(keys)) for words, keys in meanings.items() if words and len(keys) == 1}


def meanings_of(questionnaire: Questionnaire) -> list[Meaning]:
    """Everything a column can say, in the order of the questionnaire."""
    names = question_names(questionnaire.questions)
    return [
        one
        for number, question in enumerate(questionnaire.questions, 1)
        for one in _of_question(questionnaire, question, number, names[question.uid])
    ]


def question_names(questions: Sequence[Question]) -> dict[str, str]:
    """What mappings and forms call each question, by its uid."""
    names: dict[str, str] = {}
    for question in questions:
        is_free = question.code and question.code not in names.values()
        names[question.uid] = question.code if is_free else f"q_{question.uid}"
    return names


def _of_question(questionnaire: Questionnaire, question: Question, number: int, name: str) -> Iterator[Meaning]:
    pieces, labels = _worded_pieces(questionnaire, question)
    is_matrix = sum(one.piece.way == ONE for one in pieces) > 1
    # Our own files number the questions, which tells apart those that say the same.
    own = [name, *labels, *(f"{number} {label}" for label in labels)]
    for one in pieces:
        yield from _of_piece(question, one, name, own, is_matrix, len(pieces) == 1)


def _worded_pieces(questionnaire: Questionnaire, question: Question) -> tuple[list[_Worded], list[str]]:
    """The pieces of a question in all languages, and its label in all languages."""
    languages = dict.fromkeys((questionnaire.language, *LANGUAGES))
    said = [_in_language(questionnaire, question, language) for language in languages]
    own = QUESTION_TYPES[question.kind].pieces(question.options)
    found = [
        _Worded(
            piece,
            [pieces[place][0] for _label, pieces in said],
            {key: [pieces[place][1][nth] for _label, pieces in said] for nth, (key, _words) in enumerate(piece.choices)},
        )
        for place, piece in enumerate(own)
    ]
    return found, [label for label, _pieces in said]


def _in_language(questionnaire: Questionnaire, question: Question, language: str) -> tuple[str, list[tuple[str, list[str]]]]:
    """The label of the question, and of each of its pieces the label and those of its choices."""
    words = worded(question, language, questionnaire.language)
    with force_locale(language):
        pieces = QUESTION_TYPES[question.kind].pieces(words.options)
        return words.label, [(str(one.label), [str(label) for _key, label in one.choices]) for one in pieces]


def _of_piece(question: Question, one: _Worded, name: str, own: list[str], is_matrix: bool, is_alone: bool) -> Iterator[Meaning]:
    piece, known = one.piece, one.known
    path = name if not piece.field else f"{name}/{piece.field}"
    words = [piece.field, *one.labels]
    # A column about the whole question may be headed by it alone.
    beside = words if piece.field and not is_alone else [*words, ""]

    def meaning(name: str, label: str, way: str, field: str, about: str, headings: Iterable[str]) -> Meaning:
        return Meaning(name, label, question, way, field, about, known, tuple(dict.fromkeys(headings)))

    label = one.labels[0]
    if piece.way == POINT:
        yield meaning(f"{path}/point", label, POINT, "", "", _joined(own, [*words, "point", ""]))
        for name_of in COORDINATES:
            yield meaning(f"{path}/{name_of}", name_of, AMOUNT, name_of, "", _joined(own, _coordinate_words(name_of)))
        return
    is_own = piece.way == LINE and piece.field == OTHER
    yield meaning(path, label, piece.way, piece.field, "", [*_joined(own, beside), *([SPECIFIED] if is_own else [])])
    if is_own:
        # No heading says it alone: it is proposed where a column so headed holds ticks (`answer_matching`).
        yield meaning(announced(path), label, ANNOUNCED, piece.field, "", ())
    if piece.way in (ONE, SEVERAL, ORDER) and not is_matrix:
        way = RANK if piece.way == ORDER else CHOSEN
        for key, labels in one.choices.items():
            beside = [key, *labels, *([f"{piece.field} {key}"] if piece.field else [])]
            yield meaning(f"{path}/{key}", labels[0], way, piece.field, key, _joined(own, beside))
    for rank in range(1, question.options["places"] + 1) if piece.way == ORDER else ():
        words = [str(rank), f"rank {rank}"]
        yield meaning(f"{path}/#{rank}", str(rank), NTH, "", str(rank), _joined(own, words, is_ours=False))


def announced(name: str) -> str:
    """What mappings call the box that announces the words of one's own which `name` holds."""
    return f"{name}/chosen"


def _coordinate_words(coordinate: str) -> list[str]:
    words = {"latitude": ["latitude", "lat"], "longitude": ["longitude", "lon", "lng"]}[coordinate]
    return [*words, f"point {coordinate}"]


def _joined(first: Iterable[str], second: Iterable[str], *, is_ours: bool = True) -> list[str]:
    """Every one of the first words with every one of the second, as our own files write them, and in plain words."""
    pairs = [(one, other) for one in dict.fromkeys(first) for other in dict.fromkeys(second)]
    exact = [tidy(f"{one}{BESIDE}{other}" if other else one) for one, other in pairs] if is_ours else []
    return [*exact, *(plain for one, other in pairs if (plain := plain_words(f"{one} {other}")))]


def tidy(heading: str) -> str:
    """A heading with its signs, in small letters and without spaces too many."""
    return " ".join(heading.split()).casefold()
