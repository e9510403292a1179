"""What a record offers to choose from, out of the catalogue."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from models.code_rules import with_code
from screens.choices import Choice
from screens.record_fields import Field, Texts, Values, named, numbered, of_list, only, picked

if TYPE_CHECKING:
    from models.catalogue import Afloop, Catalogue, Instrument, Item, Trajectsoort

MOMENTS = {"start": "Bij de start", "tussentijds": "Tussentijds", "einde": "Bij het einde"}


def items(given: "Iterable[Item]") -> tuple[Choice, ...]:
    """Items to choose from, with a digit for each where they are few."""
    return numbered([Choice(one.code, one.titel) for one in given])


def keyed(given: "Iterable[Afloop | Trajectsoort]") -> tuple[Choice, ...]:
    """Items that have a key of their own in the catalogue."""
    return tuple(Choice(one.code, one.titel, one.toets) for one in given)


def deelopdrachten(catalogue: "Catalogue", among: Sequence[str] = ()) -> tuple[Choice, ...]:
    """The deelopdrachten of the opdracht, or those among these."""
    return tuple(
        Choice(one.code, f"{one.code} {one.titel}")
        for one in catalogue.deelopdrachten
        if not among or one.code in among
    )


def deelopdracht_field(catalogue: "Catalogue", among: Sequence[str] = ()) -> Field:
    """Which deelopdracht; proposed when there is only one."""
    offered = deelopdrachten(catalogue, among)
    return Field("deelopdracht", "Deelopdracht", "choice", offered, True, only(offered))


def instrument_fields(
    instruments: "Sequence[Instrument]", catalogue: "Catalogue", texts: Texts
) -> tuple[tuple[Field, ...], "Instrument | None"]:
    """The deelopdracht and then the instrument, of these; and which instrument was chosen."""
    anywhere = any(not one.deelopdrachten for one in instruments)
    among = () if anywhere else [code for one in instruments for code in one.deelopdrachten]
    part = deelopdracht_field(catalogue, among)
    code = picked(part, texts)
    fitting = [one for one in instruments if not one.deelopdrachten or code in one.deelopdrachten]
    asked, chosen = instrument_field(fitting, texts)
    return (part, asked) if code else (part,), chosen if code else None


def instrument_field(
    instruments: "Sequence[Instrument]", texts: Texts
) -> tuple[Field, "Instrument | None"]:
    """Which instrument, proposed when there is only one; and which was chosen."""
    offered = items(instruments)
    asked = Field("instrument", "Instrument", "choice", offered, True, only(offered))
    return asked, with_code(instruments, picked(asked, texts))


def moment_field(instrument: "Instrument | None") -> Field:
    """At which moment; an instrument has its own."""
    fitting = instrument.momenten if instrument else tuple(MOMENTS)
    offered = tuple(Choice(one, MOMENTS[one], one[0]) for one in fitting)
    return Field("moment", "Moment", "choice", offered, True, only(offered))


def scores(instrument: "Instrument") -> tuple[float, ...]:
    """Every score an instrument can give, lowest first."""
    steps = round((instrument.hoogste - instrument.laagste) / instrument.stap)
    return tuple(
        round(instrument.laagste + place * instrument.stap, 6) for place in range(steps + 1)
    )


def score_words(instrument: "Instrument") -> tuple[str, ...]:
    """Every score as people read it, with its name where it has one."""
    written = [f"{one:g}".replace(".", ",") for one in scores(instrument)]
    if len(instrument.namen) != len(written):
        return tuple(written)
    return tuple(f"{one} {name}" for one, name in zip(written, instrument.namen, strict=True))


def score_field(instrument: "Instrument", name: str, label: str, required: bool = False) -> Field:
    """A score to choose or to type."""
    values = zip(scores(instrument), score_words(instrument), strict=True)
    offered = tuple(Choice(f"{value:g}", words, words.split()[0]) for value, words in values)
    low, high = (words.split()[0] for words in (offered[0].text, offered[-1].text))
    return Field(name, label, "choice", offered, required, hint=f"Van {low} tot en met {high}.")


def score_fields(
    catalogue: "Catalogue", asked: Iterable[str], moment: str, deelopdracht: str
) -> tuple[Field, ...]:
    """The scores that a trajectsoort asks at a moment."""
    instruments = {one.code: one for one in catalogue.instrumenten}
    return tuple(
        score_field(one, named("scores", code), one.titel)
        for code in asked
        if (one := instruments.get(code))
        and moment in one.momenten
        and (not one.deelopdrachten or deelopdracht in one.deelopdrachten)
    )


def scored(values: Values) -> list[dict[str, object]]:
    """The scores that were filled in, for a form."""
    given = of_list("scores", values)
    return [{"instrument": code, "score": float(score)} for code, score in given.items()]
