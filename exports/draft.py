"""A package that is ready to be made but has no number yet: what it holds, hides and costs.

For inside the house: the true values of what is hidden stand in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from exports.report import Report

Reason = Literal["weinig mensen", "bijna iedereen", "leeg", "beschermt andere", "eerder verborgen"]
"""Why a number is hidden: few people behind it; (nearly) everybody of a row in one group;
nobody, under the same mask; another could be recomputed from it; or hidden in an earlier
release of the same period."""

REASONS: tuple[Reason, ...] = (
    "weinig mensen",
    "bijna iedereen",
    "leeg",
    "beschermt andere",
    "eerder verborgen",
)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number that is not shown: the file and table it would stand in, where, and how much.

    ``table`` is the code of a table, or empty for a row of another file. ``where`` is in
    words of the opdracht (codes), such as ``1a / coaching / veghel``.
    """

    file: str
    table: str
    where: str
    measure: str
    value: int | Decimal
    reason: Reason


@dataclass(frozen=True, slots=True)
class Cost:
    """What hiding costs: how many numbers for each reason, and the contacts hidden in them.

    ``share`` is which part (0 to 100, in percent) of all counted numbers that are not
    empty is shown.
    """

    hidden: dict[Reason, int]
    contacts: int
    shown: int
    share: Decimal


@dataclass(frozen=True, slots=True)
class Draft:
    """A protected report, and what was hidden for it.

    ``tables`` are the codes of the tables chosen. ``late_taken`` and ``late_carried`` are
    contacts that came after an earlier release: taken in now, or left for a longer period.
    ``earlier`` is how many releases were taken into account. ``hurried`` says that time
    ran out: safe, but more hidden than needed.
    """

    report: Report
    tables: tuple[str, ...]
    hidden: tuple[Hidden, ...]
    cost: Cost
    earlier: int = 0
    late_taken: int = 0
    late_carried: int = 0
    hurried: bool = False


def cost_of(hidden: Iterable[Hidden], shown: int) -> Cost:
    """Adds up what is hidden; a number that stands in several tables counts in each."""
    found = tuple(hidden)
    by_reason = {reason: sum(one.reason == reason for one in found) for reason in REASONS}
    contacts = sum(int(one.value) for one in found if one.measure == "contacten")
    filled = shown + sum(one.reason != "leeg" for one in found)
    share = Decimal(100 * shown) / filled if filled else Decimal(100)
    return Cost(by_reason, contacts, shown, share.quantize(Decimal("0.1")))
