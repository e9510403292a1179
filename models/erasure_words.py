"""What an erasure counts, in words: what goes, and what stays and why."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from models.counted_words import many
from models.erasure_grounds import ground_in_words

if TYPE_CHECKING:
    from models.erasure_cards import ErasureCard, ErasurePlan

GOES = {
    "naam": ("naam en geboortejaar", "namen en geboortejaren"),
    "zoekwoord": ("woord om op te zoeken", "woorden om op te zoeken"),
    "notitie": ("notitie bij een contact", "notities bij contacten"),
    "verwijzing": ("tekst over een verwijzing", "teksten over verwijzingen"),
    "vermelding": ("andere tekst met de naam erin", "andere teksten met de naam erin"),
    "concept": ("concept", "concepten"),
    "afspraak": ("afspraak", "afspraken"),
    "verklaring": ("verbetering of verklaring", "verbeteringen en verklaringen"),
    "samenvoeging": ("samenvoeging", "samenvoegingen"),
}
STAYS = {
    "contact": ("contact, om te tellen", "contacten, om te tellen"),
    "vrijgegeven": ("daarvan staat in een pakket", "daarvan staan in een pakket"),
    "traject": ("traject, om te tellen", "trajecten, om te tellen"),
    "meting": ("score, om te tellen", "scores, om te tellen"),
    "kenmerk": ("kenmerk, om te tellen", "kenmerken, om te tellen"),
    "logboek": ("regel in het logboek, als nummer", "regels in het logboek, als nummer"),
}

COPIES = "Reservekopieën van eerder veranderen niet. Wie er een terugzet, wist vanzelf opnieuw."


def told(counts: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """How many of each kind there are, with the word for it; what is not there is left out."""
    for kind, (one, more) in words.items():
        if number := counts.get(kind, 0):
            yield many(number, one, more)


def plan_lines(plan: "ErasurePlan") -> Iterator[str]:
    """What would go, what would stay, and what stands in the way."""
    also = f" (ook nummer {', '.join(map(str, plan.merged))})" if plan.merged else ""
    yield f"Cliënt {plan.client.number}{also} wissen"
    yield from counts_lines(plan.counts)
    for term in plan.terms:
        duty = "moet bewaard blijven" if term.duty else "mag bewaard blijven"
        yield f"{term.title}: {duty} tot en met {term.until:%d-%m-%Y} ({term.law})."
    yield COPIES
    yield from plan.obstacles


def counts_lines(counts: Mapping[str, int]) -> Iterator[str]:
    """What goes and what stays, how many of each."""
    for heading, words in (("Weg gaat:", GOES), ("Blijft, zonder naam:", STAYS)):
        lines = [f"  {line}" for line in told(counts, words)]
        if lines:
            yield heading
            yield from lines


def proof_lines(card: "ErasureCard") -> Iterator[str]:
    """What was done, by whom."""
    yield f"Wissing {card.number}: {client_words(card.clients)} gewist."
    yield f"Gevraagd door {card.asked_by}, goedgekeurd door {card.decided_by}."
    yield f"Reden: {ground_in_words(card.ground)}."
    yield from counts_lines(card.counts)
    yield f"Bewijs (SHA-256): {card.sha256}"


def client_words(numbers: Sequence[int]) -> str:
    """These clients by number, or how many when there are many."""
    if len(numbers) > 5:
        return f"{len(numbers)} cliënten"
    word = "cliënt" if len(numbers) == 1 else "cliënten"
    return f"{word} {', '.join(map(str, numbers))}" if numbers else "geen cliënt"
