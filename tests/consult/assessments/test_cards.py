"""Each figure has a method card in each language."""

import pytest

from consult.assessments.cards import CARDS, FOLDER, all_cards, card
from consult.core.errors import NotFound


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("key", CARDS)
def test_a_card_has_a_title_and_says_what_the_figure_cannot_say(key: str, language: str) -> None:
    found = card(key, language)
    assert found.title and not found.title.startswith("#")
    assert found.text.count("## ") >= 1


def test_every_file_of_the_folder_is_a_card() -> None:
    assert {file.name for file in FOLDER.glob("*.md")} == {f"{key}.{language}.md" for key in CARDS for language in ("en", "fr")}
    assert [one.key for one in all_cards("fr")] == list(CARDS)


@pytest.mark.parametrize("key", ["nothing", "../../README", ""])
def test_what_is_no_card_is_not_found(key: str) -> None:
    with pytest.raises(NotFound):
        card(key, "en")
