"""ballots of every kind, counting rules, seals

Revision ID: 0002
Revises: 0001

"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Positions run from 0 without a gap from now on; ballots keep options by position, so both change together.
CLOSE_GAPS = """
    CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
        SELECT id, vote_id, position AS old, row_number() OVER (PARTITION BY vote_id ORDER BY position, id) - 1 AS new FROM option;
    UPDATE ballot SET choices = (
        SELECT coalesce(array_agg(moved.new::int ORDER BY moved.new), '{}') FROM moved
        WHERE moved.vote_id = ballot.vote_id AND moved.old = ANY (ballot.choices)
    );
    UPDATE option SET position = moved.new FROM moved WHERE moved.id = option.id;
    SET CONSTRAINTS ALL IMMEDIATE;
"""

# What is written about deeds is only added to; a restore and the emptying of tests set session_replication_role.
APPEND_ONLY = """
    CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
"""

# The way results are kept has changed: they are computed again from the ballots.
COUNT_ANEW = """
    DELETE FROM tally;
    INSERT INTO outbox (job, target_id) SELECT 'votes.tally_vote', id FROM vote WHERE closed_at IS NOT NULL;
"""


def upgrade():
    op.create_table(
        "audit_seal",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry_ids", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("first_entry_id", sa.BigInteger(), nullable=False),
        sa.Column("last_entry_id", sa.BigInteger(), nullable=False),
        sa.Column("leaves", sa.LargeBinary(), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("previous_head", sa.LargeBinary(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("cardinality(entry_ids) > 0", name=op.f("ck_audit_seal_seals_something")),
        sa.CheckConstraint(
            "octet_length(leaves) = 32 * cardinality(entry_ids)", name=op.f("ck_audit_seal_each_entry_has_its_leaf")
        ),
        sa.CheckConstraint(
            "octet_length(root) = 32 AND octet_length(previous_head) = 32 AND octet_length(head) = 32",
            name=op.f("ck_audit_seal_digests_are_whole"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_seal")),
    )
    op.create_table(
        "stage_extension",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("closed_at_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("closes_at > closed_at_before", name=op.f("ck_stage_extension_moves_later")),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_stage_extension_stage_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_extension")),
    )
    op.create_index(op.f("ix_stage_extension_stage_id"), "stage_extension", ["stage_id"], unique=False)
    op.create_table(
        "refused_ballot",
        sa.Column("vote_id", sa.BigInteger(), nullable=False),
        sa.Column("tracker", sa.String(length=11), nullable=False),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_refused_ballot_vote_id")),
        sa.PrimaryKeyConstraint("vote_id", "tracker", name=op.f("pk_refused_ballot")),
    )
    op.create_table(
        "area_budget",
        sa.Column("vote_id", sa.BigInteger(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("budget", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.CheckConstraint("budget > 0", name=op.f("ck_area_budget_budget_is_positive")),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_area_budget_vote_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("vote_id", "area", name=op.f("pk_area_budget")),
    )
    op.create_table(
        "sealed_ballot",
        sa.Column("vote_id", sa.BigInteger(), nullable=False),
        sa.Column("tracker", sa.String(length=11), nullable=False),
        sa.Column("choices", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("ballot_values", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("assurance", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_sealed_ballot_vote_id")),
        sa.PrimaryKeyConstraint("vote_id", "tracker", name=op.f("pk_sealed_ballot")),
    )
    op.create_table(
        "vote_seal",
        sa.Column("vote_id", sa.BigInteger(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("ballots_count", sa.Integer(), nullable=False),
        sa.Column("refused_count", sa.Integer(), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("shown_assurances", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("is_channel_shown", sa.Boolean(), nullable=False),
        sa.Column("audit_seal_number", sa.BigInteger(), nullable=True),
        sa.Column("audit_head", sa.LargeBinary(), nullable=True),
        sa.Column("contest_ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key_destroyed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("contest_ends_at >= sealed_at", name=op.f("ck_vote_seal_contest_follows_the_seal")),
        sa.CheckConstraint("octet_length(root) = 32", name=op.f("ck_vote_seal_root_is_a_digest")),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_vote_seal_vote_id")),
        sa.PrimaryKeyConstraint("vote_id", name=op.f("pk_vote_seal")),
    )
    op.add_column(
        "tally",
        sa.Column("by_assurance", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
    )
    op.add_column("ballot", sa.Column("ballot_values", postgresql.ARRAY(sa.Integer()), server_default="{}", nullable=False))
    op.add_column("ballot", sa.Column("channel", sa.String(length=8), server_default="web", nullable=False))
    op.add_column("ballot", sa.Column("signature", sa.Text(), server_default="", nullable=False))
    op.alter_column("ballot", "choices", existing_type=postgresql.ARRAY(sa.Integer()), nullable=True)
    op.add_column("option", sa.Column("cost", sa.Numeric(precision=14, scale=2), server_default="0", nullable=False))
    op.add_column("option", sa.Column("area", sa.Text(), server_default="", nullable=False))
    op.add_column("option", sa.Column("exclusive_group", sa.Text(), server_default="", nullable=False))
    op.add_column(
        "vote", sa.Column("rule_settings", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False)
    )
    op.add_column("vote", sa.Column("tie_rule", sa.String(length=8), server_default="file", nullable=False))
    op.add_column("vote", sa.Column("external_url", sa.Text(), server_default="", nullable=False))
    op.add_column("vote", sa.Column("electorate", sa.String(length=16), server_default="accounts", nullable=False))
    op.add_column("vote", sa.Column("is_replaceable", sa.Boolean(), server_default="true", nullable=False))
    op.add_column("vote", sa.Column("is_equal_rank_allowed", sa.Boolean(), server_default="false", nullable=False))
    op.add_column("vote", sa.Column("seats", sa.Integer(), server_default="1", nullable=False))
    op.add_column("vote", sa.Column("points", sa.Integer(), server_default="10", nullable=False))
    op.add_column("vote", sa.Column("budget", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column("vote", sa.Column("min_spend", sa.Numeric(precision=14, scale=2), server_default="0", nullable=False))
    op.add_column("vote", sa.Column("quorum", sa.Integer(), server_default="0", nullable=False))
    op.drop_constraint("ck_vote_secrecy_is_known", "vote")
    op.create_check_constraint(op.f("ck_vote_secrecy_is_known"), "vote", "secrecy IN ('open', 'confidential', 'external')")
    op.create_check_constraint(op.f("ck_vote_electorate_is_known"), "vote", "electorate IN ('accounts', 'roll')")
    op.create_check_constraint(op.f("ck_vote_tie_rule_is_known"), "vote", "tie_rule IN ('file', 'name', 'cost')")
    op.create_check_constraint(
        op.f("ck_vote_budget_makes_sense"), "vote", "budget > 0 AND min_spend >= 0 AND min_spend <= budget"
    )
    op.create_check_constraint(op.f("ck_vote_numbers_make_sense"), "vote", "seats > 0 AND points > 0 AND quorum >= 0")
    op.create_check_constraint(op.f("ck_option_cost_is_no_debt"), "option", "cost >= 0")
    op.create_check_constraint(
        op.f("ck_ballot_each_value_has_its_choice"), "ballot", "cardinality(ballot_values) IN (0, cardinality(choices))"
    )
    op.create_check_constraint(op.f("ck_ballot_only_paper_is_handed"), "ballot", "(choices IS NULL) = (channel = 'handed')")
    op.create_check_constraint(
        op.f("ck_ballot_channel_is_known"), "ballot", "channel IN ('web', 'api', 'kiosk', 'paper', 'handed')"
    )
    op.create_check_constraint(op.f("ck_ballot_assurance_is_known"), "ballot", "assurance IN ('email', 'post', 'desk')")
    op.drop_constraint("uq_option_vote_id_position", "option")
    op.create_unique_constraint(
        op.f("uq_option_vote_id_position"), "option", ["vote_id", "position"], deferrable=True, initially="DEFERRED"
    )
    op.execute(CLOSE_GAPS)
    op.execute("UPDATE vote SET counting_rule = 'plurality' WHERE counting_rule = 'approval'")
    op.execute(COUNT_ANEW)
    op.execute(APPEND_ONLY)


def downgrade():
    op.execute("DROP TRIGGER append_only ON audit_entry")
    op.drop_table("audit_seal")
    op.execute("DROP FUNCTION refuse_rewriting")
    op.execute(
        "UPDATE vote SET counting_rule = 'approval', secrecy = CASE secrecy WHEN 'external' THEN 'confidential' ELSE secrecy END"
    )
    op.execute("DELETE FROM tally")
    op.execute("DELETE FROM ballot WHERE choices IS NULL")
    op.drop_constraint("uq_option_vote_id_position", "option")
    op.create_unique_constraint(op.f("uq_option_vote_id_position"), "option", ["vote_id", "position"])
    for name in ("assurance_is_known", "channel_is_known", "only_paper_is_handed", "each_value_has_its_choice"):
        op.drop_constraint(f"ck_ballot_{name}", "ballot")
    op.drop_constraint("ck_option_cost_is_no_debt", "option")
    for name in ("numbers_make_sense", "budget_makes_sense", "tie_rule_is_known", "electorate_is_known", "secrecy_is_known"):
        op.drop_constraint(f"ck_vote_{name}", "vote")
    op.create_check_constraint(op.f("ck_vote_secrecy_is_known"), "vote", "secrecy IN ('open', 'confidential')")
    op.drop_column("vote", "quorum")
    op.drop_column("vote", "min_spend")
    op.drop_column("vote", "budget")
    op.drop_column("vote", "points")
    op.drop_column("vote", "seats")
    op.drop_column("vote", "is_equal_rank_allowed")
    op.drop_column("vote", "is_replaceable")
    op.drop_column("vote", "electorate")
    op.drop_column("vote", "external_url")
    op.drop_column("vote", "tie_rule")
    op.drop_column("vote", "rule_settings")
    op.drop_column("option", "exclusive_group")
    op.drop_column("option", "area")
    op.drop_column("option", "cost")
    op.alter_column("ballot", "choices", existing_type=postgresql.ARRAY(sa.Integer()), nullable=False)
    op.drop_column("ballot", "signature")
    op.drop_column("ballot", "channel")
    op.drop_column("ballot", "ballot_values")
    op.drop_column("tally", "by_assurance")
    op.drop_table("refused_ballot")
    op.drop_table("stage_extension")
    op.drop_table("vote_seal")
    op.drop_table("sealed_ballot")
    op.drop_table("area_budget")
