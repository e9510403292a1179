"""Which kinds of package there are, and what counts each."""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from exports.draft import Hidden
from exports.numbers import Number
from exports.report import Report
from exports.reports.doelen import doelen
from exports.reports.hidden_numbers import Reasons
from exports.reports.moment import Moment
from exports.reports.resultaatmeting import resultaatmeting
from exports.reports.trendrapportage import trendrapportage
from exports.reports.uren import uren
from exports.safety import Safety


class Counting(Protocol):
    """True figures: as numbers to protect, and as the package with some of them hidden."""

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Everything the package tells of its opdracht, released before or new."""
        ...

    def report(self, hidden: frozenset[str], safety: Safety) -> Report:
        """The package, with these units hidden."""
        ...

    def hidden(self, reasons: Reasons) -> Iterator[Hidden]:
        """What is not shown, given the reason of each hidden unit."""
        ...


KINDS: Mapping[str, Callable[[Moment], Counting]] = {
    "resultaatmeting": resultaatmeting,
    "trendrapportage": trendrapportage,
    "uren": uren,
    "doelen": doelen,
}
