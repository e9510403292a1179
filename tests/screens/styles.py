"""Stylesheets are the same for every app that a test starts, so they are parsed once."""

from collections.abc import Callable
from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet


def parsed_once() -> Callable[..., list[RuleSet]]:
    """Textual's own way from a stylesheet to rules, which remembers them for the next app."""
    known: dict[Any, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parsed(sheet: Stylesheet, *given: Any, **named: Any) -> list[RuleSet]:
        key = (frozenset(sheet._variables.items()), given, *named.items())
        if key not in known:
            known[key] = parse(sheet, *given, **named)
        return known[key]

    return parsed
