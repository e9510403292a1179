"""Every kind of indicator that looks at one window only: each asked in its own way."""

from collections.abc import Callable
from datetime import date

from exports.indicator.counted import Later, Wanted
from exports.indicator.counter import Counter
from exports.indicator.kengetallen import Kengetallen
from exports.indicator.mijlpalen import Mijlpalen
from exports.indicator.numbers import Numbers
from exports.indicator.people import People
from exports.indicator.shares import Shares
from exports.indicator.silence import Silence
from exports.indicator.sources import Sources
from models.catalogue import Catalogue
from models.catalogue_indicators import Kind


class Questions:
    """Asks for indicators in one window; the answers come later, all at once."""

    def __init__(
        self,
        counter: Counter,
        sources: Sources,
        catalogue: Catalogue,
        kengetallen: Kengetallen,
        mijlpalen: Mijlpalen,
        today: date,
    ) -> None:
        self.sources = sources
        self._mijlpalen, self._today = mijlpalen, today
        people = People(counter, sources)
        silence = Silence(counter, sources, catalogue)
        numbers = Numbers(counter, sources, people, kengetallen, silence)
        shares = Shares(counter, sources, people, silence)
        self._ways: dict[Kind, Callable[[Wanted], Later]] = {
            "aantal": numbers.rows,
            "verdeling": numbers.rows,
            "uren": numbers.hours,
            "personen": numbers.clients,
            "bereik": numbers.reach,
            "kengetal": numbers.kengetal,
            "aandeel": shares.share,
            "gemiddelde": shares.mean,
            "mijlpaal": self._mijlpaal,
        }

    def ask(self, wanted: Wanted) -> Later:
        """Ask for one indicator of any kind but groei."""
        return self._ways[wanted.one.soort](wanted)

    def _mijlpaal(self, wanted: Wanted) -> Later:
        return lambda: self._mijlpalen.count(wanted.one, self.sources.window, self._today)
