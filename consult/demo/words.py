"""What the people of Valfleuri say. The town speaks French, whatever the language of its pages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wish:
    """A need of the town: its theme, its statement, the service that answers it today, and how people see it.

    `satisfied` is how likely somebody is content with the service, `wanted` how much it weighs among priorities.
    """

    theme: str
    statement: str
    service: str
    satisfied: float
    wanted: float


@dataclass(frozen=True)
class Proposal:
    """An idea for the need of that place in the list, and how many endorse it."""

    need: int
    title: str
    body: str
    supporters: int


BRING_BACK = "Boîte aux lettres de la mairie, ou médiathèque, du mardi au samedi"
WELCOME = (
    "Valfleuri, 8 400 habitants, entre rivière et coteaux. Dites-nous ce qui manque, proposez, votez : "
    "nous essayons ensemble, et vous suivez chaque promesse jusqu’à son effet."
)

NAMES = [
    "Adèle",
    "Baptiste",
    "Chloé",
    "Driss",
    "Elsa",
    "Farid",
    "Gisèle",
    "Hugo",
    "Inès",
    "Jules",
    "Karim",
    "Léa",
    "Mathis",
    "Nadia",
    "Oscar",
    "Paulette",
    "Quentin",
    "Rose",
    "Samir",
    "Thérèse",
    "Ugo",
    "Valérie",
    "Wassim",
    "Xavier",
    "Yasmine",
    "Zoé",
]

LIVING = (
    Wish("Santé", "Voir un médecin à temps, sans devoir partir loin", "Le centre de santé", 0.2, 0.8),
    Wish("Alimentation", "Manger sain et local avec un petit budget", "Le marché et les commerces", 0.55, 0.45),
    Wish("Logement", "Se loger dignement, jeune ou âgé", "L’office du logement", 0.35, 0.6),
    Wish("Culture et sport", "Se retrouver le soir et le week-end", "La maison des associations", 0.7, 0.3),
    Wish("Numérique", "Faire ses démarches sans être perdu", "L’accueil France Services", 0.5, 0.4),
)
LIVING_TITLE = "Bien vivre à Valfleuri"
LIVING_SUMMARY = (
    "Santé, logement, alimentation, liens : **de quoi avons-nous le plus besoin ?** Répondez au diagnostic, proposez vos idées, "
    "votez. Le bilan dira ce qui presse, et la commune lancera au moins deux expérimentations avec des habitants."
)
LIVING_IDEAS = (
    Proposal(
        0,
        "Un bus santé une fois par semaine",
        "Une consultation itinérante à la salle des fêtes, avec une infirmière et la télémédecine.",
        21,
    ),
    Proposal(
        0,
        "Des permanences le samedi matin",
        "Beaucoup d’entre nous travaillent loin la semaine : ouvrir le centre deux samedis par mois.",
        12,
    ),
    Proposal(
        1,
        "Une épicerie solidaire et paysanne",
        "Des producteurs de la vallée, un prix selon les moyens, tenue par une association et des bénévoles.",
        17,
    ),
    Proposal(
        2,
        "Partager les grandes maisons",
        "Mettre en relation des personnes âgées qui ont de la place et des jeunes qui cherchent une chambre.",
        9,
    ),
    Proposal(3, "Le gymnase ouvert le dimanche", "Avec deux clés confiées à des habitants et un cahier d’usage.", 6),
    Proposal(4, "Des voisins du numérique", "Des volontaires formés, deux après-midi par semaine à la médiathèque.", 11),
)
WAITING_IDEAS = (
    Proposal(1, "Un verger partagé le long de la rivière", "Planter cinquante fruitiers avec l’école, chacun se sert.", 0),
    Proposal(
        2,
        "Rénover les logements vides du centre",
        "Recenser les logements vides et aider leurs propriétaires à les remettre en location.",
        0,
    ),
)
RETURNED_IDEA = Proposal(3, "Moins de bruit", "Mon voisin du 12 fait trop de bruit.", 0)
RETURNED_WORDS = "Parlez du besoin plutôt que d’une personne : où et quand le bruit gêne-t-il ?"

MOVING = (
    Wish("Mobilité", "Aller travailler sans voiture", "La ligne de car vers la gare", 0.15, 0.8),
    Wish("Mobilité", "Circuler à vélo sans avoir peur", "Les pistes cyclables", 0.3, 0.6),
    Wish("Inclusion", "Se déplacer quand on marche difficilement", "Le transport à la demande", 0.4, 0.5),
    Wish("Environnement", "Respirer un air plus sain près des écoles", "Le plan de circulation", 0.6, 0.3),
    Wish("Économie locale", "Faire ses courses sans prendre la voiture", "Les commerces du bourg", 0.65, 0.3),
    Wish("Éducation", "Aller au lycée et au sport sans ses parents", "Le car scolaire", 0.45, 0.45),
)
MOVING_TITLE = "Se déplacer à Valfleuri"
MOVING_SUMMARY = (
    "Comment aller travailler, apprendre, se soigner sans dépendre d’une voiture ? "
    "La consultation est finie : voyez ce qu’elle a changé."
)
# The same needs two years before, as a survey found them; one has gone since, one has come.
BEFORE_TITLE = "Enquête sur les déplacements à Valfleuri"
BEFORE_SUMMARY = (
    "L’enquête que la commune avait menée sur papier, dans toutes les boîtes aux lettres. "
    "Elle est ici pour que l’on voie ce qui a changé depuis."
)
BEFORE = (
    Wish("Mobilité", MOVING[0].statement, MOVING[0].service, 0.38, 0.6),
    Wish("Mobilité", MOVING[1].statement, MOVING[1].service, 0.25, 0.6),
    Wish("Mobilité", "Trouver où se garer dans le centre", "Les parkings du centre", 0.55, 0.45),
    Wish("Inclusion", MOVING[2].statement, MOVING[2].service, 0.42, 0.5),
    Wish("Environnement", MOVING[3].statement, MOVING[3].service, 0.3, 0.5),
    Wish("Économie locale", MOVING[4].statement, MOVING[4].service, 0.63, 0.3),
)
SATISFACTION = "Êtes-vous satisfait de ce qui existe ?"
PRIORITIES = "Quels besoins devraient passer en premier ?"
MOVING_IDEAS = (
    Proposal(
        0,
        "Une navette à l’heure des trains",
        "Un minibus partagé entre trois communes, matin et soir, réservé par téléphone ou sur place.",
        25,
    ),
    Proposal(
        1,
        "Prêter un vélo à assistance pendant un mois",
        "On essaie, on s’habitue, puis on décide. L’atelier associatif entretient la flotte.",
        19,
    ),
    Proposal(
        2, "Des conducteurs solidaires", "Des habitants volontaires, indemnisés au kilomètre, pour les rendez-vous médicaux.", 14
    ),
)
SAYINGS = (
    "Le dernier car part à 18 h 10, mon travail finit à 18 h 30.",
    "Je ne sors plus le soir depuis que j’ai vendu la voiture.",
    "Il faudrait un banc tous les deux cents mètres.",
    "Les enfants iraient à vélo si on pouvait traverser le pont.",
    "On a de bons commerces, dommage que personne ne le sache.",
    "",
    "",
    "",
)

EXPERIMENT = {
    "title": "La navette des trains, six mois à l’essai",
    "hypothesis": (
        "Si un minibus attend les trains de 7 h et de 18 h, celles et ceux qui travaillent à la ville laisseront leur voiture."
    ),
    "decision_rule": (
        "Après six mois : on continue si quarante personnes la prennent chaque jour, "
        "on adapte au-dessus de vingt, on arrête en dessous."
    ),
}
# Kind of actor, name, what they bring.
PARTNERS = (
    ("public", "Communauté de communes du Val", "20 000 € et un arrêt aménagé"),
    ("association", "Roulez Solidaire", "Deux chauffeurs en insertion"),
    ("company", "Garage Perrin", "L’entretien du minibus à prix coûtant"),
    ("citizens", "Le collectif des navetteurs", "Les horaires, relus chaque mois avec les voyageurs"),
)
# What is measured, its unit, the family of effect, where it starts, where it should go, and the value of each month.
INDICATORS = (
    ("Voyageurs chaque jour", "voyageurs", "quality-of-life", 0, 40, (14, 22, 29, 33)),
    ("Emplois créés", "emplois", "jobs", 0, 2, (1, 2)),
    ("Part des voyageurs sans voiture", "%", "inequality", 18, 45, (24, 31, 38)),
)


@dataclass(frozen=True)
class CostlyProject:
    """A project of the shared budget: what it costs in euros, where it lies, and how much people like it."""

    title: str
    words: str
    cost: int
    area: str
    likes: int


BUDGET = 60_000
SHARED_TITLE = "Budget participatif : que faire de 60 000 € ?"
SHARED_WORDS = "Remplissez votre panier dans la limite du budget. Les projets retenus seront réalisés dans l’année."
PROJECTS = (
    CostlyProject("Un abri vélo fermé à la gare", "Vingt places, sous clé, éclairées la nuit.", 24_000, "Centre", 9),
    CostlyProject("Des bancs à l’ombre sur le quai", "Dix bancs, avec des arbres entre eux.", 12_000, "Centre", 8),
    CostlyProject("Un arrêt à la demande", "La navette s’arrête devant la salle des fêtes.", 9_000, "Les Coteaux", 6),
    CostlyProject("Un trottoir jusqu’à l’école", "Deux cents mètres, assez larges pour une poussette.", 38_000, "Les Coteaux", 5),
    CostlyProject("Une piste cyclable peinte", "De la mairie à la zone d’activités.", 30_000, "Plaine", 7),
    CostlyProject("Un atelier de réparation de vélos", "Un samedi par mois, avec les outils et un café.", 6_500, "Plaine", 6),
    CostlyProject("Un passage piéton éclairé", "Devant la maison de santé.", 15_000, "Centre", 5),
    CostlyProject("Un panneau des départs en temps réel", "À la gare et à la mairie.", 18_000, "Centre", 3),
)

GRADED_TITLE = "Que faire de l’ancienne poste ?"
GRADED_WORDS = "Donnez votre avis sur chaque usage. Celui dont la mention médiane est la meilleure sera étudié en premier."
# Title, what it means, and the grade people tend to give it, from 0 (the worst) to 5.
GRADED = (
    ("Une maison de santé", "Deux médecins et une infirmière, sur rendez-vous.", 4.1),
    ("Un café associatif", "Tenu par des bénévoles, avec une petite épicerie.", 3.6),
    ("Un espace de travail partagé", "Huit bureaux et la fibre.", 2.4),
    ("Des logements pour jeunes", "Quatre petits appartements à loyer modéré.", 3.2),
    ("La vendre", "Le produit de la vente irait à l’école.", 1.2),
)
