"""Each module has its test beside it in the mirror, and every text its French."""

import re
import subprocess
import sys

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.architecture.source import ROOT, modules

WITHOUT_OWN_TEST = {"consult.features", "consult.jobs", "consult.config"}
CATALOGUE = ROOT / "consult" / "translations" / "fr" / "LC_MESSAGES" / "messages.po"
NARROW, WIDE = "\u202f", "\u00a0"


def test_each_module_has_its_test() -> None:
    files = {name: file for name, file in modules().items() if file.name != "__init__.py"}
    mirrored = {name: file.relative_to(ROOT) for name, file in files.items() if name not in {*WITHOUT_OWN_TEST, "wsgi"}}
    missing = [str(file) for file in mirrored.values() if not (ROOT / "tests" / file.parent / f"test_{file.name}").exists()]
    assert not missing


def test_every_text_has_its_french(tmp_path_factory: pytest.TempPathFactory) -> None:
    template = tmp_path_factory.mktemp("texts") / "messages.pot"
    extract = ["-F", "babel.cfg", "-k", "lazy_gettext", "-k", "_l", "-o", str(template), "."]
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", "extract", *extract], cwd=ROOT, check=True, capture_output=True
    )
    french = {message.id: message for message in read_po(CATALOGUE.open("rb")) if message.id}
    wanted = {message.id for message in read_po(template.open("rb")) if message.id}
    without = [key for key in wanted if key not in french or not _is_complete(french[key].string)]
    assert not without, f"{len(without)} texts without French: {without[:5]}"
    assert not [key for key, message in french.items() if message.fuzzy]
    assert not set(french) - wanted, "texts no longer used stand in the catalogue"


def _is_complete(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def _french_texts() -> list[str]:
    texts = []
    for message in read_po(CATALOGUE.open("rb")):
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        texts += [str(string) for string in strings if message.id]
    return texts


def test_french_is_set_as_french_is_set() -> None:
    for text in _french_texts():
        plain = re.sub(r"https?://\S+|%\(\w+\)s|<[^>]+>", "x", text)
        assert not re.search(rf"[^\s{NARROW}{WIDE}] ?[;!?](?=\s|$)", plain), text
        assert not re.search(rf"[^{NARROW}{WIDE}\d]:(?=\s|$)", plain), text
        assert "«" not in plain or re.search(rf"«[{NARROW}{WIDE}]", plain), text
        assert "'" not in plain, f"a straight apostrophe: {text}"


def test_the_compiled_catalogue_is_the_written_one() -> None:
    with CATALOGUE.open("rb") as written, CATALOGUE.with_suffix(".mo").open("rb") as compiled:
        assert _texts(read_mo(compiled)) == _texts(read_po(written))


def _texts(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {_forms(message.id): _forms(message.string) for message in catalogue if message.id}


def _forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)
