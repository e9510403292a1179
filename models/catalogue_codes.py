"""Codes, keys and references of a catalogue: each stands once, and points to something."""

from collections.abc import Iterator, Sequence

from models.catalogue import MANTELZORGER, TOTAL, UNKNOWN, Catalogue, Item
from models.catalogue_indicators import YEAR_EARLIER
from models.catalogue_places import Fault, Path

CODED = (
    "stukken",
    "organisaties",
    "doelen",
    "deelopdrachten",
    "contactsoorten",
    "kanalen",
    "uitkomsten",
    "redenen",
    "gebiedsteams",
    "kernen",
    "leeftijdsgroepen",
    "aandachtsgroepen",
    "projecten",
    "trajectsoorten",
    "aflopen",
    "resultaten",
    "instrumenten",
    "regels",
    "kengetallen",
    "tabellen",
    "bewaartermijnen",
)
KEYED = ("contactsoorten", "kanalen", "uitkomsten", "trajectsoorten", "aflopen")
# (list, key, list the key points to)
REFERENCES = (
    ("deelopdrachten", "doelen", "doelen"),
    ("contactsoorten", "deelopdrachten", "deelopdrachten"),
    ("contactsoorten", "kanaal", "kanalen"),
    ("contactsoorten", "uitkomst", "uitkomsten"),
    ("uitkomsten", "contactsoorten", "contactsoorten"),
    ("redenen", "contactsoorten", "contactsoorten"),
    ("kernen", "gebiedsteam", "gebiedsteams"),
    ("projecten", "deelopdracht", "deelopdrachten"),
    ("trajectsoorten", "deelopdrachten", "deelopdrachten"),
    ("trajectsoorten", "instrumenten", "instrumenten"),
    ("trajectsoorten", "resultaten", "resultaten"),
    ("instrumenten", "deelopdrachten", "deelopdrachten"),
    ("regels", "instrument", "instrumenten"),
    ("bewaartermijnen", "deelopdrachten", "deelopdrachten"),
    ("bewaartermijnen", "trajectsoorten", "trajectsoorten"),
)
# Words the export uses for "not known" and "summed over".
RESERVED = (UNKNOWN, TOTAL)
# List -> code that means something else there already.
TAKEN = {"aandachtsgroepen": MANTELZORGER, "kengetallen": YEAR_EARLIER}


def _items(catalogue: Catalogue, name: str) -> tuple[Item, ...]:
    items: tuple[Item, ...] = getattr(catalogue, name)
    return items


def repeats(values: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    """Position, value and first position of every value that stood there before."""
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        if value in first:
            yield index, value, first[value]
        first.setdefault(value, index)


def named_twice(path: Path, values: Sequence[str]) -> Iterator[Fault]:
    """A fault at ``path`` for every value that its list names again."""
    for _, value, _ in repeats(values):
        yield Fault(path, f"'{value}' staat er twee keer. Haal er een weg.")


def unknown(path: Path, code: str, target: str) -> Fault:
    """That a code stands in no list named ``target``."""
    return Fault(path, f"'{code}' staat niet in {target}. Verbeter de code of voeg hem toe.")


def once_in(path: Path, items: Sequence[Item]) -> Iterator[Fault]:
    """A fault for every item of the list at ``path`` with the code of an earlier one."""
    for index, code, first in repeats([item.code for item in items]):
        reason = f"'{code}' staat ook bij nummer {first + 1}. Geef elk een eigen code."
        yield Fault((*path, index, "code"), reason)


def codes_once(catalogue: Catalogue) -> Iterator[Fault]:
    """A code names one thing in its list."""
    for name in CODED:
        yield from once_in((name,), _items(catalogue, name))


def numbers_once(catalogue: Catalogue) -> Iterator[Fault]:
    """A nummer names one taak in its deelopdracht."""
    for index, part in enumerate(catalogue.deelopdrachten):
        for at, number, first in repeats([taak.nummer for taak in part.taken]):
            reason = f"'{number}' staat ook bij taak {first + 1}. Geef elk een eigen nummer."
            yield Fault(("deelopdrachten", index, "taken", at, "nummer"), reason)


def keys_once(catalogue: Catalogue) -> Iterator[Fault]:
    """A key chooses one thing in its list; no key at all is fine."""
    for name in KEYED:
        first: dict[str, str] = {}
        for index, item in enumerate(_items(catalogue, name)):
            key: str = getattr(item, "toets", "")
            if key and key in first:
                reason = f"'{key}' hoort al bij '{first[key]}'. Kies een vrije letter of cijfer."
                yield Fault((name, index, "toets"), reason)
            first.setdefault(key, item.code)


def codes_not_reserved(catalogue: Catalogue) -> Iterator[Fault]:
    """The words casereg uses itself are no codes."""
    for name in CODED:
        for index, item in enumerate(_items(catalogue, name)):
            if item.code in RESERVED:
                reason = f"'{item.code}' gebruikt casereg zelf in de export. Kies een andere code."
                yield Fault((name, index, "code"), reason)
            elif item.code == TAKEN.get(name):
                reason = f"'{item.code}' heeft bij casereg al een betekenis. Kies een andere code."
                yield Fault((name, index, "code"), reason)


def references_exist(catalogue: Catalogue) -> Iterator[Fault]:
    """What is pointed to exists, and is pointed to once."""
    for name, key, target in REFERENCES:
        known = {item.code for item in _items(catalogue, target)}
        for index, item in enumerate(_items(catalogue, name)):
            value: str | tuple[str, ...] | None = getattr(item, key)
            named = (value,) if isinstance(value, str) else value or ()
            for code in named:
                if code not in known:
                    yield unknown((name, index, key), code, target)
            yield from named_twice((name, index, key), named)


def project_taken_exist(catalogue: Catalogue) -> Iterator[Fault]:
    """The taak of a project is one of its deelopdracht."""
    for index, project in enumerate(catalogue.projecten):
        part = catalogue.deelopdracht(project.deelopdracht)
        if part is None or project.taak is None:
            continue
        if project.taak not in {taak.nummer for taak in part.taken}:
            reason = f"deelopdracht '{part.code}' heeft geen taak '{project.taak}'. Kies er een."
            yield Fault(("projecten", index, "taak"), reason)
