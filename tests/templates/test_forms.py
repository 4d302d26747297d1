"""Fields: each kind of WTForms field comes out labelled, described, and with its error, as a valid page."""

import re

import pytest
from flask import Flask, render_template_string
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    FieldList,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from consult.web.forms import Form
from tests.pages import check_page

CHOICES = [("1", "One"), ("2", "Two")]
PAGE = """{% extends "layout.html" %}
{% from "components/forms.html" import form_start, error_summary, field, submit %}
{% block main %}{{ error_summary(form) }}<h1>A form</h1>
{% call form_start(form) %}
{% for one in form if one.name != "csrf_token" %}{{ field(one, hint="A hint.") }}{% endfor %}
{{ submit("Send") }}
{% endcall %}
{% endblock %}"""


class Everything(Form):
    """A form with a field of each kind."""

    words = StringField("Words", validators=[InputRequired("Write a few words")])
    address = EmailField("Address", validators=[InputRequired("Write your address")])
    story = TextAreaField("Story", validators=[Optional()])
    day = DateField("Day", validators=[InputRequired("Choose a day")])
    count = IntegerField("Count", validators=[InputRequired("How many?")])
    one_of = SelectField("One of", choices=CHOICES, validators=[InputRequired("Choose one")])
    level = RadioField("Level", choices=CHOICES, validators=[InputRequired("Choose a level")])
    several = SelectMultipleField(
        "Several",
        choices=CHOICES,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validators=[InputRequired("Choose at least one")],
    )
    is_read = BooleanField("I have read it", validators=[InputRequired("Tick the box")])


class Lines(Form):
    """A form with a list of entries."""

    lines = FieldList(StringField("Line", validators=[InputRequired("Fill this line")]), min_entries=2)


def _page(form: Form) -> str:
    return render_template_string(PAGE, form=form)


def _form(app: Flask, kind: type[Form], **values: str) -> Form:
    form = kind(formdata=MultiDict(values))
    form.validate()
    return form


def test_an_empty_form_is_a_valid_page(app: Flask) -> None:
    with app.test_request_context():
        check_page(_page(Everything(formdata=None)))


def test_each_error_stands_at_its_field_and_in_the_summary(app: Flask) -> None:
    with app.test_request_context():
        form = _form(app, Everything)
        html = _page(form)
    check_page(html)
    for name in ("words", "address", "day", "count", "one_of", "level", "several", "is_read"):
        error = form[name].errors[0]
        assert html.count(error) == 2
        target = re.search(rf'<a href="#([\w-]+)">{re.escape(error)}', html)
        assert target and f'id="{target[1]}"' in html


def test_what_was_typed_is_kept(app: Flask) -> None:
    with app.test_request_context():
        html = _page(_form(app, Everything, words="An evening bus", level="2", story="<b>Late</b>"))
    assert 'value="An evening bus"' in html
    assert re.search(r"<input checked[^>]*name=\"level\"[^>]*value=\"2\"", html)
    assert "&lt;b&gt;Late&lt;/b&gt;" in html


def test_errors_of_a_list_lead_to_its_lines(app: Flask) -> None:
    with app.test_request_context():
        form = _form(app, Lines)
        html = render_template_string(
            '{% from "components/forms.html" import error_summary %}{{ error_summary(form) }}', form=form
        )
    assert 'href="#lines-0"' in html and 'href="#lines-1"' in html


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ('form.words, kind="one-time-code"', 'autocomplete="one-time-code"'),
        ("form.address", 'autocomplete="email"'),
        ("form.words, heading=True", '<h1 class="govuk-label-wrapper"><label'),
        ("form.story", '<span class="optional">'),
        ('form.level, hints={"2": "The higher one"}', 'id="level-1-hint"'),
        ('form.level, layout="scale"', "scale"),
        ("form.words, width=5", "govuk-input--width-5"),
    ],
)
def test_a_field_can_be_told_what_it_asks(app: Flask, arguments: str, expected: str) -> None:
    source = '{% from "components/forms.html" import field %}{{ field(' + arguments + ") }}"
    with app.test_request_context():
        assert expected in render_template_string(source, form=Everything(formdata=None))
