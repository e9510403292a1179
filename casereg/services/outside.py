"""What is entered with its source: kengetallen and mijlpalen."""

from sqlmodel import col, select

from casereg.errors import InvalidInput, Refused
from casereg.security.rights import NOTE_KENGETAL, NOTE_MIJLPAAL
from models.code_rules import check_day, enumerated
from models.outside import Kengetal, Mijlpaal
from models.outside_rules import check_kengetal
from models.record_cards import KengetalCard, MijlpaalCard
from models.record_forms import KengetalForm, MijlpaalForm
from models.retries import stored_before
from models.undoing import require_undo
from models.work import Work


def kengetallen(work: Work) -> tuple[KengetalCard, ...]:
    """The figures from outside, last entered first: of two for one thing the first holds."""
    work.require(NOTE_KENGETAL)
    work.record("kengetal.see")
    query = select(Kengetal).where(col(Kengetal.undone).is_(False))
    return tuple(map(_kengetal, work.session.exec(query.order_by(col(Kengetal.id).desc()))))


def note_kengetal(work: Work, form: KengetalForm) -> KengetalCard:
    """Enter a figure from outside; a correction is simply entered again."""
    work.require(NOTE_KENGETAL)
    period = check_kengetal(form, work.catalogues)
    form = form.model_copy(update={"period": period.text})
    known = stored_before(work, Kengetal, form)
    if known is not None:
        return _kengetal(known)
    check_day(form.noted_on, work.clock.today(), "De datum", "noted_on")
    row = Kengetal(
        **form.model_dump(exclude={"id"}),
        uid=form.id,
        entered_by=work.actor.account_id,
    )
    work.session.add(row)
    work.session.flush()
    work.record("kengetal.note", f"kengetal {row.id}")
    return _kengetal(row)


def undo_kengetal(work: Work, number: int) -> KengetalCard:
    """Let a kengetal count nowhere; it is kept, and an earlier one holds again."""
    work.require(NOTE_KENGETAL)
    row = work.session.get(Kengetal, number, with_for_update=True)
    if row is None:
        raise Refused(f"Kengetal {number} bestaat niet.")
    if row.undone:
        raise Refused(f"Kengetal {number} is al ongedaan gemaakt.")
    require_undo(work, row.entered_by)
    row.undone = True
    work.record("kengetal.undo", f"kengetal {number}")
    return _kengetal(row)


def mijlpalen(work: Work) -> tuple[MijlpaalCard, ...]:
    """What was delivered, last first."""
    work.require(NOTE_MIJLPAAL)
    work.record("mijlpaal.see")
    query = (
        select(Mijlpaal)
        .where(col(Mijlpaal.undone).is_(False))
        .order_by(col(Mijlpaal.delivered_on).desc(), col(Mijlpaal.id).desc())
    )
    return tuple(map(_mijlpaal, work.session.exec(query)))


def note_mijlpaal(work: Work, form: MijlpaalForm) -> MijlpaalCard:
    """Enter something delivered; ``code`` is an indicator of the opdracht of that day."""
    work.require(NOTE_MIJLPAAL)
    known = stored_before(work, Mijlpaal, form)
    if known is not None:
        return _mijlpaal(known)
    check_day(form.delivered_on, work.clock.today(), "Een mijlpaal", "delivered_on")
    asked = work.catalogues.on(form.delivered_on).indicatoren()
    places = {one.code: part.code for part, one in asked if one.soort == "mijlpaal"}
    if form.code not in places:
        raise InvalidInput(
            f"Deze mijlpaal staat niet in de opdracht. Kies uit: {enumerated(places)}.", "code"
        )
    row = Mijlpaal(
        **form.model_dump(exclude={"id"}),
        uid=form.id,
        deelopdracht=places[form.code],
        entered_by=work.actor.account_id,
    )
    work.session.add(row)
    work.session.flush()
    work.record("mijlpaal.note", f"mijlpaal {row.id}")
    return _mijlpaal(row)


def undo_mijlpaal(work: Work, number: int) -> MijlpaalCard:
    """Let a mijlpaal count nowhere; it is kept."""
    work.require(NOTE_MIJLPAAL)
    row = work.session.get(Mijlpaal, number, with_for_update=True)
    if row is None:
        raise Refused(f"Mijlpaal {number} bestaat niet.")
    if row.undone:
        raise Refused(f"Mijlpaal {number} is al ongedaan gemaakt.")
    require_undo(work, row.entered_by)
    row.undone = True
    work.record("mijlpaal.undo", f"mijlpaal {number}")
    return _mijlpaal(row)


def _kengetal(row: Kengetal) -> KengetalCard:
    return KengetalCard(
        number=row.id or 0,
        code=row.code,
        part=row.part,
        value=row.value,
        period=row.period,
        source=row.source,
        noted_on=row.noted_on,
    )


def _mijlpaal(row: Mijlpaal) -> MijlpaalCard:
    return MijlpaalCard(
        number=row.id or 0,
        code=row.code,
        deelopdracht=row.deelopdracht,
        delivered_on=row.delivered_on,
        evidence=row.evidence,
    )
