"""Making a package of a period: which opdracht, counted at one moment, remembered as a release."""

from pathlib import Path

from casereg.errors import Refused
from casereg.security.rights import EXPORT
from exports.counts import Counts, Exported
from exports.package import write_package
from models.cards import CatalogueCard
from models.periods import Period
from models.release import Release
from models.work import Work

KIND = "resultaatmeting"


def chosen(work: Work, period: Period, opdracht: str | None) -> CatalogueCard:
    """The catalogue to count with: the one asked for, or the one that holds in this period."""
    work.require(EXPORT)
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
    return card


def release(work: Work, counts: Counts, out: Path) -> Exported:
    """Write the package and remember it; the number is that of the release."""
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
    exported = write_package(counts, row.number, row.made_at, work.actor.name, out)
    row.sha256 = exported.sha256
    work.record("figures.export", f"release {row.number}")
    return exported
