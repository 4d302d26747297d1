"""Questions that many towns ask in the same words, so that their answers can be compared. Pure: no session, no request.

A block is a set of questions on one subject. Texts are in both languages: a questionnaire made from a block is translated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from consult.core.db import new_uid
from consult.core.errors import NotFound
from consult.core.i18n import LazyText, in_language
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.usual_questions import LANGUAGES, usual_questions
from consult.needs.models import Need

SERVICES = "services"


@dataclass(frozen=True)
class BankQuestion:
    """A question of the bank: `items` are its lines, `settings` what its type asks for; `leads_from` names the lines of the
    question before on which it depends, by their places from 1."""

    kind: str
    label: LazyText
    items: tuple[LazyText, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    hint: LazyText | str = ""
    leads_from: tuple[int, ...] = ()


@dataclass(frozen=True)
class Block:
    """Questions on one subject."""

    key: str
    label: LazyText
    questions: tuple[BankQuestion, ...] = ()


YES, NO = _("Yes"), _("No")
OFTEN = (_("Often"), _("Sometimes"), _("Rarely"), _("Never"))

BLOCKS = (
    Block(SERVICES, _("Satisfaction with services and three priorities, from the needs of this consultation")),
    Block(
        "quality_of_life",
        _("Quality of life"),
        (
            BankQuestion(
                "satisfaction",
                _("How satisfied are you with your life here?"),
                (
                    _("Your neighbourhood"),
                    _("Your home"),
                    _("Your health"),
                    _("Your relations with other people"),
                    _("How safe you feel"),
                    _("Nature and air"),
                ),
            ),
            BankQuestion("long_text", _("What would make life better here?")),
        ),
    ),
    Block(
        "unmet_needs",
        _("What one has had to go without"),
        (
            BankQuestion(
                "multiple_choice",
                _("In the last twelve months, what did you have to go without?"),
                (
                    _("Seeing a doctor or a dentist"),
                    _("Heating my home enough"),
                    _("Eating properly"),
                    _("Getting somewhere I had to go"),
                    _("Having my children looked after"),
                    _("Help with papers or rights"),
                ),
            ),
            BankQuestion(
                "long_text", _("What was in the way?"), hint=_("Price, distance, opening hours, not knowing whom to ask…")
            ),
        ),
    ),
    Block(
        "mobility",
        _("Getting about"),
        (
            BankQuestion(
                "single_choice",
                _("How do you usually get about?"),
                (_("By car"), _("By bus or train"), _("By bicycle"), _("On foot"), _("Somebody drives me")),
            ),
            BankQuestion("single_choice", _("How often do you give up going somewhere because you cannot get there?"), OFTEN),
            BankQuestion("long_text", _("Where can you not get to?"), leads_from=(1, 2)),
        ),
    ),
    Block(
        "care",
        _("Care and helping others"),
        (
            BankQuestion("single_choice", _("Do you look after somebody who is old, ill or disabled?"), (YES, NO)),
            BankQuestion(
                "top_k",
                _("What would help you most?"),
                (
                    _("Some hours of rest"),
                    _("Help at home"),
                    _("Somebody to talk to"),
                    _("Help with papers"),
                    _("Money"),
                ),
                {"k": 2},
                leads_from=(1,),
            ),
            BankQuestion("single_choice", _("Do you have a doctor you can go to?"), (YES, NO)),
        ),
    ),
    Block(
        "food",
        _("Food"),
        (
            BankQuestion("single_choice", _("How often do you lack money for the food you need?"), OFTEN),
            BankQuestion(
                "multiple_choice",
                _("Where do you get your food?"),
                (_("Supermarket"), _("Market"), _("Small shops"), _("From a farm"), _("My garden"), _("A food bank")),
            ),
        ),
    ),
    Block(
        "digital",
        _("Computers and the internet"),
        (
            BankQuestion(
                "single_choice",
                _("Can you deal with public services on the internet?"),
                (_("Yes, alone"), _("Yes, with help"), _("No")),
            ),
            BankQuestion(
                "multiple_choice",
                _("What is in the way?"),
                (
                    _("I have no computer or telephone for it"),
                    _("My connection is bad"),
                    _("I do not know how"),
                    _("I am afraid of doing something wrong"),
                    _("I would rather see a person"),
                ),
                leads_from=(2, 3),
            ),
        ),
    ),
)


def block_questions(key: str, needs: Sequence[Need], language: str) -> list[Question]:
    """The questions of a block, worded in that language and translated into the others, the first one under the block's name.

    Raises NotFound for an unknown block.
    """
    block = next((one for one in BLOCKS if one.key == key), None)
    if block is None:
        raise NotFound
    made = [_question(one, language) for one in block.questions] or usual_questions(needs, language)[:2]
    for before, (question, planned) in enumerate(zip(made[1:], block.questions[1:], strict=False)):
        if planned.leads_from:
            chosen = [f"n{place}" for place in planned.leads_from]
            question.show_if = {"question": made[before].uid, "items": chosen, "is_chosen": True}
    if block.questions:
        made[0].section = in_language(block.label, language)
        for other in made[0].translations:
            made[0].translations[other]["section"] = in_language(block.label, other)
    return made


def _question(planned: BankQuestion, language: str) -> Question:
    words = {one: _words(planned, one) for one in LANGUAGES}
    own = words[language if language in LANGUAGES else LANGUAGES[0]]
    lines = [{"key": key, "label": label, "need": None} for key, label in own["items"].items()]
    options = {**own["defaults"], **planned.settings, **own["settings"]} | ({"items": lines} if lines else {})
    translations = {
        other: {key: value for key, value in said.items() if key != "defaults"}
        for other, said in words.items()
        if said is not own
    }
    return Question(
        uid=new_uid(),
        kind=planned.kind,
        label=own["label"],
        hint=own["hint"],
        options=options,
        translations=translations,
    )


def _words(planned: BankQuestion, language: str) -> dict[str, Any]:
    """What the question says in one language, and what its type takes as usual there."""
    usual = {one.key: one.default for one in QUESTION_TYPES[planned.kind].settings}
    texts = {key: in_language(text, language) for key, text in usual.items() if isinstance(text, LazyText)}
    return {
        "label": in_language(planned.label, language),
        "hint": in_language(planned.hint, language),
        "items": {f"n{place}": in_language(text, language) for place, text in enumerate(planned.items, 1)},
        "settings": texts,
        "defaults": {key: value for key, value in usual.items() if not isinstance(value, LazyText)},
    }
