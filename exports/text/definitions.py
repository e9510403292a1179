"""What an indicator counts, in plain words made from its definition."""

from exports.indicator.norms import amount
from exports.text.filter_words import conditions, titled
from exports.text.units import with_unit
from models.catalogue import Catalogue, Filter, Indicator
from models.catalogue_indicator_keys import source_of
from models.catalogue_indicators import YEAR_EARLIER, Kind

_ROWS: dict[str, str] = {
    "contacten": "contacten",
    "deelnemers": "deelnemers aan contacten",
    "trajecten": "trajecten",
    "resultaten": "gehaalde resultaten van trajecten",
    "metingen": "antwoorden op metingen",
    "vrijwilligers": "vacatures, matches en klussen",
}
_DATES = {
    "geopend": "geopend in de periode",
    "gesloten": "gesloten in de periode",
    "lopend": "open op een dag in de periode",
    "verwezen": "verwezen in de periode",
    "aangenomen": "als verwijzing aangenomen in de periode",
}
_MISSING: dict[Kind, str] = {
    "aandeel": "wie of wat in de noemer hoort, maar geen antwoord heeft. Die telt in de noemer "
    "niet mee.",
    "gemiddelde": "wie gevraagd is of een cijfer had moeten geven, en dat niet deed.",
    "aantal": "wat er misschien bij hoort: een antwoord dat beslist, is niet ingevuld.",
    "verdeling": "wat er misschien bij hoort: een antwoord dat beslist, is niet ingevuld.",
    "personen": "wat past zonder bekende cliënt, of er misschien bij hoort.",
    "bereik": "wat past zonder bekende cliënt, of er misschien bij hoort.",
    "uren": "contacten waarvan de minuten niet zijn ingevuld (die tellen als nul), of die er "
    "misschien bij horen.",
    "mijlpaal": "keren dat het verwacht werd en er niet was.",
}
_DIRECTIONS = {
    "minstens": "minstens",
    "hoogstens": "hoogstens",
    "meer-dan": "meer dan",
    "minder-dan": "minder dan",
}


def missing_means(one: Indicator) -> str:
    """What ``ontbrekend`` is for this indicator; nothing when it has no such number."""
    if source_of(one) == "deelnemers":
        return "activiteiten waarvan het aantal deelnemers niet is ingevuld. Die tellen als nul."
    return _MISSING.get(one.soort, "")


def norm_text(one: Indicator) -> str:
    """The norm as people say it; nothing without one."""
    if one.norm is None:
        return ""
    direction = _DIRECTIONS[one.richting or "minstens"]
    return f"{direction} {with_unit(amount(one.norm), one.eenheid)}, gemeten per {one.periode}"


def definition(catalogue: Catalogue, one: Indicator) -> str:
    """What the indicator counts, in a sentence or two."""
    rows = _rows(catalogue, one, one.filter)
    if one.soort == "aandeel":
        return _share(catalogue, one)
    if one.soort == "groei":
        return _growth(catalogue, one)
    if one.soort == "mijlpaal":
        due = f" Verwacht in {', '.join(one.verwacht_in)}." if one.verwacht_in else ""
        return f"Hoe vaak dit in de periode is opgeleverd.{due}"
    if one.soort == "kengetal":
        return f"Een getal van buiten, met bron ingevoerd: {_kengetal(catalogue, one.kengetal)}."
    whole = f" als deel van het kengetal {_kengetal(catalogue, one.kengetal)}"
    per = f", per {one.per}" if one.per else ""
    return {
        "aantal": f"Het aantal {rows}.",
        "personen": f"Het aantal verschillende cliënten bij {rows}. Wie vaker kwam, telt één keer.",
        "bereik": f"Het aantal verschillende cliënten bij {rows},{whole}.",
        "gemiddelde": f"Het gemiddelde cijfer van {rows}.",
        "uren": f"De uren van {rows}{per}.",
        "verdeling": f"Het aantal {rows}{per}.",
    }[one.soort]


def _share(catalogue: Catalogue, one: Indicator) -> str:
    whole = _rows(catalogue, one, one.noemer)
    if one.regel:
        rule = next((rule.titel for rule in catalogue.regels if rule.code == one.regel), one.regel)
        return f"Het deel van {whole} dat voldoet aan: {rule}."
    return f"Het deel van {whole} met: {conditions(catalogue, one.teller)}."


def _growth(catalogue: Catalogue, one: Indicator) -> str:
    grown = catalogue.indicator(one.van or "")
    what = grown[1].titel if grown else one.van
    since = (
        "dezelfde periode een jaar eerder"
        if one.basis == YEAR_EARLIER
        else f"het kengetal {_kengetal(catalogue, one.basis)}"
    )
    unit = "procentpunten" if one.verandering_in == "procentpunt" else "procenten"
    return f"De verandering van '{what}' sinds {since}, in {unit}."


def _kengetal(catalogue: Catalogue, code: str | None) -> str:
    return f"'{titled(catalogue.kengetallen, code or '')}'"


def _rows(catalogue: Catalogue, one: Indicator, wanted: Filter | None) -> str:
    rows = _ROWS[source_of(one) or "contacten"]
    dated = f" ({_DATES[one.op]})" if one.op else ""
    limits = conditions(catalogue, wanted)
    return f"{rows}{dated} met {limits}" if limits else f"{rows}{dated}"
