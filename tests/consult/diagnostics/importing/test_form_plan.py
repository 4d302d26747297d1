"""What forms become."""

from consult.diagnostics.importing.form_plan import FormPlan, items_of, plain


def test_a_question_that_cannot_stand_is_lost_with_its_reason() -> None:
    plan = FormPlan("en")
    plan.ask(3, "q", "single_choice", label="Which?", options={"items": items_of(["A"])})
    assert plan.questions == [] and [(loss.line, loss.column) for loss in plan.losses] == [(3, "q")]


def test_words_that_are_too_long_are_cut_and_told() -> None:
    plan = FormPlan("en")
    plan.ask(3, "q", "short_text", label="x" * 400)
    assert len(plan.questions[0]["label"]) == 300 and len(plan.losses) == 1


def test_the_hundred_and_first_question_is_lost() -> None:
    plan = FormPlan("en")
    for place in range(101):
        plan.ask(place, f"q{place}", "short_text", label="Why?")
    assert len(plan.asked) == 100 and plan.losses[0].line == 100


def test_tags_and_entities_become_words() -> None:
    assert plain("<p>A &amp;\n<b>B</b></p>") == "A & B"
