"""What votes ask of the polling place: who else may have a ballot, and whether paper is still being counted."""

from consult.polling.queries import has_unreported_paper, roll_keys, sheet_keys
from consult.votes.electors import ELECTORS, HINDRANCES

ELECTORS.extend((roll_keys, sheet_keys))
HINDRANCES.append(has_unreported_paper)
