"""All checks on packages that were received, told so that the receiver understands them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from exports.attack.adding import faults, named, small_faults
from exports.attack.examined import Examined, examine
from exports.attack.knowledge import Contradiction
from exports.attack.origin import fingerprint
from exports.attack.published import Published
from exports.attack.recalculation import Leak, Progress, leaks

_MOST_TOLD = 5
_NO_CELLS = "Er zijn geen tellingen om op te tellen."
_NO_FIGURES = "Er zijn geen indicatoren om na te kijken."
_UNTOLD = (
    "Niet aangevallen: alleen een resultaatmeting zegt precies wat elk cijfer telt. "
    "Van andere pakketten is alleen nagekeken of ze echt en heel zijn."
)
_SOME_UNTOLD = (
    "{} van de pakketten niet aangevallen: alleen een resultaatmeting zegt precies wat elk "
    "cijfer telt."
)
_FORM_FIRST = "Niet nagekeken: maak eerst de vorm in orde."
_WHY = {
    "exact": "is precies uit te rekenen",
    "small": "is zeker klein",
    "narrow": "is bijna uit te rekenen",
}


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, whether it was good, and what was found."""

    naam: str
    ok: bool
    uitleg: str


def verify(folders: Sequence[Path], key: bytes | None, progress: Progress) -> tuple[Check, ...]:
    """Check packages, and attack them together.

    ``key`` is the public key that the receiver was given by another way, or None.
    """
    examined = [examine(folder) for folder in folders]
    told = [one.published for one in examined if one.published is not None]
    readable = len(told) == len(examined)
    checks = [_origin(examined, key), _own("bestanden", examined), _own("vorm", examined)]
    if not readable:
        later = ("optelling", "terugrekenen", "indicatoren")
        return (*checks, *(Check(name, False, _FORM_FIRST) for name in later))
    hiding = [one for one, read in zip(told, examined, strict=True) if read.method != "afronden"]
    rounding = [one for one in told if one not in hiding]
    adding = [*faults(told), *(f for one in rounding for f in small_faults(one, one.cells))]
    cells = sum(len(one.cells) for one in told)
    added = f"{cells} cellen tellen op en spreken elkaar niet tegen." if cells else _NO_CELLS
    return (
        *checks,
        _check("optelling", adding, added),
        _attack(hiding, len(rounding), progress),
        _own("indicatoren", examined, "" if any(one.figures for one in examined) else _NO_FIGURES),
    )


def _check(name: str, found: Sequence[str], good: str) -> Check:
    if not found:
        return Check(name, True, good)
    more = f" En nog {len(found) - _MOST_TOLD}." if len(found) > _MOST_TOLD else ""
    return Check(name, False, " ".join(found[:_MOST_TOLD]) + more)


_GOOD = {
    "bestanden": "Alle bestanden zijn er en zijn niet veranderd.",
    "vorm": "De bestanden zijn zoals ze beschreven zijn.",
    "indicatoren": "Verborgen cijfers zijn leeg; wat er staat, klopt met elkaar.",
}


def _own(name: str, examined: Sequence[Examined], nothing: str = "") -> Check:
    """A check of each package by itself; ``nothing`` says that there was nothing to look at."""
    found = [f"{one.name}: {fault}" for one in examined for fault in one.faults.get(name, ())]
    return _check(name, found, nothing or _GOOD[name])


def _origin(examined: Sequence[Examined], key: bytes | None) -> Check:
    """The signatures, and that all packages come from one register."""
    name = "handtekening"
    found = [f"{one.name}: {fault}" for one in examined for fault in one.faults.get(name, ())]
    registers = {(one.manifest.register_id, one.key) for one in examined if one.manifest}
    if len(registers) > 1:
        found.append("De pakketten komen niet van hetzelfde register.")
    keys = {one.key for one in examined if one.key is not None}
    if key is not None and keys - {key}:
        found.append("De sleutel is een andere dan in je sleutelbestand.")
    if found or not keys:
        return _check(name, found or ["Er is geen sleutel."], "")
    shown = fingerprint(min(keys))
    if key is not None:
        return Check(name, True, f"Ondertekend met de sleutel die je gaf: {shown}.")
    return Check(
        name,
        True,
        "De handtekening klopt, maar de sleutel is niet vergeleken. Geef --key, of vergelijk "
        f"de vingerafdruk met die van de organisatie: {shown}.",
    )


def _attack(packages: Sequence[Published], rounded: int, progress: Progress) -> Check:
    name = "terugrekenen"
    try:
        number, found = leaks(packages, progress)
    except Contradiction:
        text = "De cijfers kunnen niet samen waar zijn. Vraag de organisatie om uitleg."
        return Check(name, False, text)
    if rounded and not packages:
        return Check(name, True, "De cijfers zijn afgerond; er is niets verborgen.")
    good = (
        f"{number} verborgen getallen aangevallen met alles wat er staat: geen ervan is uit te "
        "rekenen, en van geen is zeker dat het klein is."
    )
    untold = sum(not (one.cells or one.counting) for one in packages)
    if untold:
        good = _UNTOLD if untold == len(packages) else f"{good} {_SOME_UNTOLD.format(untold)}"
    return _check(name, [_told(leak) for leak in found], good)


def _told(leak: Leak) -> str:
    hidden = leak.hidden
    if isinstance(hidden.where, str):
        where = f"{hidden.where.replace('|', ', ')} ({hidden.package.period})"
    else:
        where = named(hidden.package, hidden.measure, hidden.where)
    return f"{where} {_WHY[leak.fault]}."
