"""What happens in a traject between opening and closing: a referral, a meting."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.forms import filled
from models.record_forms import MetingForm, ReferralForm
from screens.case_rows import soort_of
from screens.choices import Choice
from screens.entry_days import day_written
from screens.record_choices import (
    instrument_field,
    instrument_fields,
    moment_field,
    score_field,
)
from screens.record_days import Shelf, day_field, on_day
from screens.record_fields import Field, StoredOnce, Texts, Values

if TYPE_CHECKING:
    from casereg.register import Register
    from models.cards import ClientCard
    from models.catalogue import Catalogue, Instrument
    from models.record_cards import CaseCard, PartyCard


@dataclass(frozen=True)
class Refer:
    """A step of a referral; steps taken before stand there already."""

    case: "CaseCard"
    today: date

    @property
    def title(self) -> str:
        """Which traject."""
        return f"Verwijzing uit traject {self.case.number}"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """Where to; then each step with its day, empty as long as it has not come."""
        case = self.case
        where, result = case.referred_to or "", case.referral_result or ""
        sent = case.referral_sent_on or (None if where else self.today)
        return (
            Field("referred_to", "Verwezen naar", "text", (), True, where, "Welke zorg of hulp."),
            Field("sent_on", "Verstuurd op", "day", text=_day(sent)),
            Field("accepted_on", "Aangenomen op", "day", text=_day(case.referral_accepted_on)),
            Field("result", "Resultaat", "text", text=result),
            Field("result_on", "Resultaat op", "day", text=_day(case.referral_result_on)),
        )

    def store(self, register: "Register", values: Values) -> str:
        """Add the step."""
        register.records.refer_case(self.case.number, filled(ReferralForm, values))
        return f"Opgeslagen: de verwijzing uit traject {self.case.number}"


@dataclass(frozen=True)
class AddMeting(StoredOnce):
    """A score about a traject, or about a client without one."""

    shelf: Shelf
    today: date
    case: "CaseCard | None" = None
    client: "ClientCard | None" = None

    @property
    def title(self) -> str:
        """About whom or what."""
        if self.case:
            return f"Meting bij traject {self.case.number}"
        return f"Meting over {self.client.name} #{self.client.number}" if self.client else "Meting"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """The instrument first: moments and scores follow from it."""
        day = day_field("measured_on", "Gemeten op", self.today)
        catalogue = on_day(self.shelf, "measured_on", texts, self.today)
        if catalogue is None:
            return (day,)
        about, instrument = self._asked(catalogue, texts)
        if instrument is None:
            return (*about, *self._about(), day)
        score = score_field(instrument, "score", "Score", required=True)
        return (*about, *self._about(), moment_field(instrument), score, day)

    def _asked(
        self, catalogue: "Catalogue", texts: Texts
    ) -> "tuple[tuple[Field, ...], Instrument | None]":
        """The instrument, which a traject limits; without one the deelopdracht first."""
        if self.case is None:
            return instrument_fields(catalogue.instrumenten, catalogue, texts)
        asked, instrument = instrument_field(self._fitting(catalogue, self.case), texts)
        return (asked,), instrument

    def _fitting(self, catalogue: "Catalogue", case: "CaseCard") -> "list[Instrument]":
        """The instruments of the soort of the traject, or else of its deelopdracht."""
        part, soort = case.deelopdracht, soort_of(case, catalogue)
        here = [
            one
            for one in catalogue.instrumenten
            if not one.deelopdrachten or part in one.deelopdrachten
        ]
        own = [one for one in here if soort and one.code in soort.instrumenten]
        return own or here

    def _about(self) -> tuple[Field, ...]:
        """Which of the clients it is about, where there are more."""
        parties = self.case.parties if self.case else ()
        if len(parties) < 2:
            return ()
        offered = _people(parties)
        return (Field("client", "Over", "choice", offered, hint="Leeg is het hele traject."),)

    def store(self, register: "Register", values: Values) -> str:
        """Store the score."""
        given = {name: value for name, value in values.items() if value is not None}
        given["id"] = self.ident
        if self.case:
            given["case"] = self.case.number
            if len(self.case.parties) == 1:
                given["client"] = self.case.parties[0].client.number
        if self.client:
            given["client"] = self.client.number
        register.records.add_meting(filled(MetingForm, given))
        return "Opgeslagen: de meting"


def _people(parties: "tuple[PartyCard, ...]") -> tuple[Choice, ...]:
    """The clients of a traject to choose from."""
    return tuple(
        Choice(str(one.client.number), f"{one.client.name} #{one.client.number}", str(place))
        for place, one in enumerate(parties, start=1)
    )


def _day(day: date | None) -> str:
    return day_written(day) if day else ""
