"""Storing an export: as a consultation of its own, or beside what a consultation already holds."""

from datetime import timedelta

from sqlalchemy import func, select

from consult.consultations.models import Consultation, Stage
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _
from consult.ideas.decidim.exchange import Export, Placed
from consult.ideas.decidim.export import Proposal, Question
from consult.ideas.models import Comment, Debate, Idea
from consult.ideas.policies import may_import_consultation, may_import_ideas
from consult.moderation.models import APPROVED
from consult.needs.models import Need, Theme
from consult.organisations.models import Organisation


class AlreadyImported(DomainError):
    """The consultation holds some of the ideas or debates of the export."""

    message = _("This consultation already holds some of these ideas or debates. Nothing was imported.")
    constraint = "uq_idea_consultation_id_external_id"


@action(may_import_ideas)
def import_ideas(actor: Actor, consultation: Consultation, export: Export) -> None:
    """Adds an export to the consultation. Raises AlreadyImported when it holds some of it."""
    _store(consultation, export)


@action(may_import_consultation)
def import_consultation(actor: Actor, organisation: Organisation, export: Export, *, title: str) -> Consultation:
    """Makes a published consultation of an export; its ideas stage lasted from the first idea to the last."""
    dates = [proposal.created_at for proposal in export.proposals]
    stage = Stage(key="ideas", opens_at=min(dates), closes_at=max(dates) + timedelta(days=1))
    consultation = Consultation(
        organisation=organisation, territory_id=organisation.territory_id, title=title, published_at=func.now(), stages=[stage]
    )
    db.session.add(consultation)
    db.session.flush()
    _store(consultation, export)
    return consultation


def _store(consultation: Consultation, export: Export) -> None:
    _require_new(consultation, export)
    needs = _needs(consultation, sorted({proposal.category for proposal in export.proposals} - {""}))
    ideas = {one.id: _idea(consultation, one, needs.get(one.category)) for one in export.proposals}
    debates = {one.id: _debate(consultation, one) for one in export.debates}
    db.session.add_all([*ideas.values(), *debates.values()])
    db.session.flush()
    _store_comments(export, ideas, debates)


def _require_new(consultation: Consultation, export: Export) -> None:
    for model, items in ((Idea, export.proposals), (Debate, export.debates)):
        known = model.consultation_id == consultation.id, model.external_id.in_([item.id for item in items])
        if db.session.scalar(select(model.id).where(*known).limit(1)) is not None:
            raise AlreadyImported


def _needs(consultation: Consultation, categories: list[str]) -> dict[str, int]:
    """The id of the need of each category; where there is none, it is stated, in a theme of the same name."""
    known = {need.statement: need.id for need in db.session.scalars(select(Need).where(Need.consultation_id == consultation.id))}
    themes = {theme.title: theme for theme in db.session.scalars(select(Theme).where(Theme.consultation_id == consultation.id))}
    for category in (category for category in categories if category not in known):
        theme = themes.get(category) or Theme(consultation_id=consultation.id, title=category, position=len(themes))
        themes[category] = theme
        need = Need(consultation_id=consultation.id, theme=theme, statement=category, position=len(known))
        db.session.add(need)
        db.session.flush()
        known[category] = need.id
    return known


def _idea(consultation: Consultation, proposal: Proposal, need_id: int | None) -> Idea:
    return Idea(
        consultation_id=consultation.id,
        need_id=need_id,
        author_name=proposal.author,
        title=proposal.title,
        body=proposal.body,
        category=proposal.category,
        external_id=proposal.id,
        supports_count=proposal.supports,
        comments_count=0,
        submitted_at=proposal.created_at,
        review_state=APPROVED,
    )


def _debate(consultation: Consultation, question: Question) -> Debate:
    return Debate(
        consultation_id=consultation.id, title=question.title, description=question.description, external_id=question.id
    )


def _store_comments(export: Export, ideas: dict[str, Idea], debates: dict[str, Debate]) -> None:
    """Stores the comments, then says of each reply what it answers: any of them may stand before that in the file."""
    stored = {placed.remark.id: _comment(placed, ideas, debates) for placed in export.comments}
    db.session.add_all(stored.values())
    db.session.flush()
    for placed in (one for one in export.comments if one.is_reply):
        reply = stored[placed.remark.id]
        reply.parent_id, reply.root_id = stored[placed.remark.about_id].id, stored[placed.root.id].id


def _comment(placed: Placed, ideas: dict[str, Idea], debates: dict[str, Debate]) -> Comment:
    idea = ideas[placed.root.about_id] if placed.is_about_idea else None
    if idea is not None:
        idea.comments_count += 1
    return Comment(
        idea_id=idea.id if idea else None,
        debate_id=None if idea else debates[placed.root.about_id].id,
        author_name=placed.remark.author,
        body=placed.remark.body,
        alignment=placed.remark.alignment,
        external_id=placed.remark.id,
        created_at=placed.remark.created_at,
    )
