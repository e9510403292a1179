"""A client as JSON."""

from typing import TYPE_CHECKING, Any

from casereg.commands.answers import iso

if TYPE_CHECKING:
    from models.cards import ClientCard


def client_json(card: "ClientCard") -> dict[str, Any]:
    """A client as JSON."""
    return {
        "nummer": card.number,
        "naam": card.name,
        "geboortejaar": card.birth_year,
        "kern": card.kern,
        "team": card.team,
        "mantelzorger": card.mantelzorger,
        "aandachtsgroepen": list(card.aandachtsgroepen),
        "uitgeschreven": iso(card.discharged_on),
        "beperkt": iso(card.restricted_on),
    }
