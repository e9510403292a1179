"""A register for one gemeente, with a worker and a coordinator signed in."""

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import Register, sign_in
from casereg.setup import initialise
from exports.indicator.figures import IndicatorFigure
from models.forms import AccountForm
from models.periods import Period
from tests.conftest import PASSWORD


class Gemeente:
    """``catalogue`` is a code that comes with casereg, or else the TOML itself."""

    def __init__(self, settings: Settings, clock: FixedClock, catalogue: str, team: str) -> None:
        """Set it up with nothing but its catalogue; the worker stands in ``team``."""
        written = "\n" in catalogue
        initialise(settings, "baas", PASSWORD, [] if written else [catalogue], clock)
        admin = sign_in(settings, "baas", PASSWORD, clock)
        if written:
            admin.load_catalogue(catalogue, "eigen.toml")
        for name, role, where in (("noor", "sociaal werker", team), ("kees", "coordinator", None)):
            admin.add_account(AccountForm(name=name, role=role, team=where), PASSWORD)
        admin.close()
        self.worker: Register = sign_in(settings, "noor", PASSWORD, clock)
        self.coordinator: Register = sign_in(settings, "kees", PASSWORD, clock)

    def figures(self, period: Period) -> dict[str, IndicatorFigure]:
        """Every indicator, as the coordinator sees it."""
        results = self.coordinator.figures.results(period)
        return {figure.indicator.code: figure for figure in results.figures}

    def close(self) -> None:
        """Sign both out."""
        self.worker.close()
        self.coordinator.close()
