"""The application of the web and of the workers, put together from its parts."""

from flask import Flask
from flask_migrate import Migrate
from flask_wtf import CSRFProtect

from consult.config import ROOT, settings
from consult.core.db import db
from consult.features import FEATURES
from consult.stages import STAGES
from consult.web import access, compression, errors, headers, health, locale, navigation, slots, text, theme
from consult.web.limits import limiter


def create_app(**overrides: object) -> Flask:
    """The application, configured from the environment; `overrides` replace single settings."""
    app = Flask("consult", template_folder=ROOT / "templates", static_folder=ROOT / "consult" / "static")
    app.config.update(settings() | overrides)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(stage_kinds={kind.key: kind for kind in STAGES})
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"))
    for part in (locale, access, errors, headers, compression, theme, slots, text, health):
        part.init_app(app)
    CSRFProtect(app)
    limiter.init_app(app)
    for feature in FEATURES:
        for blueprint in feature.blueprints:
            app.register_blueprint(blueprint)
    slots.arrange([feature.name for feature in FEATURES])
    navigation.init_app(app, tuple(entry for feature in FEATURES for entry in feature.entries))
    return app
