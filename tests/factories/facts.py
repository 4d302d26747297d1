"""Facts about a territory as files say them, for tests about something else."""

from collections.abc import Mapping
from typing import Any

from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.facts.actions import import_services, import_statistics
from consult.facts.importing.services import read_services
from consult.facts.importing.statistics import read_statistics
from tests.factories import diagnostics, places

SOURCED = {"source": "Insee", "observed_on": "2021"}
MARGINS = """variable;category;share;area;source;day
sex;Women;52 %;;Insee;2021
sex;Men;48 %;;Insee;2021
area;North;0.25;;Insee;2021
area;South;0.75;;Insee;2021
"""
STATISTICS = """name;value;unit;benchmark;better;topic;source;day
Doctors for 10,000 inhabitants;4.8;doctors;8.3;higher;Health;Drees;2023-12-31
Homes that stand empty;12;%;;;housing;Insee;2021
"""
SERVICES = """name;provider;kind;topic;area;address;description;source;day
Health centre;Town;public;Seeing a doctor in time;Centre;https://health.example/;Two doctors.;Town hall;15/01/2026
"""
PROFILE = {"sex": ("Women", "Men"), "area": ("North", "South")}


def questionnaire_with_profile(made: Consultation | None = None) -> Questionnaire:
    """A questionnaire that also asks for sex and area, with items keyed by their words."""
    made = made or places.consultation()
    sheet = diagnostics.questionnaire(made, places.needs(made))
    for place, (name, labels) in enumerate(PROFILE.items(), 4):
        items = [{"key": label.lower(), "label": label} for label in labels]
        options: dict[str, Any] = {"items": items, "variable": name}
        sheet.questions.append(Question(position=place, kind="single_choice", label=name.title(), options=options))
    db.session.commit()
    return sheet


def respond(sheet: Questionnaire, people: Mapping[tuple[str, str], int], channel: str = "paper") -> None:
    """So many people of each sex and area respond; "" for what they do not say."""
    satisfaction, *_others, sex, area = (question.uid for question in sheet.questions)
    for said, count in people.items():
        told = {uid: key for uid, key in zip((sex, area), said, strict=True) if key}
        answers = {satisfaction: {"n1": 1, "n2": 5}} | told
        db.session.add_all(Response(questionnaire_id=sheet.id, channel=channel, answers=answers) for _ in range(count))
    db.session.commit()


def known(made: Consultation) -> None:
    """A statistic and a service of the need of getting about without a car, and a statistic of its theme as a whole."""
    need = "Getting about without a car"
    figures = f"""name;value;unit;benchmark;better;topic;source;day
Buses a day;20;buses;10;higher;{need};Region;2023
Cars a household;1.2;;;;Mobility;Insee;2021
"""
    services = f"""name;provider;kind;topic;area;source;day
Bus to the station;Region;public;{need};Centre;Town hall;2026
"""
    import_statistics(SYSTEM, made.territory, read_statistics(figures.encode(), {}))
    import_services(SYSTEM, made.territory, read_services(services.encode(), {}))
