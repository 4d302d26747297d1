"""Added statements on the pages of moderators and participants."""

from consult.core.actors import VISITOR
from tests import people
from tests.browser import Browser
from tests.factories import statements as factory


def test_a_moderator_reads_a_statement_and_lets_everybody_be_asked(visitor: Browser) -> None:
    questionnaire = factory.questionnaire()
    factory.answer(questionnaire, VISITOR, "More <b>trees</b>")
    (statement,) = factory.added()
    visitor.sign_in(people.malik(questionnaire.consultation.organisation))
    page = visitor.get("/moderation").get_data(as_text=True)
    assert "More &lt;b&gt;trees" in page and "What do you think?" in page
    assert visitor.post(f"/moderation/statement/{statement.uid}/accord").status_code in (302, 303)
    answer = visitor.get(f"/diagnostic/affirmations/{statement.uid}")
    assert answer.headers["Location"].endswith("/diagnostic")
    page = visitor.get(f"/consultations/{questionnaire.consultation.uid}/diagnostic/page/1").get_data(as_text=True)
    assert f'name="{factory.ASKED}-{statement.uid}"' in page
