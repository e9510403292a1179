"""A peiling to fill in: how often each score was given, without names."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.catalogue import MANTELZORGER
from models.counted_words import many
from models.forms import filled
from models.record_forms import PeilingForm
from screens.choices import Choice
from screens.record_choices import instrument_fields, moment_field, score_words, scores
from screens.record_days import Shelf, day_field, on_day
from screens.record_fields import Field, StoredOnce, Texts, Values, named, of_list

if TYPE_CHECKING:
    from casereg.register import Register
    from models.catalogue import Catalogue, Instrument

INVITED = "Hoeveel mensen zijn gevraagd? Ook wie niet antwoordde."
SOURCE = "Waar dit vandaan komt, zoals: formulier inloop Erp."


@dataclass(frozen=True)
class AddPeiling(StoredOnce):
    """A peiling to store."""

    shelf: Shelf
    today: date
    title: str = "Nieuwe peiling"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """The deelopdracht and instrument first: a field for each of its scores follows from it."""
        day = day_field("held_on", "Gehouden op", self.today)
        catalogue = on_day(self.shelf, "held_on", texts, self.today)
        if catalogue is None:
            return (day,)
        anonymous = [one for one in catalogue.instrumenten if one.anoniem]
        about, instrument = instrument_fields(anonymous, catalogue, texts)
        if instrument is None:
            return (*about, day)
        return (
            *about,
            moment_field(instrument),
            day,
            _group(catalogue),
            Field("source", "Bron", "text", required=True, hint=SOURCE),
            Field("invited", "Gevraagd", "whole", hint=INVITED),
            *_counts(instrument),
        )

    def store(self, register: "Register", values: Values) -> str:
        """Store it."""
        counts = {float(score): number for score, number in of_list("counts", values).items()}
        given = {name: values.get(name) for name in PLAIN if values.get(name) is not None}
        card = register.records.add_peiling(
            filled(PeilingForm, given | {"id": self.ident, "counts": counts})
        )
        answers = many(sum(card.counts.values()), "antwoord", "antwoorden")
        return f"Opgeslagen: peiling {card.number}, {answers}"


PLAIN = ("instrument", "deelopdracht", "moment", "held_on", "aandachtsgroep", "source", "invited")


def _group(catalogue: "Catalogue") -> Field:
    """Which group all belong to who were asked."""
    carers = Choice(MANTELZORGER, "Mantelzorgers")
    offered = (*(Choice(one.code, one.titel) for one in catalogue.aandachtsgroepen), carers)
    hint = "Als allen die gevraagd zijn bij één groep horen."
    return Field("aandachtsgroep", "Aandachtsgroep", "choice", offered, hint=hint)


def _counts(instrument: "Instrument") -> tuple[Field, ...]:
    """A count for each score of the instrument, with its name."""
    return tuple(
        Field(
            named("counts", f"{score:g}"),
            f"Score {words}",
            "whole",
            hint="Hoe vaak is deze score gegeven?",
        )
        for score, words in zip(scores(instrument), score_words(instrument), strict=True)
    )
