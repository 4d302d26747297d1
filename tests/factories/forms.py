"""Forms as other programs write them."""

import io
from collections.abc import Mapping, Sequence

import xlsxwriter

SHEETS: Mapping[str, Sequence[Sequence[str]]] = {
    "survey": [
        ["type", "name", "label::French (fr)", "label::English (en)", "hint::French (fr)", "required", "relevant", "constraint"],
        ["start", "start", "", "", "", "", "", ""],
        ["note", "hello", "Bonjour.", "Hello.", "", "", "", ""],
        ["begin_group", "g", "Se déplacer", "", "", "", "", ""],
        ["select_one yn", "car", "Conduisez-vous ?", "Do you drive?", "Une réponse", "yes", "", ""],
        ["end_group", "", "", "", "", "", "", ""],
        ["integer", "trips", "Combien de trajets ?", "", "", "", "${car} = 'y'", ". >= 0 and . <= 40"],
        ["text", "why", "Pourquoi ?", "", "", "", "${trips} > 3", ""],
        ["geotrace", "where", "Où ?", "", "", "", "", ""],
        ["begin_repeat", "kids", "Enfants", "", "", "", "", ""],
        ["text", "kid", "Prénom", "", "", "", "", ""],
        ["end_repeat", "", "", "", "", "", "", ""],
    ],
    "choices": [
        ["list_name", "name", "label::French (fr)", "label::English (en)"],
        ["yn", "y", "Oui", "Yes"],
        ["yn", "n", "Non", "No"],
    ],
    "settings": [["form_title", "default_language"], ["Mobilité", "French (fr)"]],
}

LIMESURVEY = b"""<?xml version="1.0" encoding="UTF-8"?>
<document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>fr</language></languages>
<groups><rows><row><gid>1</gid><group_order>1</group_order></row></rows></groups>
<group_l10ns><rows><row><gid>1</gid><group_name>Transports</group_name><language>fr</language></row></rows></group_l10ns>
<questions><rows>
<row><qid>1</qid><gid>1</gid><type>L</type><title>car</title><mandatory>Y</mandatory><question_order>1</question_order></row>
<row><qid>2</qid><gid>1</gid><type>M</type><title>how</title><question_order>2</question_order>
<relevance><![CDATA[((car.NAOK == "A1"))]]></relevance></row>
<row><qid>3</qid><gid>1</gid><type>*</type><title>sum</title><question_order>3</question_order></row>
</rows></questions>
<subquestions><rows>
<row><qid>4</qid><parent_qid>2</parent_qid><title>S1</title><question_order>1</question_order></row>
<row><qid>5</qid><parent_qid>2</parent_qid><title>S2</title><question_order>2</question_order></row>
</rows></subquestions>
<question_l10ns><rows>
<row><qid>1</qid><question><![CDATA[<p>Conduisez-vous&nbsp;?</p>]]></question><language>fr</language></row>
<row><qid>2</qid><question>Comment ?</question><language>fr</language></row>
<row><qid>4</qid><question>Bus</question><language>fr</language></row>
<row><qid>5</qid><question>Train</question><language>fr</language></row>
</rows></question_l10ns>
<answers><rows>
<row><aid>1</aid><qid>1</qid><code>A1</code><sortorder>1</sortorder></row>
<row><aid>2</aid><qid>1</qid><code>A2</code><sortorder>2</sortorder></row>
</rows></answers>
<answer_l10ns><rows>
<row><aid>1</aid><answer>Oui</answer><language>fr</language></row><row><aid>2</aid><answer>Non</answer><language>fr</language></row>
</rows></answer_l10ns></document>"""


Rows = Sequence[Mapping[str, object]]


def limesurvey(languages: Sequence[str] = ("fr", "en"), **tables: Rows) -> bytes:
    """A questionnaire of LimeSurvey, of version 3 unless the tables say otherwise."""

    def table(name: str, rows: Rows) -> str:
        cells = ("".join(f"<{key}><![CDATA[{value}]]></{key}>" for key, value in row.items()) for row in rows)
        return f"<{name}><rows>{''.join(f'<row>{row}</row>' for row in cells)}</rows></{name}>"

    spoken = "".join(f"<language>{one}</language>" for one in languages)
    head = f"<document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages>{spoken}</languages>"
    return f"{head}{''.join(table(name, rows) for name, rows in tables.items())}</document>".encode()


def said(words: str, what: str, **cells: object) -> list[dict[str, object]]:
    """A row for each of the languages whose words stand around a bar: “Oui | Yes” in French and English."""
    return [
        cells | {what: one.strip(), "language": language} for one, language in zip(words.split("|"), ("fr", "en"), strict=False)
    ]


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]] = SHEETS) -> bytes:
    """An XLSForm with these sheets."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    book.close()
    return file.getvalue()
