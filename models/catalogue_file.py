"""Reads a catalogue from the text of a TOML file."""

import tomllib
from typing import Any

from pydantic import ValidationError

from models.catalogue import Catalogue
from models.catalogue_faults import CatalogueFault, syntax_fault, value_faults
from models.catalogue_lines import line_of, lines_of
from models.catalogue_mend import mended, true_faults
from models.catalogue_places import Fault
from models.catalogue_rules import broken

_SUFFIX = ".toml"
# Some Windows editors start a file with it; TOML has no place for it.
_BYTE_ORDER_MARK = "\ufeff"


def read_catalogue(text: str, source: str) -> Catalogue:
    """The catalogue in ``text``; ``source`` is the file name that messages give.

    Raises :class:`CatalogueFault` with every fault found: the file, the line where it
    could be found, the place, and what to do. A fault in the TOML itself stops the
    reading, so that one comes alone.
    """
    text = text.removeprefix(_BYTE_ORDER_MARK)
    content = parsed(text, source)
    try:
        catalogue = Catalogue.model_validate(content)
    except ValidationError as error:
        faults = value_faults(error)
    else:
        faults = broken(catalogue)
        if not faults:
            return catalogue
        raise CatalogueFault(told(faults, content, text, source))
    whole = mended(content, faults)
    if whole is not None:
        faults += true_faults(broken(whole), faults)
    raise CatalogueFault(told(faults, content, text, source))


def read_again(text: str, source: str) -> Catalogue:
    """The catalogue in a text that was found good before; its rules are not tried again."""
    try:
        return Catalogue.model_validate(parsed(text.removeprefix(_BYTE_ORDER_MARK), source))
    except ValidationError:
        return read_catalogue(text, source)


def parsed(text: str, source: str) -> dict[str, Any]:
    """The TOML in ``text``; raises :class:`CatalogueFault` with the place where it goes wrong."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise CatalogueFault((f"{source}, {syntax_fault(error, text)}",)) from None


def told(faults: list[Fault], content: dict[str, Any], text: str, source: str) -> tuple[str, ...]:
    """Every fault with its file and line, from top to bottom, unknown lines first."""
    lines = lines_of(text)
    placed = [(line_of(lines, fault.path) or 0, fault) for fault in faults]
    placed.sort(key=lambda pair: pair[0])
    return tuple(
        f"{source}, regel {line}: {fault.text(content)}"
        if line
        else f"{source}: {fault.text(content)}"
        for line, fault in placed
    )
