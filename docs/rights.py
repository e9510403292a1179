"""Write docs/rechten.md from the table that the services ask: ``python docs/rights.py``."""

from pathlib import Path

from casereg.security.rights import RIGHTS, Role, reach

PAGE = Path(__file__).parent / "rechten.md"
HEAD = """# Wie mag wat

Dit blad is gemaakt uit de tabel in `casereg/security/rights.py`, met `python docs/rights.py`.
Een test kijkt na of het klopt.

- **eigen**: wat je zelf hebt vastgelegd.
- **team**: alles van je gebiedsteam.
- **alles**: van de hele organisatie.
- **–**: dit mag deze rol niet. Wie het probeert, komt in het logboek.

"""


def page() -> str:
    """The whole page: a row for each deed, a column for each role."""
    heads = ("Wat", *(role.value for role in Role))
    lines = [heads, ("---",) * len(heads)]
    for deed in RIGHTS:
        cells = (reach(role, deed).value.replace("niets", "–") for role in Role)
        lines.append((deed.label, *cells))
    return HEAD + "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
