"""The form of an idea."""

from collections import namedtuple

from flask import Flask

from consult.ideas.forms import IdeaForm

Need = namedtuple("Need", "uid statement")


def test_each_field_says_what_is_missing(app: Flask) -> None:
    with app.test_request_context(method="POST", data={"title": "Bus"}):
        form = IdeaForm().offer([Need("abc", "Getting about")])
        assert not form.validate_on_submit() and set(form.errors) == {"need", "title", "body"}


def test_a_need_that_was_not_offered_is_refused(app: Flask) -> None:
    sent = {"title": "A bus to the market", "body": "Every hour on market days."}
    for need, is_accepted in (("abc", True), ("none", True), ("other", False)):
        with app.test_request_context(method="POST", data=sent | {"need": need}):
            assert IdeaForm().offer([Need("abc", "Getting about")]).validate_on_submit() is is_accepted
