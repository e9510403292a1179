"""Catalogues as texts: those that come with casereg, and files; light, for the first frame."""

from importlib.resources import files
from pathlib import Path

from casereg.errors import Refused

_SUFFIX = ".toml"


def built_in_codes() -> tuple[str, ...]:
    """The codes of the catalogues that come with casereg, in order."""
    names = (entry.name for entry in (files("models") / "catalogues").iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


def newest_series() -> tuple[str, ...]:
    """The codes of the region whose last opdracht is the latest, by the year they end with."""
    codes = built_in_codes()
    region, _, _ = max(codes, key=lambda code: code.rpartition("-")[2]).rpartition("-")
    return tuple(code for code in codes if code.rpartition("-")[0] == region)


def built_in(code: str) -> str:
    """The text of a catalogue that comes with casereg; Refused when there is none."""
    known = built_in_codes()
    if code not in known:
        raise Refused(f"Er is geen opdracht '{code}' bij casereg. Kies uit: {', '.join(known)}.")
    return (files("models") / "catalogues" / f"{code}{_SUFFIX}").read_text(encoding="utf-8")


def opdracht_text(given: str) -> str:
    """The text of a file, or of an opdracht that comes with casereg.

    Raises :class:`Refused` when there is none, or it cannot be read.
    """
    if given in built_in_codes() or not Path(given).suffix:
        return built_in(given)
    try:
        return Path(given).expanduser().read_text("utf-8")
    except FileNotFoundError:
        raise Refused(f"{given} bestaat niet. Kijk de naam na.") from None
    except UnicodeDecodeError:
        raise Refused(f"{given} is geen tekst in UTF-8. Bewaar het bestand opnieuw.") from None
    except OSError:
        raise Refused(f"{given} kan niet worden gelezen. Kijk of het mag.") from None
