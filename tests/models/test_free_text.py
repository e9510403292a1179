"""What should not stand in a note is found by its form, and what may is left alone."""

import pytest

from models.free_text import capitals, findings

KNOWN = frozenset({"erp", "veghel", "sint", "oedenrode"})


def kinds(text: str) -> list[str]:
    return [one.kind for one in findings(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bsn 111222333 genoemd", "BSN"),
        ("1112.22.333", "BSN"),
        ("bel 06-12345678 terug", "telefoonnummer"),
        ("0413 123 456", "telefoonnummer"),
        ("+31 6 1234 5678", "telefoonnummer"),
        ("mail naar a.b@voorbeeld.nl", "e-mailadres"),
        ("woont 5461 AB", "postcode"),
        ("5461ab", "postcode"),
        ("rekening NL91 ABNA 0417 1643 00", "IBAN"),
        ("nl91abna0417164300", "IBAN"),
    ],
)
def test_numbers_and_addresses_of_people_are_found_once(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "111222334",  # fails the elfproef
        "000000000",
        "NL92 ABNA 1417 1643 00",  # another remainder
        "in 2023 is dat 1500 euro",
        "op 14-03-2023 om 10.30 uur",
        "week 12, 45 minuten, 3 kinderen",
    ],
)
def test_ordinary_numbers_are_left_alone(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "names", "first"),
    [
        ("Sprak met Fatma over werk", ("Fatma",), ("Sprak",)),
        ("gesproken in Erp. Komt terug", (), ("Komt",)),
        ("mw. Jansen belt", ("Jansen",), ()),
        ("overleg CJG en GGZ in Sint-Oedenrode", (), ()),
        ("alles gaat goed", (), ()),
    ],
)
def test_a_capital_inside_a_sentence_is_a_name(
    text: str, names: tuple[str, ...], first: tuple[str, ...]
) -> None:
    assert capitals(text, KNOWN) == (names, first)
