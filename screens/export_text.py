"""What the export screen says; no widgets."""

from pathlib import Path
from typing import TYPE_CHECKING

from exports.table.counts import CONCEPT, CONCEPT_REASON
from exports.text.draft import circumstances, cost_line

if TYPE_CHECKING:
    from exports.draft import Draft

START = (
    "Spatie zet een tabel aan of uit. F3 telt en laat zien wat verborgen wordt.\n"
    "Er wordt dan nog niets gemaakt."
)
TRIED = "Geprobeerd. Deel: van wat niet leeg is. Contacten: in wat verborgen is."
COUNTED = "Klaar. Enter toont een tabel. Probeer nog een keuze, of maak het met F2."
LEFT_OUT = "Deze tabel staat uit. De spatiebalk zet hem aan."
NOT_YET = "Deze keuze is nog niet geteld. Druk op F3."
LOOK_FIRST = "Bekijk eerst wat verborgen is. Druk daarna nog eens op F2 om het pakket te maken."
MADE_AT = "Het pakket staat in:\n{}\nVerborgen cellen: {}. Waarom staat in {}.md."
MADE = "Het pakket is gemaakt. De getallen staan nu vast."
UNSAFE = "Dit kan zo niet veilig. Laat een tabel weg, of kies een andere periode."


def told(draft: "Draft") -> str:
    """What came out of a choice, in a few lines."""
    source = draft.report.source
    lines = [f"{source.catalogue.code}: {cost_line(draft)}"]
    lines += circumstances(draft)
    if draft.report.safety is None:
        lines.append(f"{CONCEPT.capitalize()}. {CONCEPT_REASON}")
    return "\n".join(lines)


def question(draft: "Draft", out: Path) -> str:
    """Asks whether the package may be made, and says what cannot be taken back."""
    source = draft.report.source
    return (
        f"Het pakket {source.catalogue.code}, {source.period.text} maken?\n"
        f"{cost_line(draft)}\n\n"
        "Dit is definitief. Wat erin staat, blijft zo staan: ook als er later contacten bij "
        "komen, en wat nu verborgen is blijft verborgen. Elk volgend pakket houdt er rekening "
        f"mee.\n\nHet krijgt een nummer en komt in {out}"
    )
