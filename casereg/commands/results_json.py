"""The JSON of ``casereg results``; its names are a contract: fields are added, never renamed."""

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casereg.commands.results_asked import Answer
    from exports.counted.figure import Figure
    from exports.indicator.figures import Amount, IndicatorFigure, Part
    from exports.indicator.trend import TrendPoint
    from models.cards import ContactCard

MARK = (
    "niet voor publicatie: dit zijn de echte cijfers, zonder bescherming. Houd ze binnen de "
    "organisatie. Voor de gemeente is er: casereg export"
)


def document(answer: "Answer") -> dict[str, Any]:
    """Everything that was answered."""
    results = answer.house.results
    shown: dict[str, Any] = {
        "opdracht": results.catalogue.code,
        "periode": results.period.text,
        "publicatie": MARK,
        "team": answer.asked.team,
        "periode_voorbij": answer.ended,
        "indicatoren": [_indicator(answer, figure) for figure in answer.figures],
        "tellingen": [_cell(table, cell) for table, cell in answer.house.tellingen],
    }
    if answer.trend:
        shown["verloop"] = [_point(point) for point in answer.trend]
    if answer.contacts is not None:
        shown["contacten"] = [_contact(card) for card in answer.contacts]
    return shown


def _indicator(answer: "Answer", figure: "IndicatorFigure") -> dict[str, Any]:
    split = answer.splits.get(figure.indicator.code)
    extra = {"uitsplitsing": {"per": answer.asked.per, "delen": _parts(split)}} if split else {}
    return {
        **_row(figure),
        "onderdelen": _parts(figure.parts),
        "bron": figure.indicator.bron,
        "periode_voorbij": answer.ended,
        **extra,
    }


def _row(figure: "IndicatorFigure") -> dict[str, Any]:
    from exports.figure.rows import figure_row

    return {name: _plain(value) for name, value in asdict(figure_row(figure)).items()}


def _parts(parts: "tuple[Part, ...]") -> list[dict[str, Any]]:
    return [
        {
            "code": part.code,
            "titel": part.titel,
            "waarde": _plain(part.waarde),
            "teller": _plain(part.teller),
            "noemer": _plain(part.noemer),
            "ontbrekend": part.ontbrekend,
        }
        for part in parts
    ]


def _cell(table: str, cell: "Figure") -> dict[str, Any]:
    place = asdict(cell.place)
    return {"tabel": table, **place, "maat": cell.maat, "waarde": _plain(cell.waarde)}


def _point(point: "TrendPoint") -> dict[str, Any]:
    figure = point.figure
    return {
        "periode": point.period.text,
        "waarde": _plain(figure.waarde) if figure else None,
        "status": figure.status if figure else "geen_gegevens",
    }


def _contact(card: "ContactCard") -> dict[str, Any]:
    return {
        "nummer": card.number,
        "datum": card.happened_on.isoformat(),
        "medewerker": card.worker,
        "deelopdracht": card.deelopdracht,
        "contactsoort": card.contactsoort,
        "kern": card.kern,
        "clienten": [client.number for client in card.clients],
    }


def _plain(value: "Amount | Any") -> Any:
    """A number as JSON has it."""
    return float(value) if isinstance(value, Decimal) else value
