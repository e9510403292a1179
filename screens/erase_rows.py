"""Erasing as rows and texts: what goes beside what stays, reasons, requests; no widgets."""

from itertools import zip_longest
from typing import TYPE_CHECKING

from models.counted_words import many
from models.erasure_grounds import GROUNDS, ground_in_words
from models.erasure_words import COPIES, GOES, STAYS, client_words, proof_lines, told
from screens.columns import Column, Row
from screens.contact_rows import list_day

if TYPE_CHECKING:
    from datetime import date

    from models.erasure_cards import ErasureCard, ErasurePlan, RetentionPlan

BESIDE = (Column("Gaat weg", 34, share=1), Column("Blijft, zonder naam", 34, share=1))
REASONS = (Column("Waarom", 40, share=1),)
COLUMNS = (
    Column("Nr", 4, right=True),
    Column("Gevraagd", 9),
    Column("Door", 10, share=1),
    Column("Wie", 12, share=1),
    Column("Reden", 20, share=1),
    Column("Status", 11),
)
EMPTY = (
    "Er is niets aangevraagd en niets gewist. Een aanvraag maak je op de tijdlijn van een cliënt, "
    "met Del. Druk op F5 voor wat na zijn bewaartermijn weg mag."
)
NOTHING_DUE = "Er is niets waarvan de bewaartermijn voorbij is."
FOR_EVER = "Dit kun je niet ongedaan maken."


def beside(plan: "ErasurePlan") -> list[Row]:
    """What goes and what stays, beside each other."""
    columns = (list(told(plan.counts, words)) for words in (GOES, STAYS))
    pairs = zip_longest(*columns, fillvalue="")
    return [Row(str(at), (goes, stays)) for at, (goes, stays) in enumerate(pairs)]


def reasons() -> list[Row]:
    """The reasons to choose from."""
    return [Row(code, (text,)) for code, text in GROUNDS.items()]


def consequences(plan: "ErasurePlan") -> str:
    """What still keeps it, what is in the way, and whether it was asked."""
    lines = [
        f"{term.title}: {'moet' if term.duty else 'mag'} blijven tot en met "
        f"{term.until:%d-%m-%Y} ({term.law})."
        for term in plan.terms
    ]
    return "\n".join([*lines, COPIES, *(f"! {one}" for one in plan.obstacles)])


def question(plan: "ErasurePlan", ground: str) -> str:
    """What is asked before a request is made."""
    client = plan.client
    lines = [
        f"Vragen om {client.name} #{client.number} te wissen?",
        f"Reden: {ground_in_words(ground)}.",
        *(f"! De wet wil dit bewaren tot en met {one.until:%d-%m-%Y}." for one in plan.duties),
        "Er gaat niets weg voordat je teamleider, of een andere teamleider, het goedkeurt.",
    ]
    return "\n".join(lines)


def row(card: "ErasureCard", today: "date") -> Row:
    """A request or a proof as a row."""
    cells = (
        str(card.number),
        list_day(card.asked_at.astimezone().date(), today),
        card.asked_by,
        client_words(card.clients),
        ground_in_words(card.ground),
        card.state,
    )
    return Row(str(card.number), cells, "bold" if card.state == "open" else "")


def about(card: "ErasureCard") -> str:
    """What was done, or who may do it."""
    if card.state == "gewist":
        return "\n".join(proof_lines(card))
    if card.state != "open":
        return f"Ingetrokken door {card.decided_by}."
    who = "Een ander moet dit goedkeuren." if card.mine else f"{card.asked_by} vroeg dit aan."
    return f"{who}{kept(card.despite_term)}"


def approving(card: "ErasureCard") -> str:
    """What is asked before it is done."""
    who = client_words(card.clients)
    return f"Wissing {card.number}: {who} wissen?{kept(card.despite_term)}\n{FOR_EVER}"


def kept(despite_term: bool) -> str:
    """That a law still wants it kept, for who decides."""
    return "\n! Een wet wil dit nog bewaren; het is toch aangevraagd." if despite_term else ""


def proposing(plan: "RetentionPlan") -> str:
    """What is asked before what is past its term is proposed."""
    left = ", ".join(map(str, plan.restricted))
    lines = [
        "Voorbij hun bewaartermijn:",
        f"{client_words([one.number for one in plan.clients])}, "
        f"en de tekst bij {many(len(plan.notes), 'contact', 'contacten')} en "
        f"{many(len(plan.cases), 'traject', 'trajecten')}.",
        *([f"Beperkt, en daarom niet: cliënt {left}."] if left else []),
        *([f"Daarvan wachten {plan.left} op een volgend voorstel."] if plan.left else []),
        "Voorstellen om dit te wissen? Een ander moet het goedkeuren.",
    ]
    return "\n".join(lines)
