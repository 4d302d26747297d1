"""What is known of a territory: census margins, official statistics, services."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "census_margin",
        sa.Column("territory_id", sa.BigInteger(), nullable=False),
        sa.Column("area", sa.Text(), server_default="", nullable=False),
        sa.Column("variable", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("inhabitants", sa.Double(), nullable=True),
        sa.Column("share", sa.Double(), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("observed_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "inhabitants >= 0 AND inhabitants NOT IN ('-Infinity'::float8, 'Infinity'::float8, 'NaN'::float8)",
            name=op.f("ck_census_margin_inhabitants_are_countable"),
        ),
        sa.CheckConstraint("variable <> '' AND category <> '' AND source <> ''", name=op.f("ck_census_margin_says_what_it_is")),
        sa.CheckConstraint("num_nonnulls(inhabitants, share) = 1", name=op.f("ck_census_margin_count_or_share")),
        sa.CheckConstraint("share BETWEEN 0 AND 1", name=op.f("ck_census_margin_share_is_a_share")),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_census_margin_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_census_margin")),
        sa.UniqueConstraint(
            "territory_id", "area", "variable", "category", name=op.f("uq_census_margin_territory_id_area_variable_category")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_census_margin_uid")),
    )
    op.create_table(
        "official_statistic",
        sa.Column("territory_id", sa.BigInteger(), nullable=False),
        sa.Column("area", sa.Text(), server_default="", nullable=False),
        sa.Column("topic", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("benchmark", sa.Double(), nullable=True),
        sa.Column("better", sa.String(length=8), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("observed_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "benchmark NOT IN ('-Infinity'::float8, 'Infinity'::float8, 'NaN'::float8)",
            name=op.f("ck_official_statistic_benchmark_is_finite"),
        ),
        sa.CheckConstraint("better IN ('higher', 'lower')", name=op.f("ck_official_statistic_better_is_known")),
        sa.CheckConstraint("name <> '' AND source <> ''", name=op.f("ck_official_statistic_says_what_it_is")),
        sa.CheckConstraint(
            "value NOT IN ('-Infinity'::float8, 'Infinity'::float8, 'NaN'::float8)",
            name=op.f("ck_official_statistic_value_is_finite"),
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_official_statistic_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_statistic")),
        sa.UniqueConstraint(
            "territory_id", "area", "name", "observed_on", name=op.f("uq_official_statistic_territory_id_area_name_observed_on")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_official_statistic_uid")),
    )
    op.create_table(
        "service",
        sa.Column("territory_id", sa.BigInteger(), nullable=False),
        sa.Column("area", sa.Text(), server_default="", nullable=False),
        sa.Column("topic", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), server_default="", nullable=False),
        sa.Column("provider_kind", sa.String(length=16), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("observed_on", sa.Date(), nullable=False),
        sa.CheckConstraint("name <> '' AND source <> ''", name=op.f("ck_service_says_what_it_is")),
        sa.CheckConstraint(
            "provider_kind IN ('public', 'association', 'company', 'citizens')", name=op.f("ck_service_provider_kind_is_known")
        ),
        sa.CheckConstraint("url = '' OR url ~ '^https?://'", name=op.f("ck_service_url_is_of_the_web")),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_service_territory_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
        sa.UniqueConstraint("territory_id", "area", "name", "provider", name=op.f("uq_service_territory_id_area_name_provider")),
        sa.UniqueConstraint("uid", name=op.f("uq_service_uid")),
    )


def downgrade() -> None:
    op.drop_table("service")
    op.drop_table("official_statistic")
    op.drop_table("census_margin")
