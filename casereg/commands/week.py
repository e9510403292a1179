"""``casereg week``: the tally of a week, and vaststellen."""

from typing import TYPE_CHECKING, Any

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.output import print_json, print_table
from casereg.errors import WrongUsage
from models.counted_words import many

if TYPE_CHECKING:
    from models.cards import WeekCard, WeekRow
    from models.week_cards import LateChange, WorkersCard, WorkerWeek

SETTLE = "vaststellen"


@click.command(cls=DutchCommand)
@click.argument("words", metavar="[vaststellen] [WEEK]", nargs=-1)
@option("--team", metavar="CODE", help="Gebiedsteam; zonder is het je eigen team.")
@json_option
@signing_in
@click.pass_obj
def week(caller: Caller, words: tuple[str, ...], team: str | None, as_json: bool) -> None:
    """Toon de telling van een week, of stel die vast.

    WEEK is een ISO-week zoals 2023-W14; zonder is het deze week. Met 'vaststellen'
    ervoor keurt een teamleider de week goed; wat daarna komt, is nagekomen.
    """
    from models.periods import Week

    settle, named = words[:1] == (SETTLE,), [word for word in words if word != SETTLE]
    if len(named) > 1 or (settle and not named):
        raise WrongUsage("Geef één week, zoals: casereg week 2023-W14")
    asked = Week.parse(named[0]) if named else None
    with caller.signed_in() as register:
        chosen = asked or Week.of(register.clock.today())
        card = register.settle_week(chosen, team) if settle else register.week(chosen, team)
        who = register.week_workers(chosen, team)
    if as_json:
        print_json(_as_json(card, who))
    else:
        _print(card, who)


def _as_json(card: "WeekCard", who: "WorkersCard") -> dict[str, Any]:
    total = _counts(card.totaal)
    return {
        "week": str(card.week),
        "team": card.team,
        "status": card.status,
        "rows": [
            {"deelopdracht": row.deelopdracht, "contactsoort": row.contactsoort, **_counts(row)}
            for row in card.rows
        ],
        "totaal": total,
        "concepten": card.drafts,
        "nagekomen": card.late,
        "ontbreekt": {missing.field: missing.contacten for missing in card.missing},
        "vastgesteld_door": card.locked_by,
        "vastgesteld_op": card.locked_at.isoformat() if card.locked_at else None,
        "vorige_week": _counts(card.totaal_before),
        "medewerkers": [_worker(one) for one in who.workers],
        "nagekomen_contacten": [_late(one) for one in card.late_changes],
    }


def _worker(one: "WorkerWeek") -> dict[str, Any]:
    return {
        "medewerker": one.worker,
        "team": one.team,
        "contacten": one.contacten,
        "vorige_week": one.before,
        "dagen": list(one.days),
        "zonder_invoer": [day.isoformat() for day in one.without],
        "concepten": one.drafts,
    }


def _late(one: "LateChange") -> dict[str, Any]:
    return {
        "nummer": one.number,
        "datum": one.happened_on.isoformat(),
        "deelopdracht": one.deelopdracht,
        "contactsoort": one.contactsoort,
        "medewerker": one.worker,
        "wat": one.what,
        "gewijzigd": one.at.isoformat(),
    }


def _counts(row: "WeekRow") -> dict[str, int]:
    return {"contacten": row.contacten, "clienten": row.clienten, "minuten": row.minuten}


def _print(card: "WeekCard", who: "WorkersCard") -> None:
    click.echo(f"Week {card.week}, {card.team or 'alle teams'}: {card.status}")
    headings = ("opdr.", "contactsoort", "contacten", "cliënten", "minuten")
    print_table(headings, [_row(row) for row in (*card.rows, card.totaal)])
    click.echo(f"Vorige week: {many(card.totaal_before.contacten, 'contact', 'contacten')}")
    for missing in card.missing:
        click.echo(f"Nog zonder {missing.field}: {missing.contacten}")
    if card.drafts:
        click.echo(f"Concepten die nog open staan: {card.drafts}")
    for one in who.workers:
        if one.without:
            days = ", ".join(f"{day.day}-{day.month}" for day in one.without)
            click.echo(f"Geen invoer van {one.worker} op: {days}")
    if card.late:
        click.echo(f"Nagekomen na het vaststellen: {card.late}")


def _row(row: "WeekRow") -> tuple[object, ...]:
    kind = "" if row.contactsoort == row.deelopdracht else row.contactsoort
    return (row.deelopdracht, kind, row.contacten, row.clienten, row.minuten)
