"""What came of an import, as text and as JSON; by line and column, never with what stood there."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from models.counted_words import many

if TYPE_CHECKING:
    from models.import_cards import Imported, Places

REFUSED = (
    "Er is niets opgeslagen: van {lines} regels zijn er {refused} geweigerd. Verbeter het bestand "
    "of de kaart, of laat die regels weg met --skip-refused."
)


def report(found: "Imported") -> Iterator[str]:
    """What is wrong and on which lines."""
    for reason, lines in _by_reason(found.refused):
        yield f"Geweigerd: {reason}"
        yield f"  regel {lines}"
    for reason, lines in _by_reason(found.doubted):
        yield f"Let op: {reason}. Zoiets hoort niet in een notitie; verbeter het contact."
        yield f"  regel {lines}"


def outcome(found: "Imported", trial: bool) -> str:
    """What was done, or would have been."""
    new = found.new_clients
    counts = [f"{found.stored} nieuw", many(found.known, "bestond al", "bestonden al")]
    counts += [f"{found.late} daarvan nagekomen"] if found.late else []
    counts += [f"{len(found.refused)} geweigerd"] if len(found.refused) else []
    counts += [many(new, "nieuwe cliënt", "nieuwe cliënten")] if new else []
    begin = "Proef, er is niets opgeslagen. Het zou worden: " if trial else ""
    return f"{begin}{many(found.lines, 'regel', 'regels')}, {', '.join(counts)}."


def document(found: "Imported") -> dict[str, Any]:
    """The same for a script."""
    return {
        "regels": found.lines,
        "opgeslagen": 0 if found.nothing_stored else found.stored,
        "nieuw": found.stored,
        "bestonden_al": found.known,
        "nagekomen": found.late,
        "nieuwe_clienten": found.new_clients,
        "geweigerd": _listed(found.refused, "reden"),
        "twijfel": _listed(found.doubted, "soort"),
    }


def _listed(places: "Places", what: str) -> list[dict[str, Any]]:
    return [
        {"regel": line, "kolom": column, what: reason} for line, column, reason in places.by_line()
    ]


def _by_reason(places: "Places") -> Iterator[tuple[str, str]]:
    for column, reason, lines in places.by_reason():
        yield f"kolom {column}: {reason}" if column else reason, ranges(lines)


def ranges(lines: Iterable[int]) -> str:
    """Numbers in order, those that follow each other together: ``3, 17-24``."""
    found: list[list[int]] = []
    for line in sorted(lines):
        if found and line == found[-1][1] + 1:
            found[-1][1] = line
        else:
            found.append([line, line])
    return ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in found)
