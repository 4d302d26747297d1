"""`python -m consult.demo`: fills the demonstration town in an empty database, saying how far it is."""

from importlib import import_module
from threading import Thread

from flask_babel import force_locale

from consult import create_app
from consult.demo.town import fill_town
from consult.demo.voices import READING


def main() -> None:
    """Fills the town in French; what reads texts is loaded meanwhile."""
    Thread(target=import_module, args=(READING,)).start()
    with create_app().test_request_context("/"), force_locale("fr"):
        for line in fill_town():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()
