"""``casereg retention``: what is past its bewaartermijn, and letting it go with two people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from casereg.commands.answers import answer
from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.erase_text import card_json
from models.counted_words import many
from models.erasure_words import proof_lines

if TYPE_CHECKING:
    from models.erasure_cards import RetentionPlan

NOTHING = "Er is niets waarvan de bewaartermijn voorbij is."
SHOWN = 12
WAIT = ("cliënt wacht", "cliënten wachten")


@click.command(cls=DutchCommand)
@option("--apply", is_flag=True, help="Stel het voor; of keur goed wat een ander voorstelde.")
@json_option
@signing_in
@click.pass_obj
def retention(caller: Caller, apply: bool, as_json: bool) -> None:
    """Toon wat na zijn bewaartermijn weg moet.

    Er gebeurt niets, tot één persoon het met --apply voorstelt en een ander, een teamleider,
    het met --apply goedkeurt. Het gaat om alles van je team. De termijnen staan in de opdracht.
    """
    with caller.signed_in() as register:
        if not apply:
            plan = register.erasures.due()
            answer(_json(plan), "\n".join(_lines(plan)), as_json)
            return
        card = register.erasures.apply_terms()
    if card.state == "open":
        told = (
            f"Het voorstel is wissing {card.number}. Er is nog niets gewist: een teamleider die "
            "een ander is dan jij keurt het goed met: casereg retention --apply"
        )
        answer(card_json(card), told, as_json)
    else:
        answer(card_json(card), "\n".join(proof_lines(card)), as_json)


def _lines(plan: "RetentionPlan") -> Iterator[str]:
    yield f"Voorbij de bewaartermijn op {plan.day:%d-%m-%Y}"
    if plan.empty:
        yield NOTHING
    for one in plan.clients[:SHOWN]:
        yield f"  cliënt {one.number}: sinds {one.since:%d-%m-%Y}, {one.title} ({one.law})"
    if len(plan.clients) > SHOWN:
        more = many(len(plan.clients) - SHOWN, "cliënt", "cliënten")
        yield f"  en nog {more} (alle nummers: met --json)"
    if plan.notes:
        yield f"  de notitie van {many(len(plan.notes), 'contact', 'contacten')}"
    if plan.cases:
        yield f"  de verwijzing in {many(len(plan.cases), 'traject', 'trajecten')}"
    if plan.restricted:
        numbers = ", ".join(map(str, plan.restricted))
        yield f"Blijft staan, want de gegevens zijn beperkt: cliënt {numbers}."
    if plan.without:
        yield f"Blijft staan, want er is geen termijn: wat hoort bij {', '.join(plan.without)}."
    if plan.erasure:
        yield f"{plan.asked_by} heeft dit voorgesteld (wissing {plan.erasure})."
    if plan.left:
        yield f"Een voorstel is niet langer: {many(plan.left, *WAIT)} op een volgend."
    if not plan.empty:
        yield "Er is nog niets gewist. Verder gaat het met --apply."


def _json(plan: "RetentionPlan") -> dict[str, Any]:
    return {
        "dag": plan.day.isoformat(),
        "clienten": [
            {
                "nummer": one.number,
                "termijn": one.title,
                "wet": one.law,
                "sinds": one.since.isoformat(),
            }
            for one in plan.clients
        ],
        "notities": list(plan.notes),
        "trajecten": list(plan.cases),
        "overgeslagen": list(plan.restricted),
        "zonder_termijn": list(plan.without),
        "aanvraag": plan.erasure,
        "gevraagd_door": plan.asked_by or None,
    }
