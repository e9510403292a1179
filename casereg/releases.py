"""Making a package of a period: which opdracht, counted at one moment, remembered as a release."""

from datetime import datetime

from casereg.errors import Refused
from casereg.security.rights import EXPORT
from exports.counts import Counts, Exported
from models.cards import CatalogueCard
from models.catalogue import Catalogue
from models.periods import Period
from models.release import Release
from models.work import Work

KIND = "resultaatmeting"


def chosen(work: Work, period: Period, opdracht: str | None) -> tuple[CatalogueCard, Catalogue]:
    """The catalogue to count with: the one asked for, or the one that holds in this period."""
    work.require(EXPORT)
    if period.start > work.clock.today():
        raise Refused(f"{period.text} moet nog komen. Kies een periode die begonnen is.")
    codes = {work.catalogues.on(day).code for day in (period.start, period.end)}
    if opdracht is None and len(codes) > 1:
        raise Refused(
            f"In {period.text} gelden {' en '.join(sorted(codes))}. "
            "Kies er een met --opdracht, of kies een kortere periode."
        )
    wanted = work.catalogues.named(opdracht or codes.pop())
    card = next(card for card in work.catalogues.cards if card.code == wanted.code)
    if opdracht is not None and opdracht not in codes:
        raise Refused(
            f"De opdracht {card.code} geldt van {card.geldig_van:%d-%m-%Y} tot en met "
            f"{card.geldig_tot:%d-%m-%Y}. Kies een andere periode of opdracht."
        )
    work.record("figures.count", f"{card.code} {period.text}")
    return card, wanted


def begin(work: Work, counts: Counts) -> tuple[int, datetime]:
    """Take the next release number; without a SHA-256 it counts as not made."""
    work.require(EXPORT)
    row = Release(
        kind=KIND,
        opdracht=counts.catalogue.code,
        period=counts.period.text,
        made_at=work.clock.now(),
        made_by=work.actor.account_id,
        sha256="",
    )
    work.session.add(row)
    work.session.flush()
    assert row.number is not None  # noqa: S101 - flushed before
    return row.number, row.made_at


def finish(work: Work, number: int, exported: Exported) -> None:
    """Remember what was written under this number."""
    row = work.session.get_one(Release, number)
    row.sha256 = exported.sha256
    work.record("figures.export", f"release {number}")
