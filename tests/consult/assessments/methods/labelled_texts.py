"""Invented texts with the themes people would give them, for the tests of themes."""

from itertools import cycle, islice

TREES = ("Planter des arbres", "Plus d’arbres fruitiers", "Végétaliser la place", "Un verger à l’école", "Des fleurs")
BIKES = ("Piste cyclable vers la gare", "Des arceaux pour les vélos", "Une rue cyclable", "Pistes continues", "Son vélo")
SPORT = ("Un terrain de basket", "Agrès de sport au parc", "Parcours de santé", "Terrain de football", "Des cours de gymnastique")
PLACES = ("Rue du Moulin", "Place Neuve", "Avenue des Pins", "Quartier Sud", "Boulevard Nord", "Chemin Vert", "Allée des Roses")

THEMES = {"Nature en ville": TREES, "Mobilité": BIKES, "Sport": SPORT}


def labelled(each: int = 15) -> tuple[list[str], list[tuple[str, ...]]]:
    """So many texts of each theme, each at one of the places, and their labels."""
    pairs = [
        (f"{text}, {place}", (theme,))
        for theme, texts in THEMES.items()
        for text, place in islice(zip(cycle(texts), cycle(PLACES)), each)
    ]
    return [text for text, _ in pairs], [labels for _, labels in pairs]
