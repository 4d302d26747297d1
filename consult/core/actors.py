"""Who acts: a visitor, the holder of an account, or the system itself."""

from dataclasses import dataclass, field

ORGANISER = "organiser"
MODERATOR = "moderator"


@dataclass(frozen=True)
class Actor:
    """Whoever asks for something to be done.

    `roles` holds pairs (organisation id, role); `person_id` names the verified person behind the account. An identity
    provider said in this very session who it is where `is_identified`.
    """

    kind: str
    account_id: int | None = None
    person_id: int | None = None
    name: str = ""
    roles: frozenset[tuple[int, str]] = field(default=frozenset())
    is_identified: bool = False

    @property
    def is_signed_in(self) -> bool:
        """Whether an account stands behind the actor."""
        return self.account_id is not None

    @property
    def is_system(self) -> bool:
        """Whether the actor is a worker or the command line."""
        return self.kind == "system"

    @property
    def is_staff(self) -> bool:
        """Whether the actor has any role in any organisation."""
        return bool(self.roles)

    def is_organiser_of(self, organisation_id: int) -> bool:
        """Whether the actor organises for that organisation; the system always does."""
        return self.is_system or (organisation_id, ORGANISER) in self.roles

    def is_moderator_of(self, organisation_id: int) -> bool:
        """Whether the actor moderates for that organisation; organisers and the system do too."""
        return (organisation_id, MODERATOR) in self.roles or self.is_organiser_of(organisation_id)


@dataclass(frozen=True)
class Instance:
    """The whole installation: the target of what has no other container."""

    id: int = 0


VISITOR = Actor(kind="visitor")
SYSTEM = Actor(kind="system")
INSTANCE = Instance()
