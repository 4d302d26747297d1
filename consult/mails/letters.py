"""Writing mails from templates, in the language of whoever reads them."""

from typing import NamedTuple

from flask import current_app
from flask_babel import force_locale


class Letter(NamedTuple):
    """The words of a mail."""

    subject: str
    text: str


def write_letter(template: str, locale: str, **context: object) -> Letter:
    """The letter of a template of `templates/email/`, which has the blocks `subject` and `body`."""
    with force_locale(locale):
        words = {"locale": locale, "address_of": address_of, **context}
        page = current_app.jinja_env.get_template(template)
        subject = "".join(page.blocks["subject"](page.new_context(words)))
        return Letter(subject.strip(), page.render(words))


def address_of(endpoint: str, **values: object) -> str:
    """The whole address of a page, as it is written in mails."""
    path = current_app.url_map.bind("localhost").build(endpoint, values)
    return f"{current_app.config['PUBLIC_URL']}{path}"
