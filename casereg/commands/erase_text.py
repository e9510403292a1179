"""Erasures as a list and as JSON: what goes, what stays and why, and the proof."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from casereg.commands.answers import listed_or_none
from casereg.commands.output import print_table
from models.erasure_grounds import ground_in_words
from models.erasure_words import GOES, STAYS, client_words

if TYPE_CHECKING:
    from models.erasure_cards import ErasureCard, ErasurePlan


def listed(cards: "Sequence[ErasureCard]") -> None:
    """A line for each."""
    if listed_or_none(cards, "wissingen"):
        heads = ("nr", "gevraagd", "door", "cliënten", "reden", "status", "beslist door")
        rows = [
            (
                card.number,
                f"{card.asked_at:%d-%m-%Y}",
                card.asked_by,
                client_words(card.clients),
                ground_in_words(card.ground),
                card.state,
                card.decided_by,
            )
            for card in cards
        ]
        print_table(heads, rows)


def plan_json(plan: "ErasurePlan") -> dict[str, Any]:
    """The document of a preview."""
    return {
        "client": plan.client.number,
        "samengevoegd": list(plan.merged),
        **counts_json(plan.counts),
        "termijnen": [
            {
                "titel": term.title,
                "wet": term.law,
                "tot": term.until.isoformat(),
                "verplicht": term.duty,
            }
            for term in plan.terms
        ],
        "belemmeringen": list(plan.obstacles),
        "aanvraag": plan.erasure,
    }


def counts_json(counts: Mapping[str, int]) -> dict[str, Any]:
    """What goes and what stays, by kind."""
    return {
        name: {kind: counts[kind] for kind in words if counts.get(kind)}
        for name, words in (("weg", GOES), ("blijft", STAYS))
    }


def card_json(card: "ErasureCard") -> dict[str, Any]:
    """The document of a request or a proof."""
    return {
        "nummer": card.number,
        "soort": card.soort,
        "reden": card.ground,
        "ondanks_termijn": card.despite_term,
        "clienten": list(card.clients),
        "gevraagd_door": card.asked_by,
        "gevraagd": card.asked_at.isoformat(),
        "status": card.state,
        "beslist_door": card.decided_by or None,
        "beslist": card.decided_at and card.decided_at.isoformat(),
        **counts_json(card.counts),
        "sha256": card.sha256 or None,
    }
