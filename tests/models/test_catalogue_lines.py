"""A path in a catalogue leads to the line on which it was written."""

import tomllib
from typing import Any

import pytest

from models.catalogue_lines import line_of, lines_of
from models.catalogue_places import Path

TEXT = """\
titel = "[[deelopdrachten]]" # code = "x"
lijst = [
  { code = "a }", getal = 1.5, "toets" = 'b' },

  { code = "c" }, { code = "d", taken = [

      "x", 'y', [1,
        2],
    ] },
]
tekst = \"\"\"
[[deelopdrachten]]
code = "nee" \"\"\"
punt.en.komma = 2

[ los ] # met [haken]
k = 2023-01-01 12:00:00

[[deelopdrachten]]
code = "1"
[[deelopdrachten.indicatoren]]
code = "1-a"
filter = { kern = ["p",
  "q"], taak = [] } # "
[[deelopdrachten]]
code = "2"
[[deelopdrachten.indicatoren]]
code = "2-a"
[deelopdrachten.indicatoren.filter]
kern = ["p"]
[[ deelopdrachten . "indicatoren" ]]
code = "2-b"
[bescherming]
k = 5
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("titel",), 1),
        (("lijst",), 2),
        (("lijst", 0, "getal"), 3),
        (("lijst", 0, "toets"), 3),
        (("lijst", 1), 5),
        (("lijst", 2, "code"), 5),
        (("lijst", 2, "taken"), 5),
        (("lijst", 2, "taken", 1), 7),
        (("lijst", 2, "taken", 2, 1), 8),
        (("tekst",), 11),
        (("punt", "en", "komma"), 14),
        (("los",), 16),
        (("los", "k"), 17),
        (("deelopdrachten",), 19),
        (("deelopdrachten", 0, "code"), 20),
        (("deelopdrachten", 0, "indicatoren", 0), 21),
        (("deelopdrachten", 0, "indicatoren", 0, "filter", "kern", 1), 24),
        (("deelopdrachten", 0, "indicatoren", 0, "filter", "taak"), 24),
        (("deelopdrachten", 1), 25),
        (("deelopdrachten", 1, "indicatoren", 0, "filter", "kern"), 30),
        (("deelopdrachten", 1, "indicatoren", 1, "code"), 32),
        (("bescherming", "k"), 34),
        # what is not there has the line of what it would stand in
        (("deelopdrachten", 0, "indicatoren", 0, "norm"), 21),
        (("deelopdrachten", 1, "indicatoren", 0, "filter", "dag"), 29),
        (("deelopdrachten", 1, "titel"), 25),
        (("lijst", 1, "titel"), 5),
        (("nergens",), None),
    ],
)
def test_each_part_has_its_line(path: Path, line: int | None) -> None:
    assert line_of(lines_of(TEXT), path) == line
    assert line_of(lines_of(TEXT.replace("\n", "\r\n")), path) == line


def test_every_part_of_the_text_is_found() -> None:
    def paths(content: Any, at: Path = ()) -> set[Path]:
        inner = content.items() if isinstance(content, dict) else enumerate(content)
        found = {at} if at else set()
        for key, value in inner:
            nested = isinstance(value, dict | list)
            found |= paths(value, (*at, key)) if nested else {(*at, key)}
        return found

    assert set(lines_of(TEXT)) == paths(tomllib.loads(TEXT))


def test_what_is_nested_too_deep_has_no_lines() -> None:
    assert lines_of("k = " + "[" * 5000) == {}
