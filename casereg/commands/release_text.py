"""What ``casereg release`` says of a release."""

from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models.release_cards import ReleaseCard, ReleaseShown


def card_json(card: "ReleaseCard") -> dict[str, Any]:
    """One release of the list, for a script."""
    return {
        "nummer": card.number,
        "soort": card.kind,
        "opdracht": card.opdracht,
        "periode": card.period,
        "gemaakt": card.made_at.astimezone(UTC).isoformat(),
        "door": card.made_by,
        "sha256": card.sha256,
        "status": card.status,
    }


def shown_json(found: "ReleaseShown") -> dict[str, Any]:
    """One release with all that is known of it, for a script."""
    document = card_json(found.card) | {"keten_klopt": not found.fault, "fout": found.fault or None}
    one = found.content
    if one is None:
        return document
    return document | {
        "map": one.folder,
        "bestanden": [*one.files],
        "getoond": one.shown,
        "verborgen": one.hidden,
        "kan_niet": one.structural,
        "nagekomen": {"meegenomen": one.late_included, "doorgeschoven": one.late_carried},
        "opdracht_versie": one.catalogue_version,
        "opdracht_sha256": one.catalogue_sha256,
        "keten": {"sha256": one.entry_sha256, "vorige": one.previous},
    }


def shown_lines(found: "ReleaseShown") -> Iterator[str]:
    """The same to read."""
    card, one = found.card, found.content
    yield f"Pakket {card.number}: {card.kind} van {card.opdracht} over {card.period}"
    yield f"Gemaakt op {card.made_at:%d-%m-%Y} door {card.made_by}"
    if card.why_empty:
        yield card.why_empty
    if one is None:
        return
    version = "onbekend" if one.catalogue_version is None else one.catalogue_version
    yield f"Opdracht: versie {version}, SHA-256 {one.catalogue_sha256}"
    yield f"Getallen: {one.shown} te zien, {one.hidden} verborgen"
    yield f"Cellen waar nooit iets in kan staan: {one.structural}"
    yield (
        f"Nagekomen contacten: {one.late_included} tellen mee, "
        f"{one.late_carried} wachten op een langere periode"
    )
    yield f"Bestanden: {', '.join(one.files)}"
    yield f"SHA-256 van datapackage.json: {card.sha256}"
    yield f"SHA-256 van dit pakket: {one.entry_sha256}"
    yield f"SHA-256 van de vorige: {one.previous or 'geen, dit is de eerste'}"
    yield "De reeks van pakketten klopt."
    yield f"Nog een keer schrijven: casereg release again {card.number} --out MAP"
