"""Whether a score fits its instrument; pure, so screens may ask too."""

from math import isclose

from casereg.errors import InvalidInput
from models.catalogue import Catalogue, Instrument
from models.code_rules import check_code, enumerated, with_code
from models.record_forms import PeilingForm


def check_instrument(
    code: str, moment: str, deelopdracht: str, catalogue: Catalogue, field: str = "instrument"
) -> Instrument:
    """The instrument; raises :class:`InvalidInput` when it is not for this moment or place."""
    check_code(code, catalogue.instrumenten, field, word="instrument")
    instrument = with_code(catalogue.instrumenten, code)
    assert instrument is not None  # noqa: S101 - checked above
    if moment not in instrument.momenten:
        raise InvalidInput(
            f"{instrument.titel} hoort niet bij dit moment. "
            f"Wel bij: {enumerated(instrument.momenten)}.",
            "moment" if field == "instrument" else field,
        )
    if instrument.deelopdrachten and deelopdracht not in instrument.deelopdrachten:
        raise InvalidInput(
            f"{instrument.titel} hoort bij deelopdracht {enumerated(instrument.deelopdrachten)}.",
            "deelopdracht" if field == "instrument" else field,
        )
    return instrument


def check_score(score: float, instrument: Instrument, field: str = "score") -> None:
    """Raise :class:`InvalidInput` for a score the instrument cannot give."""
    steps = (score - instrument.laagste) / instrument.stap
    whole = isclose(steps, round(steps), abs_tol=1e-6)
    if not (instrument.laagste <= score <= instrument.hoogste and whole):
        raise InvalidInput(
            f"{instrument.titel}: geef een score van {shown(instrument.laagste)} tot en met "
            f"{shown(instrument.hoogste)}, in stappen van {shown(instrument.stap)}.",
            field,
        )


def check_counts(form: PeilingForm, instrument: Instrument) -> None:
    """Raise :class:`InvalidInput` for counts per score that cannot be."""
    if not instrument.anoniem:
        raise InvalidInput(
            f"{instrument.titel} leg je per persoon vast, niet als peiling.", "instrument"
        )
    for score in form.counts:
        check_score(score, instrument, "counts")
    answers = sum(form.counts.values())
    if form.invited is None and not answers:
        raise InvalidInput("Vul in hoe vaak een score is gegeven.", "counts")
    if form.invited is not None and form.invited < answers:
        raise InvalidInput(
            f"Er zijn {answers} antwoorden. Dan zijn er ten minste zoveel gevraagd.", "invited"
        )


def shown(number: float) -> str:
    """A number with a decimal comma, and no more decimals than it has."""
    return f"{number:g}".replace(".", ",")
