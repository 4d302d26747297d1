"""The question types, in the order in which organisers are offered them."""

from consult.core.kinds import Kinds
from consult.diagnostics.question_types.contract import QuestionType
from consult.diagnostics.question_types.long_text import LongText
from consult.diagnostics.question_types.satisfaction import Satisfaction
from consult.diagnostics.question_types.single_choice import SingleChoice
from consult.diagnostics.question_types.top_k import TopK

QUESTION_TYPES: Kinds[QuestionType] = Kinds(Satisfaction(), TopK(), SingleChoice(), LongText())
