"""Which kinds of package there are, and what counts each."""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from exports.doelen import doelen
from exports.draft import Hidden
from exports.hidden_numbers import Reasons
from exports.moment import Moment
from exports.numbers import Number
from exports.report import Report
from exports.resultaatmeting import resultaatmeting
from exports.safety import Safety
from exports.trendrapportage import trendrapportage
from exports.uren import uren


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
