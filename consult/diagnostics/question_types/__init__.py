"""The question types, in the order in which organisers are offered them."""

from consult.core.kinds import Kinds
from consult.diagnostics.question_types.consent import Consent
from consult.diagnostics.question_types.contract import QuestionType
from consult.diagnostics.question_types.date import DateAnswer
from consult.diagnostics.question_types.importance_satisfaction import ImportanceSatisfaction
from consult.diagnostics.question_types.long_text import LongText
from consult.diagnostics.question_types.max_diff import MaxDiff
from consult.diagnostics.question_types.multiple_choice import MultipleChoice
from consult.diagnostics.question_types.number import Number
from consult.diagnostics.question_types.photo import Photo
from consult.diagnostics.question_types.place import Place
from consult.diagnostics.question_types.profile import Profile
from consult.diagnostics.question_types.ranking import Ranking
from consult.diagnostics.question_types.satisfaction import Satisfaction
from consult.diagnostics.question_types.scale import Scale
from consult.diagnostics.question_types.short_text import ShortText
from consult.diagnostics.question_types.single_choice import SingleChoice
from consult.diagnostics.question_types.statements import Statements
from consult.diagnostics.question_types.top_k import TopK

QUESTION_TYPES: Kinds[QuestionType] = Kinds(
    Satisfaction(),
    TopK(),
    ImportanceSatisfaction(),
    Ranking(),
    MaxDiff(),
    SingleChoice(),
    MultipleChoice(),
    Scale(),
    Statements(),
    ShortText(),
    LongText(),
    Number(),
    DateAnswer(),
    Place(),
    Photo(),
    Profile(),
    Consent(),
)
