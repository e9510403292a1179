"""Whether a case, its end and its referral fit the catalogue; pure, so screens may ask too."""

from collections.abc import Iterable
from datetime import date

from casereg.errors import InvalidInput, Refused
from models.case import Case
from models.catalogue import Catalogue, Item
from models.code_rules import (
    check_code,
    check_day,
    check_within_deelopdracht,
    enumerated,
    with_code,
)
from models.record_forms import CaseForm, CloseForm, PartyForm, ReferralForm, ScoreForm


def check_case(form: CaseForm, catalogue: Catalogue, today: date) -> None:
    """Raise :class:`InvalidInput` for the first thing that cannot be, with its field."""
    check_day(form.opened_on, today, "De opening", "opened_on")
    check_code(form.trajectsoort, catalogue.trajectsoorten, "trajectsoort")
    check_code(form.deelopdracht, catalogue.deelopdrachten, "deelopdracht")
    check_within_deelopdracht(form.deelopdracht, form.taak, form.project, catalogue)
    soort = with_code(catalogue.trajectsoorten, form.trajectsoort)
    if soort and form.deelopdracht not in soort.deelopdrachten:
        raise InvalidInput(
            f"{soort.titel} hoort bij deelopdracht {enumerated(soort.deelopdrachten)}.",
            "deelopdracht",
        )
    _check_parties(form.parties, soort.partijen if soort else ())
    _check_scores(form.scores)


def _check_parties(parties: Iterable[PartyForm], sides: tuple[Item, ...]) -> None:
    """Every client stands on one side, and no side is empty."""
    numbers = [one.client for one in parties]
    if len(set(numbers)) < len(numbers):
        raise InvalidInput("Een cliënt staat er twee keer. Noem elke cliënt één keer.", "parties")
    named, codes = {one.party for one in parties}, {side.code for side in sides}
    if not sides and named != {""}:
        raise InvalidInput("Dit traject heeft geen partijen. Laat de partij weg.", "parties")
    if sides and not named <= codes:
        raise InvalidInput(
            f"Zeg bij elke cliënt welke partij het is: {enumerated(s.code for s in sides)}.",
            "parties",
        )
    lacking = [side.titel for side in sides if side.code not in named]
    if lacking:
        raise InvalidInput(f"Er ontbreekt een cliënt voor: {', '.join(lacking)}.", "parties")


def check_close(form: CloseForm, case: Case, catalogue: Catalogue, today: date) -> None:
    """Raise :class:`InvalidInput` when the case cannot end so."""
    check_day(form.closed_on, today, "De afsluiting", "closed_on", after=case.opened_on)
    check_code(form.ended_as, catalogue.aflopen, "ended_as", word="afloop")
    for code in form.results:
        check_result(code, case, catalogue, "results")
    _check_scores(form.scores)


def check_reopen(case: Case, today: date) -> None:
    """Raise :class:`Refused` when the case is open, or its end is in the figures of last year."""
    if case.closed_on is None:
        raise Refused(f"Traject {case.id} is niet gesloten.")
    if case.closed_on.year < today.year:
        raise Refused(
            f"Traject {case.id} is gesloten in {case.closed_on.year}, en dat jaar is voorbij. "
            "Open een nieuw traject als de hulp verder gaat."
        )


def _check_scores(scores: Iterable[ScoreForm]) -> None:
    """One score on an instrument at one moment."""
    named = [one.instrument for one in scores]
    if len(set(named)) < len(named):
        raise InvalidInput(
            "Een instrument staat er twee keer. Geef bij elk instrument één score.", "scores"
        )


def check_result(code: str, case: Case, catalogue: Catalogue, field: str = "code") -> None:
    """Raise :class:`InvalidInput` for a resultaat that its trajectsoort does not ask."""
    soort = with_code(catalogue.trajectsoorten, case.trajectsoort)
    asked = soort.resultaten if soort else ()
    if code not in asked:
        raise InvalidInput(
            f"Dit resultaat hoort niet bij dit traject. Kies uit: {enumerated(asked)}.", field
        )


def check_referral(form: ReferralForm, case: Case, catalogue: Catalogue, today: date) -> None:
    """Raise :class:`InvalidInput` when ``form`` is no next step of the referral of ``case``."""
    soort = with_code(catalogue.trajectsoorten, case.trajectsoort)
    if soort is None or not soort.verwijzing:
        raise InvalidInput("Bij dit soort traject hoort geen verwijzing.", "referred_to")
    if not form.model_dump(exclude_none=True):
        raise InvalidInput("Vul in waarheen je verwijst en wanneer.", "referred_to")
    _check_not_reported(form, case, today)
    _check_same_referral(form, case)
    sent = form.sent_on or case.referral_sent_on
    accepted = form.accepted_on or case.referral_accepted_on
    ended = form.result_on or case.referral_result_on
    if not (form.referred_to or case.referred_to):
        raise InvalidInput("Vul in waarheen je verwijst.", "referred_to")
    if sent is None and (accepted or ended):
        raise InvalidInput("Vul eerst in wanneer de verwijzing is verstuurd.", "sent_on")
    if (ended is None) != ((form.result or case.referral_result) is None):
        raise InvalidInput("Geef het resultaat van de verwijzing met de dag erbij.", "result_on")
    last = case.opened_on
    for day, what, field in (
        (sent, "De verwijzing", "sent_on"),
        (accepted, "De aanname", "accepted_on"),
        (ended, "Het resultaat", "result_on"),
    ):
        if day is not None:
            check_day(day, today, what, field, after=last)
            last = day


def _check_not_reported(form: ReferralForm, case: Case, today: date) -> None:
    """The day of a step of an earlier year is not changed: that year was reported with it."""
    for field, given, stands in (
        ("sent_on", form.sent_on, case.referral_sent_on),
        ("accepted_on", form.accepted_on, case.referral_accepted_on),
        ("result_on", form.result_on, case.referral_result_on),
    ):
        if given and stands and given != stands and stands.year < today.year:
            raise InvalidInput(
                f"Deze stap staat al op {stands.day}-{stands.month}-{stands.year}, en dat jaar "
                "is voorbij. Laat de dag staan; open een nieuw traject voor een nieuwe verwijzing.",
                field,
            )


def _check_same_referral(form: ReferralForm, case: Case) -> None:
    """To another place on another day is a second referral; it would erase the first."""
    moved = form.referred_to and case.referred_to and form.referred_to != case.referred_to
    sent = case.referral_sent_on
    if moved and sent and form.sent_on not in (None, sent):
        raise InvalidInput(
            f"Dit traject is al verwezen, op {sent.day}-{sent.month}-{sent.year}. Open een nieuw "
            "traject voor een nieuwe verwijzing. Een fout verbeter je met alleen de plaats of "
            "alleen de dag.",
            "referred_to",
        )
