"""Faults planted in the text of a sound catalogue, and what is said about them."""

import re

import pytest

from models.catalogue_faults import CatalogueFault
from models.catalogue_file import read_catalogue

ENGLISH = re.compile(
    r"\b(input|should|valid|must|value|field|error|expected|required|permitted|string|"
    r"unclosed|invalid|array|found|character|statement|or|of type|the|is not|got)\b",
    re.IGNORECASE,
)


def planted(text: str, *changes: tuple[str, str]) -> str:
    """The text with each of these replaced where it stands first."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def faults_of(text: str) -> tuple[str, ...]:
    """Every fault of a catalogue that is refused."""
    with pytest.raises(CatalogueFault) as caught:
        read_catalogue(text, "proef.toml")
    assert str(caught.value) == "\n".join(caught.value.faults)
    return caught.value.faults
