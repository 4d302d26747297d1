"""What exists today: the services of the territory's inventory that answer each need, and the areas they reach."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Services:
    """`areas`: the parts of the territory that are known, in order; `by_need`: for each need the area of each of its services.

    The area of a service for the whole territory is "". `of_theme`: how many services there are for the theme of each need as
    a whole, of which nobody said that they answer this need.
    """

    areas: tuple[str, ...]
    by_need: tuple[tuple[str, ...], ...]
    of_theme: tuple[int, ...]

    def of_need(self, place: int) -> dict[str, Any]:
        """How many services there are, how many of them for everybody, how many in each area, and the areas without one."""
        found = self.by_need[place]
        everywhere = found.count("")
        areas = [{"area": area, "count": found.count(area)} for area in self.areas if area in found]
        without = [area for area in self.areas if not everywhere and area not in found]
        told = {"count": len(found), "everywhere": everywhere, "areas": areas, "without": without}
        return told | {"of_theme": self.of_theme[place]}
