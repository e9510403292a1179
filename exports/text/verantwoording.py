"""``verantwoording.md``: what the figures say and do not say, in plain Dutch for a reader."""

from collections.abc import Iterator

from exports.figure.rows import FigureRows
from exports.table.counts import Counts, Status
from exports.text.caveats import what_does_not_add_up, what_is_hidden
from exports.text.figure_caveats import the_indicators, what_hides_a_figure
from exports.text.legend import legend
from exports.text.markdown import in_cell, table_of

_MEASURES = {
    "contacten": "elk contact telt één keer, ook als er twee of meer cliënten bij waren.",
    "clienten": "elke cliënt telt één keer per cel, hoe vaak die er ook was. Een contact zonder "
    "bekende cliënt telt hier niet mee.",
    "uren": "de minuten van de contacten bij elkaar, gedeeld door 60, met twee decimalen. "
    "Een contact waarbij geen minuten zijn ingevuld, telt hier als nul.",
}


_HEADS: dict[Status, str] = {
    "gepubliceerd": "Getoond",
    "onderdrukt": "Verborgen",
    "nvt": "Kan niet",
}


def verantwoording(counts: Counts, figures: FigureRows) -> tuple[str, ...]:
    """The account of a resultaatmeting, as lines of Markdown without the heading."""
    sections = (
        _what_is_counted(counts),
        _the_tables(counts),
        the_indicators(counts.catalogue, figures),
        what_is_hidden(counts),
        what_hides_a_figure(counts.catalogue, figures, counts.safety),
        what_does_not_add_up(counts),
        legend(counts),
    )
    return tuple(line for section in sections for line in (*section, ""))[:-1]


def _what_is_counted(counts: Counts) -> Iterator[str]:
    yield "## Wat er is geteld"
    yield ""
    yield (
        "Geteld zijn de contacten van deze opdracht die in de periode plaatsvonden. De dag van "
        "het contact beslist, niet de dag van invoeren. Contacten die te laat zijn ingevoerd "
        f"(nagekomen), tellen mee{_unless_carried(counts)}. Ongedaan gemaakte contacten en "
        "concepten tellen niet mee."
    )
    yield ""
    used = {maat for table in counts.tables for maat in table.tabel.maten}
    yield from (f"- **{maat}**: {text}" for maat, text in _MEASURES.items() if maat in used)
    yield ""
    yield (
        "Bij contacten en uren zijn kern en leeftijdsgroep die van het contact. Bij cliënten "
        "zijn het die van de cliënt; die staan vast voor het hele kalenderjaar. `onbekend` "
        "betekent: niet ingevuld, of een code die deze opdracht niet kent. Een gebiedsteam volgt "
        "uit de kern en staat in de kolom `kern`."
    )


def _unless_carried(counts: Counts) -> str:
    carried = counts.safety and counts.safety.late_carried
    return ", behalve wat onder 'Nagekomen' staat" if carried else ""


def _the_tables(counts: Counts) -> Iterator[str]:
    yield "## De tabellen in tellingen.csv"
    yield ""
    heads = ("Tabel", "Wat erin staat", "Per", "Maten", "Cellen", *_HEADS.values())
    rows = [
        (
            table.tabel.code,
            table.tabel.titel,
            " × ".join(table.tabel.dimensies),
            ", ".join(table.tabel.maten),
            str(len(table.cells)),
            *(str(table.number(status)) for status in _HEADS),
        )
        for table in counts.tables
    ]
    yield from table_of(heads, rows)
    yield ""
    yield (
        "`totaal` in een kolom betekent: alles bij elkaar, ook `onbekend`. Onder 'Kan niet' staan "
        "cellen die volgens de opdracht niet voorkomen, omdat die contactsoort niet bij die "
        "deelopdracht hoort. Ze hebben waarde 0 en status `nvt`."
    )
    yield from _left_out(counts)


def _left_out(counts: Counts) -> Iterator[str]:
    """Tables of the opdracht that are not in this package."""
    there = {table.tabel.code for table in counts.tables}
    absent = [one for one in counts.catalogue.tabellen if one.code not in there]
    if absent:
        yield ""
        yield (
            "Deze tabellen staan niet in dit pakket. Over een korte periode komen alleen grove "
            "tabellen naar buiten, omdat er anders te veel verborgen moet worden:"
        )
        yield ""
        yield from (f"- `{one.code}`: {in_cell(one.titel)}" for one in absent)
