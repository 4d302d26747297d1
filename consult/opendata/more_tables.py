"""What stands in the file of a published assessment beside the figures of its needs: who was heard, weights, evidence.

All of it is added up, and hidden by `core/disclosure.py` before it was stored: no row is about one person.
"""

from collections.abc import Iterator

from consult.assessments.models import IDEA, NeedsAssessment
from consult.core.i18n import lazy_gettext as _
from consult.opendata.columns import HIGH, LOW, NEED, Row, Table

ENDS = ("value", "low", "high")
TESTIMONIES = ("count", "base", "share", "low", "high", "at_least", "at_most", "ideas", "texts", "sorted")
EVIDENCE = (
    *("supports", "chosen", "ballots", "theme", "area", "provider", "url"),
    *("value", "unit", "benchmark", "better", "diverges", "source", "observed_on"),
)


def _channels(assessment: NeedsAssessment) -> Iterator[Row]:
    for channel, count in assessment.inputs.get("channels", {}).items():
        yield [channel, count]


def _who(assessment: NeedsAssessment) -> Iterator[Row]:
    for one in assessment.inputs.get("who", ()):
        for row in one["rows"]:
            yield [one["label"], row["label"], row["count"], row["share"], row["population"], one["unsaid"], one["dissimilarity"]]


def _weighted(assessment: NeedsAssessment) -> Iterator[Row]:
    for estimate in assessment.estimates:
        for key, figure in estimate.figures.get("weighted", {}).items():
            yield [estimate.need.uid, key, *(figure[end] for end in ENDS), figure.get("step")]


def _differences(assessment: NeedsAssessment) -> Iterator[Row]:
    for estimate in assessment.estimates:
        for gap in estimate.figures.get("inequality", ()):
            yield [estimate.need.uid, gap["variable"], gap["best"], gap["worst"], *(gap[end] for end in ENDS)]


def _concentration(assessment: NeedsAssessment) -> Iterator[Row]:
    for estimate in assessment.estimates:
        for one in estimate.figures.get("concentration", ()):
            yield [estimate.need.uid, one["variable"], one["value"]]


def _services(assessment: NeedsAssessment) -> Iterator[Row]:
    for estimate in assessment.estimates:
        if told := estimate.figures.get("services"):
            yield [estimate.need.uid, "", told["everywhere"]]
            yield from ([estimate.need.uid, one["area"], one["count"]] for one in told["areas"])
            yield from ([estimate.need.uid, area, 0] for area in told["without"])


def _testimonies(assessment: NeedsAssessment) -> Iterator[Row]:
    for estimate in assessment.estimates:
        if told := estimate.figures.get("testimonies"):
            yield [estimate.need.uid, *(told.get(key) for key in TESTIMONIES)]


def _statements(assessment: NeedsAssessment) -> Iterator[Row]:
    for estimate in assessment.estimates:
        for one in estimate.figures.get("agreement", ()):
            yield [
                estimate.need.uid,
                *(one.get(key) for key in ("text", "agree", "low", "high", "at_least", "at_most", "base", "lower")),
            ]


def _evidence(assessment: NeedsAssessment) -> Iterator[Row]:
    """Words of citizens stay where their authors can withdraw them: of an idea there is its identifier."""
    for estimate in assessment.estimates:
        for one in estimate.evidence:
            words = "" if one.kind == IDEA else one.text
            yield [estimate.need.uid, one.kind, one.subject_uid, words, *(one.facts.get(key) for key in EVIDENCE)]


