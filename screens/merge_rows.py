"""Two clients beside each other, and what merging them would do; no widgets."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.counted_words import many
from screens.columns import Column, Row
from screens.contact_line import title_of

if TYPE_CHECKING:
    from models.cards import ClientCard
    from models.catalogue import Catalogue
    from models.following_cards import MergePlan

COLUMNS = (
    Column("", 16),
    Column("Blijft", 24, share=1),
    Column("Gaat erin op", 24, share=1),
)


def rows_of(plan: "MergePlan", catalogue: "Catalogue | None") -> list[Row]:
    """What is known of both."""
    kept, gone = _facts(plan.kept, catalogue), _facts(plan.gone, catalogue)
    return [
        Row(label, (label, one, other)) for (label, one), (_, other) in zip(kept, gone, strict=True)
    ]


def _facts(client: "ClientCard", catalogue: "Catalogue | None") -> Sequence[tuple[str, str]]:
    groups = catalogue.aandachtsgroepen if catalogue else ()
    left = client.discharged_on
    return (
        ("Nummer", str(client.number)),
        ("Naam", client.shown),
        ("Geboortejaar", str(client.birth_year or "onbekend")),
        ("Kern", title_of(catalogue.kernen if catalogue else (), client.kern)),
        ("Mantelzorger", "ja" if client.mantelzorger else "nee"),
        ("Groepen", ", ".join(title_of(groups, one) for one in client.aandachtsgroepen) or "geen"),
        ("Uitgeschreven", f"{left:%d-%m-%Y}" if left else "nee"),
    )


def consequences(plan: "MergePlan") -> str:
    """What happens, in words, before it is done."""
    moves = _listed(
        (plan.contacts, "contact", "contacten"),
        (plan.cases, "traject", "trajecten"),
        (plan.metingen, "meting", "metingen"),
        (plan.follow_ups, "afspraak", "afspraken"),
    )
    number = plan.kept.number
    years = {plan.kept.birth_year, plan.gone.birth_year} - {None}
    told = [
        *(["! De geboortejaren verschillen. Kijk of dit wel één persoon is."] * (len(years) > 1)),
        f"Naam, geboortejaar en kern van {plan.kept.name} blijven. Kenmerken komen bij elkaar.",
        f"Naar nummer {number} gaan: {moves}.",
        f"Nummer {plan.gone.number} leidt daarna naar {number}.",
        "In perioden die nog niet uit zijn, telt deze persoon dan één keer.",
    ]
    if plan.released:
        told.append(
            f"In cijfers die al uit zijn: {plan.released}. Daar blijft nummer {plan.gone.number} "
            "staan, want wat uit is, verandert niet."
        )
    return "\n".join([*told, "Je kunt het ongedaan maken op de tijdlijn."])


def _listed(*counts: tuple[int, str, str]) -> str:
    found = [many(*one) for one in counts if one[0]]
    return ", ".join(found) or "geen contacten of trajecten"
