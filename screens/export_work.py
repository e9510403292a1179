"""A screen that does long work: it shows how far that is, stays usable, and can stop it."""

from collections.abc import Callable

from textual import on
from textual.actions import SkipAction
from textual.widgets import Static

from casereg.errors import CaseregError
from screens.base import CaseregScreen
from screens.calling import Given
from screens.export_watch import Progressed, Stopped, Watch

BAR = 20
BEGIN = "Beginnen"
BUSY = "casereg is nog bezig. Wacht even, of stop met Esc."
STOPPING = "Stoppen zodra het veilig kan"


class ProgressLine(Static):
    """What is being done, a bar that fills, and the key that stops it."""

    def __init__(self) -> None:
        """Not there until there is something to tell."""
        super().__init__(markup=False, id="progress")
        self.display = False

    def tell(self, what: str, percent: int) -> None:
        """Show how far it is."""
        bar = "█" * (BAR * percent // 100)
        self.update(f"{bar:░<{BAR}} {percent:3}%  {what} · Esc stopt")
        self.display = True

    def end(self) -> None:
        """The work is over."""
        self.display = False


class WorkingScreen(CaseregScreen):
    """A subclass has a :class:`ProgressLine` in its body, and calls :meth:`begin`."""

    def __init__(self) -> None:
        """Nothing is going on."""
        super().__init__()
        self._watch: Watch | None = None
        self._final = False

    @property
    def busy(self) -> bool:
        """Whether work is going on; there is one at a time."""
        return self._watch is not None

    def begin(
        self,
        work: Callable[[Watch], Given],
        then: Callable[[Given], None],
        final: bool = False,
    ) -> None:
        """Do work in a thread and take its result; what is ``final`` is waited for."""
        watch = self._watch = Watch(self)
        self._final = final
        self.say("")
        self.query_one(ProgressLine).tell(BEGIN, 0)
        self.save(lambda: work(watch), lambda given: self._done(then, given), self._not_done)

    def _done(self, then: Callable[[Given], None], given: Given) -> None:
        self._end()
        then(given)

    def _not_done(self, error: CaseregError) -> None:
        self._end()
        if isinstance(error, Stopped):
            self.say(str(error))
        else:
            self.refused(error)

    def _end(self) -> None:
        self._watch = None
        self.query_one(ProgressLine).end()

    @on(Progressed)
    def _tell_progress(self, message: Progressed) -> None:
        if self._watch:
            what = STOPPING if self._watch.stopping else message.what
            self.query_one(ProgressLine).tell(what, message.percent)

    def on_unmount(self) -> None:
        """Work that nobody waits for stops."""
        self._stop()

    def _stop(self) -> None:
        if self._watch:
            self._watch.stop()

    def action_stop_work(self) -> None:
        """Stop what is going on; with nothing to stop the key is for others."""
        if self._watch is None:
            raise SkipAction
        self._stop()
        self.say(f"{STOPPING} …")

    async def action_leave(self) -> None:
        """Stop the work that is going on, or else go back."""
        if self._watch and (self._final or not self._watch.stopping):
            self._stop()
            self.say(f"{STOPPING} …")
        else:
            await super().action_leave()

    async def action_quit(self) -> None:
        """Leave casereg; work that is going on stops first."""
        self._stop()
        await super().action_quit()
