"""What a draft holds, hides and costs, in numbers and in words, for a screen and a command."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from exports.counted.places import Place
from exports.draft import REASONS, Draft, Hidden, Reason
from exports.report import CsvTable
from models.catalogue import Catalogue, Dimension, Tabel
from models.counted_words import number_text

TELLINGEN = "tellingen"
INSIDE = "Hieronder staan echte getallen. Houd ze binnen de organisatie."
SHORT: dict[Reason, str] = {
    "weinig mensen": "weinig",
    "bijna iedereen": "groep",
    "leeg": "leeg",
    "beschermt andere": "ander",
    "eerder verborgen": "eerder",
}
"""A word for above a column."""
_SHOWN = ("gepubliceerd", "voorlopig")


@dataclass(frozen=True, slots=True)
class Portion:
    """A table of the opdracht (``table`` is its code), or another file (``table`` is empty).

    ``shown`` and ``hidden`` count its numbers; ``void`` is how many cannot occur or had
    nothing to count.
    """

    file: str
    table: str
    shown: int
    hidden: dict[Reason, int]
    void: int

    @property
    def name(self) -> str:
        """What it is called: the code of the table, or the file."""
        return self.table or f"{self.file}.csv"


def portions(draft: Draft) -> tuple[Portion, ...]:
    """Everything in the draft, table after table, then the other files."""
    reasons: dict[tuple[str, str], Counter[Reason]] = {}
    for one in draft.hidden:
        reasons.setdefault(place_of(one), Counter())[one.reason] += 1
    return tuple(
        Portion(
            *place,
            shown=sum(statuses[status] for status in _SHOWN),
            hidden={reason: reasons.get(place, Counter())[reason] for reason in REASONS},
            void=statuses["nvt"] + statuses["geen_gegevens"],
        )
        for file in draft.report.tables
        for place, statuses in _statuses(file).items()
    )


def place_of(hidden: Hidden) -> tuple[str, str]:
    """The file and the table a hidden number belongs to."""
    return hidden.file.removesuffix(".csv"), hidden.table


def _statuses(file: CsvTable) -> dict[tuple[str, str], Counter[str]]:
    """How many rows have each status, by table."""
    counted: dict[tuple[str, str], Counter[str]] = {}
    for row in file.rows:
        table = str(row[0]) if file.name == TELLINGEN else ""
        counted.setdefault((file.name, table), Counter())[str(row[-1])] += 1
    return counted or {(file.name, ""): Counter()}


def where(place: Place, table: Tabel) -> str:
    """A place as :class:`~exports.draft.Hidden` names it: a code for each dimension."""
    return " / ".join(code_on(dimension, place) for dimension in table.dimensies)


def code_on(dimension: Dimension, place: Place) -> str:
    """What stands on an axis of the table; a gebiedsteam stands on that of the kernen."""
    code: str = getattr(place, "kern" if dimension == "gebiedsteam" else dimension)
    return code


def hidden_in(draft: Draft, portion: Portion) -> list[Hidden]:
    """The hidden numbers of a portion; what costs nothing, the empty ones, comes last."""
    found = [one for one in draft.hidden if place_of(one) == (portion.file, portion.table)]
    return sorted(found, key=lambda one: (one.reason == "leeg", REASONS.index(one.reason)))


def why(reason: Reason, catalogue: Catalogue) -> str:
    """The rule behind a reason, in a sentence without capital or full stop."""
    return {
        "weinig mensen": f"er zitten te weinig mensen achter: {_limits(catalogue)}",
        "bijna iedereen": "anders weet je van (bijna) iedereen in een rij hetzelfde",
        "leeg": "er zit niemand achter, en dat mag je niet kunnen zien",
        "beschermt andere": "anders is een ander verborgen getal uit te rekenen",
        "eerder verborgen": "in een eerder pakket was het ook verborgen",
    }[reason]


def _limits(catalogue: Catalogue) -> str:
    own = (one for one in catalogue.deelopdrachten if one.k not in (None, catalogue.bescherming.k))
    parts = (f"bij {one.code} minder dan {one.k}" for one in own)
    return ", ".join((f"minder dan {catalogue.bescherming.k}", *parts))


def percent(share: Decimal) -> str:
    """A share as people write it: ``93,1%``."""
    return f"{number_text(share)}%"


def number_hidden(draft: Draft) -> int:
    """How many numbers are hidden, for whatever reason."""
    return sum(draft.cost.hidden.values())


def cost_line(draft: Draft) -> str:
    """What hiding costs, in one line."""
    cost = draft.cost
    return (
        f"{number_text(cost.shown)} te zien ({percent(cost.share)} van wat niet leeg is), "
        f"{number_text(number_hidden(draft))} verborgen."
    )


def circumstances(draft: Draft) -> Iterator[str]:
    """What else was taken into account: earlier releases, late contacts, the time."""
    if draft.earlier == 1:
        yield "Met 1 eerder pakket is rekening gehouden."
    elif draft.earlier:
        yield f"Met {draft.earlier} eerdere pakketten is rekening gehouden."
    if draft.late_taken or draft.late_carried:
        yield (
            f"Nagekomen contacten: {number_text(draft.late_taken)} tellen nu mee, "
            f"{number_text(draft.late_carried)} wachten op een langere periode."
        )
    if draft.hurried:
        yield "De tijd was op: dit is veilig, maar er is meer verborgen dan nodig."
