"""A questionnaire as a form of Kobo and ODK (XLSForm): its pages, sections and questions as rows, its choices, its settings.

What other programs have no words for stands in columns called `consult_…`, so that the form read back (`importing/xlsform`)
is the same questionnaire. Pure: no session, no request.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from consult.core.written_sheets import Sheet, as_xlsx
from consult.diagnostics.exporting.form_names import form_names, free_name
from consult.diagnostics.exporting.xlsform_question import LANGUAGE_NAMES, Cells, FormQuestion, in_languages
from consult.diagnostics.importing.form_plan import LANGUAGES
from consult.diagnostics.importing.xlsform_own import EASY, INTRODUCTION, LIST, NEED, PAGE, SECTION, SENSITIVE, SETTINGS
from consult.diagnostics.importing.xlsform_rows import TYPE
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.wording import introduction_in

FIELD_LIST = "field-list"


def write_xlsform(questionnaire: Questionnaire, statements: Mapping[str, str]) -> bytes:
    """The workbook of the form; `statements` are those of needs, by uid, which lines keep in words."""
    return as_xlsx(xlsform_sheets(questionnaire, statements))


def xlsform_sheets(questionnaire: Questionnaire, statements: Mapping[str, str]) -> list[Sheet]:
    """The sheets of the form."""
    languages = languages_of(questionnaire)
    names = form_names(questionnaire.questions)
    asked = [FormQuestion(one, names, languages, statements) for one in questionnaire.questions]
    survey = [*_introduction(questionnaire, languages), *_pages(questionnaire, asked)]
    choices = [row for one in asked for row in one.choices()]
    words = [f"{what}::{LANGUAGE_NAMES[language]}" for what in ("label", "hint") for language in languages]
    easy = [f"{EASY}::{LANGUAGE_NAMES[language]}" for language in languages]
    head = ["type", "name", *words, "required", "relevant", "constraint", "appearance", TYPE, SETTINGS, LIST, SENSITIVE, *easy]
    listed = ["list_name", "name", *words[: len(languages)], TYPE, NEED]
    about = {
        "form_title": questionnaire.consultation.title,
        "form_id": f"consult_{questionnaire.consultation.uid}",
        "version": str(questionnaire.version),
        "default_language": LANGUAGE_NAMES[questionnaire.language],
        "style": "pages" if questionnaire.is_paged else "",
    }
    return [_sheet("survey", head, survey), _sheet("choices", listed, choices), _sheet("settings", list(about), [about])]


def languages_of(questionnaire: Questionnaire) -> list[str]:
    """The language of the questionnaire, then the one it is translated into, if it is at all."""
    spoken = {language for one in questionnaire.questions for language in one.translations or {}}
    spoken |= (questionnaire.translations or {}).keys()
    return [questionnaire.language, *(one for one in LANGUAGES if one in spoken and one != questionnaire.language)]


def _sheet(name: str, header: Sequence[str], rows: Sequence[Cells]) -> Sheet:
    return Sheet(name, header, [[row.get(heading, "") for heading in header] for row in rows])


def _introduction(questionnaire: Questionnaire, languages: Sequence[str]) -> Iterator[Cells]:
    if questionnaire.introduction:
        own = questionnaire.introduction
        words = {language: introduction_in(questionnaire, language) for language in languages}
        told = {language: text for language, text in words.items() if text != own or language == questionnaire.language}
        name = free_name("introduction", form_names(questionnaire.questions).values())
        yield {"type": "note", "name": name, TYPE: INTRODUCTION} | in_languages("label", told)


def _pages(questionnaire: Questionnaire, asked: Sequence[FormQuestion]) -> Iterator[Cells]:
    """The rows of all questions; a group around each page where there are several."""
    has_pages, names = any(one.question.page > 1 for one in asked), [one.name for one in asked]
    for page, questions in groupby(asked, key=lambda one: one.question.page):
        name = free_name(f"page_{page}", names)
        if has_pages:
            yield {"type": "begin_group", "name": name, "appearance": FIELD_LIST, TYPE: PAGE}
        yield from _sections(list(questions), page, names)
        if has_pages:
            yield {"type": "end_group", "name": name}


def _sections(asked: Sequence[FormQuestion], page: int, names: Sequence[str]) -> Iterator[Cells]:
    """The rows of a page; a group around the questions that stand below the same heading."""
    for place, (words, questions) in enumerate(groupby(asked, key=lambda one: section_words(one.question)), 1):
        name = free_name(f"section_{page}_{place}", names)
        if words:
            yield {"type": "begin_group", "name": name, TYPE: SECTION} | in_languages("label", dict(words))
        for one in questions:
            yield from one.rows()
        if words:
            yield {"type": "end_group", "name": name}


def section_words(question: Question) -> tuple[tuple[str, str], ...]:
    """The heading above a question in its languages, nothing where there is none."""
    if not question.section:
        return ()
    own = question.questionnaire.language
    said = {language: words.get("section", "") for language, words in (question.translations or {}).items()}
    return ((own, question.section), *((language, text) for language, text in sorted(said.items()) if text and language != own))
