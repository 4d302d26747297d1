"""What is known of Valfleuri from elsewhere, and what its people say of themselves. All figures are invented."""

from random import Random

from consult.core.actors import Actor
from consult.demo.words import LIVING, MOVING
from consult.diagnostics.actions import add_question
from consult.diagnostics.models import Questionnaire
from consult.facts.actions import import_margins, import_services, import_statistics
from consult.facts.importing.margins import read_margins
from consult.facts.importing.services import read_services
from consult.facts.importing.statistics import read_statistics
from consult.territories.models import Territory

USUAL = 3
MARGINS = """variable;catégorie;part;source;date
sexe;Femme;52 %;Recensement (chiffres inventés);2021
sexe;Homme;48 %;Recensement (chiffres inventés);2021
âge;Moins de 30 ans;31 %;Recensement (chiffres inventés);2021
âge;30 à 59 ans;38 %;Recensement (chiffres inventés);2021
âge;60 ans et plus;31 %;Recensement (chiffres inventés);2021
"""
DOCTOR, COACH, DISABLED = LIVING[0].statement, MOVING[0].statement, MOVING[2].statement
FOOD, PAPERS = LIVING[1].statement, LIVING[4].statement
STATISTICS = f"""sujet;nom;valeur;unité;comparaison;mieux;source;date
{DOCTOR};Médecins généralistes pour 10 000 habitants;4,8;médecins;8,3;plus haut;Observatoire (chiffres inventés);2023-12-31
Logement;Logements vacants;11,2;%;8,1;plus bas;Recensement (chiffres inventés);2021
{COACH};Cars par jour vers la gare;34;cars;21;plus haut;Région (chiffres inventés);2025
"""
SERVICES = f"""sujet;nom;organisme;type;secteur;description;source;date
{DOCTOR};Centre de santé;Commune de Valfleuri;service public;Centre;Deux médecins et une infirmière, sur rendez-vous.;Mairie;2026
{FOOD};Marché du samedi;Les producteurs de la vallée;association;Place du Pont;De 8 h à 13 h.;Mairie;2026
{COACH};Ligne de car vers la gare;Région;service public;Centre;34 cars par jour, le dernier à 18 h 10.;Mairie;2026
{DISABLED};Transport à la demande;Communauté de communes du Val;service public;;À réserver trois jours avant.;Mairie;2026
{PAPERS};Accueil France Services;Commune de Valfleuri;service public;Médiathèque;Aide aux démarches.;Mairie;2026
"""
# The categories, and how likely people of each are to answer: the young and the men are missed.
WHO = (
    ("Vous êtes…", "sex", {"Femme": 66, "Homme": 34}),
    ("Votre âge", "age_band", {"Moins de 30 ans": 17, "30 à 59 ans": 45, "60 ans et plus": 38}),
)


def describe(organiser: Actor, territory: Territory) -> None:
    """Brings in margins of the census, official statistics and services."""
    import_margins(organiser, territory, read_margins(MARGINS.encode(), {}))
    import_statistics(organiser, territory, read_statistics(STATISTICS.encode(), {}))
    import_services(organiser, territory, read_services(SERVICES.encode(), {}))


def ask_who(organiser: Actor, questionnaire: Questionnaire, page: int = 1) -> None:
    """Asks people on that page who they are, in the categories of the census."""
    for label, variable, categories in WHO:
        items = [{"key": f"c{place}", "label": category, "need": None} for place, category in enumerate(categories, 1)]
        asked = {"items": items, "variable": variable}
        add_question(organiser, questionnaire, kind="profile", label=label, options=asked, page=page)


def who(questionnaire: Questionnaire, place: int) -> dict[str, str]:
    """What the person of that place in the crowd says of themselves: by chance, but always the same."""
    chance, said = Random(place), {}
    for question, (_label, _variable, categories) in zip(questionnaire.questions[USUAL:], WHO, strict=False):
        keys = [item["key"] for item in question.options["items"]]
        said[question.uid] = chance.choices(keys, list(categories.values()))[0]
    return said
