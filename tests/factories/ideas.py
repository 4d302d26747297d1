"""Ideas, debates and what is said about them, written straight into the database for tests about something else."""

from datetime import datetime

from consult.accounts.models import Account
from consult.consultations.models import Consultation
from consult.core.clock import now
from consult.core.db import db
from consult.ideas.models import Comment, Debate, Endorsement, Idea
from consult.moderation.models import APPROVED
from consult.needs.models import Need

BODY = "A bus every hour on market days, from the hamlets to the square."


def idea(
    made: Consultation,
    title: str = "A bus to the market",
    *,
    author: Account | None = None,
    need: Need | None = None,
    state: str = APPROVED,
    supports_count: int = 0,
    submitted_at: datetime | None = None,
    body: str = BODY,
) -> Idea:
    """An idea of the consultation, published unless told otherwise."""
    row = Idea(
        consultation=made,
        need=need,
        title=title,
        body=body,
        author_id=author.id if author else None,
        author_name=author.name if author else "",
        review_state=state,
        supports_count=supports_count,
        submitted_at=submitted_at or now(),
    )
    db.session.add(row)
    db.session.commit()
    return row


def ideas(made: Consultation, count: int, needs: list[Need]) -> None:
    """Many published ideas, spread over the needs."""
    rows = [
        Idea(
            consultation_id=made.id,
            need_id=needs[number % len(needs)].id,
            title=f"Idea number {number}",
            body=f"{BODY} It is the one of number {number}. " * 8,
            author_name="Amina",
            review_state=APPROVED,
            supports_count=number % 97,
        )
        for number in range(count)
    ]
    db.session.add_all(rows)
    db.session.commit()


def supported(row: Idea, *supporters: Account) -> None:
    """Lets the people support the idea."""
    db.session.add_all(Endorsement(idea_id=row.id, person_id=one.person_id) for one in supporters)
    row.supports_count += len(supporters)
    db.session.commit()


def debate(made: Consultation, title: str = "Should the square be closed to cars?") -> Debate:
    """A question put to everybody."""
    row = Debate(consultation=made, title=title, description="From May to September.")
    db.session.add(row)
    db.session.commit()
    return row


def comment(subject: Idea | Debate, body: str = "Yes, please.", *, reply_to: Comment | None = None) -> Comment:
    """Something said about an idea or in a debate, or in reply to what was said there."""
    row = Comment(
        idea_id=subject.id if isinstance(subject, Idea) else None,
        debate_id=subject.id if isinstance(subject, Debate) else None,
        parent_id=reply_to.id if reply_to else None,
        root_id=(reply_to.root_id or reply_to.id) if reply_to else None,
        author_name="Marcel",
        body=body,
    )
    db.session.add(row)
    if isinstance(subject, Idea):
        subject.comments_count += 1
    db.session.commit()
    return row
