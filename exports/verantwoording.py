"""``verantwoording.md``: what the figures say and do not say, in plain Dutch for a reader."""

from collections.abc import Iterator

from exports.caveats import what_does_not_add_up, what_is_hidden
from exports.counts import CONCEPT, CONCEPT_REASON, Counts
from exports.legend import legend
from exports.markdown import in_cell, table_of
from exports.release_mark import ReleaseMark

_MEASURES = {
    "contacten": "elk contact telt één keer, ook als er twee of meer cliënten bij waren.",
    "clienten": "elke cliënt telt één keer per cel, hoe vaak die er ook was. Een contact zonder "
    "bekende cliënt telt hier niet mee.",
    "uren": "de minuten van de contacten bij elkaar, gedeeld door 60, met twee decimalen. "
    "Een contact waarbij geen minuten zijn ingevuld, telt hier als nul.",
}


def verantwoording_md(counts: Counts, release: ReleaseMark) -> str:
    """The account of one release, as Markdown."""
    sections = (
        _heading(counts, release),
        _what_is_counted(counts),
        _the_tables(counts),
        what_is_hidden(counts),
        what_does_not_add_up(counts),
        legend(counts),
    )
    return "\n".join(line for section in sections for line in (*section, ""))


def _heading(counts: Counts, release: ReleaseMark) -> Iterator[str]:
    catalogue, period = counts.catalogue, counts.period
    yield (
        f"# Verantwoording resultaatmeting {catalogue.code}, {period.text}, release "
        f"{release.number}"
    )
    yield ""
    yield f"**Status: {CONCEPT}.** {CONCEPT_REASON} Geef deze map daarom niet door."
    yield ""
    yield (
        f"- Opdracht: {in_cell(catalogue.titel)} (`{catalogue.code}`), geldig van "
        f"{catalogue.geldig_van:%d-%m-%Y} tot en met {catalogue.geldig_tot:%d-%m-%Y}."
    )
    version = "" if counts.version is None else f"versie {counts.version}, "
    yield f"- Opdracht zoals ingelezen: {version}SHA-256 `{counts.catalogue_sha}`."
    yield (
        f"- Periode: {period.text}, van {period.start:%d-%m-%Y} tot en met {period.end:%d-%m-%Y}."
    )
    yield f"- Gemaakt door `{release.made_by}` op {release.made_at_text} (UTC)."
    if period.end >= release.made_at.date():
        yield "- De periode was toen nog niet voorbij. Er kunnen nog contacten bij komen."
    if period.start < catalogue.geldig_van or period.end > catalogue.geldig_tot:
        yield (
            "- De periode valt (deels) buiten de opdracht. Alleen contacten van deze "
            "opdracht zijn geteld."
        )


def _what_is_counted(counts: Counts) -> Iterator[str]:
    yield "## Wat er is geteld"
    yield ""
    yield (
        "Geteld zijn de contacten van deze opdracht die in de periode plaatsvonden. De dag van "
        "het contact beslist, niet de dag van invoeren. Contacten die te laat zijn ingevoerd "
        "(nagekomen), tellen mee. Ongedaan gemaakte contacten en concepten tellen niet mee."
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


def _the_tables(counts: Counts) -> Iterator[str]:
    yield "## De tabellen in tellingen.csv"
    yield ""
    heads = ("Tabel", "Wat erin staat", "Per", "Maten", "Cellen", "Verborgen", "Kan niet")
    rows = [
        (
            table.tabel.code,
            table.tabel.titel,
            " × ".join(table.tabel.dimensies),
            ", ".join(table.tabel.maten),
            str(len(table.cells)),
            str(table.number("onderdrukt")),
            str(table.number("nvt")),
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
