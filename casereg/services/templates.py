"""Templates of a worker: chosen by hand, or learned from what the worker logs most."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlmodel import col, select

from casereg.errors import InvalidInput
from casereg.security.rights import LOG_CONTACT
from models.code_rules import check_code
from models.contact import UNDONE, Contact
from models.locks import hold
from models.template import Template
from models.template_cards import FEWEST, MOST, TemplateCard, TemplateForm
from models.work import Work

LOOKED_BACK = 200
"""How many own contacts are learned from."""
OFTEN = 3
"""How often something must be logged to be worth a digit."""
DIGITS = range(FEWEST, MOST + 1)
SAME = ("contactsoort", "deelopdracht", "kanaal", "uitkomst")
USUAL = ("taak", "project", "minutes")
Key = tuple[Any, ...]


def mine(work: Work) -> tuple[TemplateCard, ...]:
    """The own templates by digit, after learning from the last contacts.

    What was learned keeps its digit for as long as it is logged, so that nothing moves
    under somebody's fingers. What is not logged any more makes room; what was set by
    hand never does.
    """
    work.require(LOG_CONTACT)
    rows = _learned(work, _rows(work))
    return tuple(_card(rows[digit]) for digit in sorted(rows))


def put(work: Work, digit: int, form: TemplateForm) -> TemplateCard:
    """Set the own template of a digit, in place of what stood there."""
    work.require(LOG_CONTACT)
    if digit not in DIGITS:
        raise InvalidInput(f"Kies een cijfer van {FEWEST} tot {MOST}.", "digit")
    catalogue = work.catalogues.on(work.clock.today())
    check_code(form.contactsoort, catalogue.contactsoorten, "contactsoort")
    check_code(form.deelopdracht, catalogue.deelopdrachten, "deelopdracht")
    row = _rows(work).get(digit) or _new(work, digit)
    work.record("template.put", f"sjabloon {digit}")
    return _card(_filled(work, row, form.model_dump(exclude_none=True), True))


def _rows(work: Work) -> dict[int, Template]:
    """The own ones by digit, kept from other sign-ins of the same worker until this is done."""
    hold(work.session, f"templates {work.actor.account_id}")
    own = select(Template).where(Template.worker_id == work.actor.account_id)
    return {row.digit: row for row in work.session.exec(own)}


def _learned(work: Work, rows: dict[int, Template]) -> dict[int, Template]:
    """The rows, those that were learned brought up to date and free digits taken."""
    often = _logged_often(work)
    standing = {_key(row.content): row for row in rows.values()}
    for key, row in standing.items():
        if not row.by_hand and key in often and row.content != often[key]:
            _filled(work, row, often[key], False)
    new = [key for key in often if key not in standing]
    free = [digit for digit in DIGITS if not _kept(rows.get(digit), often)]
    for digit, key in zip(free, new, strict=False):
        rows[digit] = _filled(work, rows.get(digit) or _new(work, digit), often[key], False)
        work.record("template.learn", f"sjabloon {digit}")
    return rows


def _kept(row: Template | None, often: Collection[Key]) -> bool:
    """Whether a digit is taken: set by hand, or learned and still logged."""
    return row is not None and (row.by_hand or _key(row.content) in often)


def _logged_often(work: Work) -> dict[Key, dict[str, Any]]:
    """What was logged often of late: the content of a template by its key, most often first."""
    usual: dict[Key, Counter[Key]] = defaultdict(Counter)
    for row in _last(work):
        usual[row[: len(SAME)]][row[len(SAME) :]] += 1
    often = sorted(usual, key=lambda key: -usual[key].total())
    return {
        key: _content(key, usual[key].most_common(1)[0][0])
        for key in often
        if usual[key].total() >= OFTEN
    }


def _content(same: Key, usual: Key) -> dict[str, Any]:
    values = zip((*SAME, *USUAL), (*same, *usual), strict=True)
    return {name: value for name, value in values if value is not None}


def _last(work: Work) -> Iterator[Key]:
    """What the own last contacts held, newest first."""
    query = (
        select(*(getattr(Contact, name) for name in (*SAME, *USUAL)))
        .where(Contact.worker_id == work.actor.account_id, Contact.status != UNDONE)
        .order_by(col(Contact.id).desc())
        .limit(LOOKED_BACK)
    )
    return (tuple(row) for row in work.session.exec(query))


def _key(content: dict[str, Any]) -> Key:
    return tuple(content.get(name) for name in SAME)


def _new(work: Work, digit: int) -> Template:
    return Template(
        worker_id=work.actor.account_id,
        digit=digit,
        content={},
        by_hand=False,
        changed_at=work.clock.now(),
    )


def _filled(work: Work, row: Template, content: dict[str, Any], by_hand: bool) -> Template:
    row.content, row.by_hand, row.changed_at = content, by_hand, work.clock.now()
    work.session.add(row)
    return row


def _card(row: Template) -> TemplateCard:
    return TemplateCard(row.digit, TemplateForm.model_validate(row.content), row.by_hand)
