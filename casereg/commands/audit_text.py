"""What ``casereg audit`` says."""

from datetime import UTC
from typing import TYPE_CHECKING, Any

from models.audit_words import in_words

if TYPE_CHECKING:
    from models.audit_cards import AuditCard
    from models.audit_faults import Verdict


def card_json(card: "AuditCard") -> dict[str, Any]:
    """One row for a script."""
    return {
        "regel": card.seq,
        "wanneer": card.at.astimezone(UTC).isoformat(),
        "wie": card.account or None,
        "rol": card.role,
        "gebiedsteam": card.team or None,
        "wat": card.deed,
        "client": card.client,
        "waarover": card.subject,
        "vanaf": card.place,
        "uitkomst": card.outcome,
    }


def line(card: "AuditCard") -> tuple[object, ...]:
    """One row to read."""
    moment = f"{card.at.astimezone():%d-%m-%Y %H:%M}"
    who = card.account or card.role
    refused = "" if card.outcome == "gedaan" else f" ({card.outcome})"
    return (card.seq, moment, who, in_words(card.deed) + refused, card.client, card.subject)


def verdict_json(found: "Verdict") -> dict[str, Any]:
    """What looking it through found, for a script."""
    return {
        "klopt": not found.fault,
        "regels": found.rows,
        "eerste_fout": found.broken,
        "fout": found.fault or None,
    }
