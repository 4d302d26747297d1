"""Which words somebody read when they said what a text speaks of."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# What was read on a day on which the answer was written or changed may have been other words: nobody knows, so it is read anew.
OF_ANSWERS = """
UPDATE coding SET digest = encode(sha256(convert_to(said.words, 'UTF8')), 'hex')
FROM (
    SELECT response.uid, answer.key AS question_uid, response.submitted_on,
           CASE jsonb_typeof(answer.value)
               WHEN 'string' THEN answer.value #>> '{}'
               WHEN 'object' THEN coalesce(answer.value ->> 'other', answer.value ->> 'added')
           END AS words
    FROM response, jsonb_each(response.answers) AS answer
) AS said
WHERE coding.subject_kind = 'answer' AND coding.subject_uid = said.uid AND coding.question_uid = said.question_uid
  AND said.words IS NOT NULL AND said.submitted_on < coding.created_at::date
"""
OF_IDEAS = """
UPDATE coding SET digest = encode(sha256(convert_to(idea.title || E'\\n' || idea.body, 'UTF8')), 'hex')
FROM idea
WHERE coding.subject_kind = 'idea' AND coding.subject_uid = idea.uid AND idea.submitted_at < coding.created_at
"""


def upgrade() -> None:
    op.add_column("coding", sa.Column("digest", sa.String(length=64), nullable=True))
    op.execute(OF_ANSWERS)
    op.execute(OF_IDEAS)


def downgrade() -> None:
    op.drop_column("coding", "digest")