TABLES = (
    Table(
        "channels",
        (
            ("channel", "text", _("How people took part: web, paper, desk, or import for an earlier survey")),
            ("people", "integer", _("Participants; empty where too few, or where it would give away too few")),
        ),
        _channels,
    ),
    Table(
        "who_was_heard",
        (
            ("variable", "text", _("What people say of themselves, as the questionnaire words it")),
            ("group", "text", _("One answer")),
            ("people", "integer", _("Participants; empty where too few, or where it would give away too few")),
            ("share", "share", _("Share among participants who said it, or among all where “unsaid” is empty")),
            (
                "population",
                "share",
                _("Share among inhabitants; empty where it is not known, and for an answer that is no category of the census"),
            ),
            ("unsaid", "integer", _("Participants who did not say it, the same in each row of a variable; empty where too few")),
            ("dissimilarity", "share", _("Distance of the participants from the population; empty where a number is")),
        ),
        _who,
    ),
    Table(
        "weighted",
        (
            NEED,
            ("indicator", "text", _("Key of the figure; its method card has the same name")),
            ("value", "number", _("The figure among weighted participants, not among the whole population")),
            ("low", "number", LOW),
            ("high", "number", HIGH),
            (
                "rounded_to",
                "number",
                _(
                    "The step the share is rounded to, 0.1 for 10 points, as a finer one beside the counts would tell what the "
                    "few people of a group said; of an index the step of the coarser of the two shares it is made of; empty "
                    "where exact"
                ),
            ),
        ),
        _weighted,
    ),
    Table(
        "differences",
        (
            NEED,
            ("variable", "text", _("What people say of themselves, as the questionnaire words it")),
            ("best", "text", _("The group with most satisfied people")),
            ("worst", "text", _("The group with fewest satisfied people")),
            ("value", "share", _("Share of satisfied people in the first minus that in the second")),
            ("low", "share", LOW),
            ("high", "share", HIGH),
        ),
        _differences,
    ),
    Table(
        "concentration",
        (
            NEED,
            ("variable", "text", _("What people say of themselves, as the questionnaire words it")),
            ("value", "share", _("Part of those who name the need that would have to be of another group for it to be even")),
        ),
        _concentration,
    ),
    Table(
        "services",
        (
            NEED,
            ("area", "text", _("A part of the territory; empty for services that are there for all of it")),
            ("services", "integer", _("Services of the inventory that answer the need there")),
        ),
        _services,
    ),
    Table(
        "testimonies",
        (
            NEED,
            ("people", "integer", _("People who speak of the need in their own words; empty where too few")),
            ("base", "integer", _("People who wrote something and whose texts are all sorted; empty where too few")),
            ("share", "share", _("Share of those who speak of the need")),
            ("low", "share", LOW),
            ("high", "share", HIGH),
            ("at_least", "share", _("The least the share can be, where it is not shown")),
            ("at_most", "share", _("The most the share can be, where it is not shown")),
            ("ideas", "integer", _("Ideas about the need")),
            (
                "texts",
                "integer",
                _("Texts that say something, the same for each need; in tens where few wrote; empty in old assessments"),
            ),
            ("sorted", "integer", _("How many of them are sorted: for one that is not, nobody knows yet what it speaks of")),
        ),
        _testimonies,
    ),
    Table(
        "statements",
        (
            NEED,
            ("statement", "text", _("The statement people agreed or disagreed with")),
            ("agree", "share", _("Share of those who agree; empty where it would tell how few do, or do not")),
            ("low", "share", LOW),
            ("high", "share", HIGH),
            ("at_least", "share", _("The least the share can be, where it is not shown")),
            ("at_most", "share", _("The most the share can be, where it is not shown")),
            ("base", "integer", _("People who answered")),
            ("lowest_group", "share", _("In each opinion group at least so many agree; empty without groups")),
        ),
        _statements,
    ),
    Table(
        "evidence",
        (
            NEED,
            (
                "kind",
                "text",
                _(
                    "idea; option of a vote; service: what answers the need today in the words of the consultation; "
                    "inventory: a service of the inventory; statistic: a published figure"
                ),
            ),
            ("subject", "text", _("Public identifier of the idea, the vote, the need, the service or the figure")),
            ("words", "text", _("What it is called; ideas are read where their authors can withdraw them")),
            ("supporters", "integer", _("Supporters of the idea")),
            ("chosen", "integer", _("Ballots that chose the option")),
            ("ballots", "integer", _("Ballots of the vote")),
            ("theme", "text", _("The theme a service or figure is about as a whole; empty where it is about the need itself")),
            ("area", "text", _("The part of the territory it is about; empty for all of it")),
            ("provider", "text", _("Who offers the service")),
            ("url", "text", _("Web address of the service")),
            ("value", "number", _("The published figure")),
            ("unit", "text", _("Its unit")),
            ("benchmark", "number", _("The same figure of a larger place")),
            ("better", "text", _("Which side of it is the good one: higher or lower")),
            (
                "diverges",
                "text",
                _("Where participants do not say the same as the figure: on which side the figure is, good or bad"),
            ),
            ("source", "text", _("Who published the figure, or wrote the service down")),
            ("observed_on", "date", _("Of which day it is")),
        ),
        _evidence,
    ),
)
