"""What ``casereg inzage --json`` prints: as the text, in codes."""

from collections.abc import Mapping
from typing import Any

from casereg.commands.answers import iso
from casereg.commands.audit_text import card_json
from casereg.commands.case_text import case_json, meting_json
from casereg.commands.client_text import client_json
from casereg.commands.contacts import contact_json
from models.inspection_cards import HeldCase, HeldPlan, InspectionCard


def inspection_json(card: InspectionCard) -> dict[str, Any]:
    """All of it; others who took part are only counted."""
    return {
        "gemaakt": card.made_at.isoformat(),
        "gemaakt_door": card.made_by,
        "client": client_json(card.client),
        "toegevoegd": card.added_at.isoformat(),
        "toegevoegd_door": card.added_by,
        "ook_bekend_als": [{"nummer": one.number, "naam": one.name} for one in card.known_as],
        "kenmerken": [
            {"code": one.code, "vanaf": iso(one.since), "tot_en_met": iso(one.until)}
            for one in card.kenmerken
        ],
        "jaren": [
            {"jaar": one.year, "kern": one.kern, "leeftijdsgroep": one.leeftijdsgroep}
            for one in card.years
        ],
        **_recorded(card),
        "pakketten": list(card.releases),
        "bewaartermijnen": [
            one.term.model_dump(mode="json")
            | {"tot_en_met": iso(one.until), "notities_tot_en_met": iso(one.text_until)}
            for one in card.terms
        ],
        "logboek": [card_json(one) for one in card.audit],
    }


def _recorded(card: InspectionCard) -> Mapping[str, Any]:
    return {
        "contacten": [
            contact_json(one.contact) | {"andere_clienten": one.others} for one in card.contacts
        ],
        "trajecten": [_case(one) for one in card.cases],
        "metingen": [meting_json(one.meting) | {"ongedaan": one.undone} for one in card.metingen],
        "afspraken": [_plan(one) for one in card.plans],
        "concepten": [
            {"medewerker": one.worker, "veranderd": one.changed_at.isoformat(), "notitie": one.note}
            for one in card.drafts
        ],
        "correcties_en_verklaringen": [
            {
                "soort": one.soort,
                "datum": iso(one.made_on),
                "medewerker": one.worker,
                "contact": one.contact,
                "tekst": one.explanation,
                "stond_er": one.before,
            }
            for one in card.notes
        ],
        "samenvoegingen": [
            {
                "nummer": one.number,
                "client": one.gone.number,
                "medewerker": one.made_by,
                "datum": one.made_at.isoformat(),
            }
            for one in card.merges
        ],
    }


def _case(held: HeldCase) -> dict[str, Any]:
    """The metingen stand in a list of their own."""
    case = case_json(held.case)
    del case["metingen"]
    return case | {"andere_clienten": held.others}


def _plan(plan: HeldPlan) -> dict[str, Any]:
    return {
        "soort": plan.soort,
        "datum": iso(plan.due_on),
        "tijd": f"{plan.due_at:%H:%M}" if plan.due_at else None,
        "waarover": plan.about,
        "medewerker": plan.worker,
        "gedaan": iso(plan.done_on),
        "vervallen": plan.undone,
    }
