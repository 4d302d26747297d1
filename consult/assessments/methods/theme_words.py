"""Words of municipal life, French and English, by subject: what a text is about though no other shares a word with it.

A subject is a hint to the classifier, never a theme: which subjects go with which theme is learnt from what people labelled.
The words are beginnings of words without accents; one that ends in `$` is a whole word.
"""

from collections.abc import Sequence
from functools import lru_cache

from consult.assessments.methods.normalised_text import normalised

SUBJECTS: dict[str, str] = {
    "mobility": """
        velo cycl piste pieton trottinet marche$ marcher trottoir bus$ tram metro$ train$ gare$ transport mobilit
        deplac covoitur navette arceau voie$ bike bicycl walk pedestr sidewalk transit commut subway scooter
    """,
    "traffic": """
        circulation voiture auto$ vehicul stationn parking traffic embouteill bouchon vitesse ralentiss radar
        carrefour rond$ route chauss car$ cars$ road driver speed congest intersection crossing
    """,
    "nature": """
        arbre plant veget verdur vert$ verts$ verte$ vertes$ jardin parc$ parcs$ nature biodivers foret fleur verger
        fruiti oiseau insect abeill ruch$ ruche nichoir faune flore animal animaux haie potager green tree garden
        park$ parks$ wildlife forest flower bee$ bees$ bird
    """,
    "climate": """
        climat ecolog environn carbon co2 canicul chaleur frais fraich ombr desimper debitum ilot pollu planet
        transition durabl sustainab emission warming shade heat
    """,
    "water": """
        eau$ eaux$ rivier fleuve berge inond pluie pluvial fontaine water river flood rain$ drought
    """,
    "energy": """
        energ eclair lampad lumin lumier solair photovolt chauffag isol$ isolation electri eolien led$ nuclea light$
        lights$ lighting solar insulat wind$ power$ renovation thermi
    """,
    "waste": """
        dechet recycl compost poubell tri$ ordur megot emball plasti reemploi waste litter trash garbage rubbish bin$
        bins$
    """,
    "food": """
        aliment cantin maraich agricult consomm epicer nourri food farm market restaurant grocer
    """,
    "sport": """
        sport terrain stade foot basket gymnas piscin fitness muscul workout skate pump$ pumptrack parcours agres gym$
        pool$ exercis tennis petanq boulod athlet yoga
    """,
    "play": """
        jeu$ jeux enfant toboggan ludiq famill playground kid$ kids$ child famil youth jeune ado$ ados
    """,
    "culture": """
        cultur art$ arts$ artist fresq musiq music theat cinem biblioth livre$ livres$ patrimoin histoir memoir fete$
        festiv concert muse museum librar herit mural event
    """,
    "safety": """
        securit polic delinq incivil agress vandal camera danger surveil safe crime criminal drug drogue
    """,
    "housing": """
        logement habitat loyer immobil hlm$ rent$ rents$ rental housing apartment home$ homes$ afford tenant landlord
    """,
    "health": """
        sante$ medecin medic hopita soin$ soins$ health doctor hospital clinic mental stress
    """,
    "access": """
        handicap accessib pmr$ senior age$ ages$ retrait elder disab pension autonom
    """,
    "education": """
        ecole scola college lycee educat formation enseign eleve$ eleves$ creche school teach student universit
    """,
    "solidarity": """
        solidar precar sdf$ pauvr aide$ aides$ social homeless poor poverty charit
    """,
    "community": """
        voisin convivi rencontr intergen associat benevol lien$ communit neighb volunt meet friend together
    """,
    "street": """
        banc$ bancs$ toilet mobilier propret nettoy bruit nuisanc place$ bench clean noise noisy dirt quiet
    """,
    "government": """
        democra citoyen elu$ elus$ election electora elector vote$ voter$ votes$ referend parlem depute senat$
        senateur maire$ mairie commune$ communes$ departement region metropol institution council government city$
        official
    """,
    "money": """
        impot tax$ taxe taxes taxation fiscal depens budget salair revenu tva$ isf$ csg$ cout$ couts$ prix$ money cost
        price$ prices$ salar income
    """,
    "work": """
        emploi travail chom entrepris commerc econom metier job$ jobs$ work$ employ business boutiq shop
    """,
    "digital": """
        numeri internet wifi fibre$ digital online website
    """,
    "building": """
        urban construi constru densit promot immeub batiment betonn develop build zoning skyscraper overdevelop
    """,
    "air": """
        avion aeroport aerien airport plane$ planes$ aircraft jet$ jets$ flight
    """,
}


def _beginnings() -> dict[str, list[tuple[str, str]]]:
    """The words by their first two letters, each with its subject."""
    found: dict[str, list[tuple[str, str]]] = {}
    for subject, words in SUBJECTS.items():
        for word in words.split():
            found.setdefault(word[:2], []).append((word, subject))
    return found


BEGINNINGS = _beginnings()


@lru_cache(maxsize=200_000)
def subjects_of_word(word: str) -> tuple[str, ...]:
    """The subjects a normalised word speaks of; most words speak of none."""
    matches = (subject for start, subject in BEGINNINGS.get(word[:2], ()) if _begins(word, start))
    return tuple(dict.fromkeys(matches))


def _begins(word: str, start: str) -> bool:
    return word == start[:-1] if start.endswith("$") else word.startswith(start)


def subjects(text: str) -> Sequence[str]:
    """The subjects a text speaks of, one for each word that names one."""
    return subjects_of_normalised(normalised(text))


def subjects_of_normalised(plain: str) -> Sequence[str]:
    """The same of a normalised text."""
    return [subject for word in plain.split() for subject in subjects_of_word(word)]
