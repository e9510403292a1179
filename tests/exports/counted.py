"""A register of a few dozen rows, counted by hand, and the small opdracht that asks about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel

from exports.indicator.engine import Indicators
from exports.indicator.figures import IndicatorFigure, Scope
from models.account import Account
from models.cards import CatalogueCard
from models.case import Case, CaseParty, CaseResult
from models.catalogue import Catalogue
from models.catalogue_file import read_catalogue
from models.client import Client, ClientKenmerk, ClientYear
from models.contact import Contact, Participation
from models.loaded import Catalogues
from models.measurement import Meting, Peiling
from models.outside import Kengetal, Mijlpaal, VolunteerWork
from models.periods import Period, parse_period
from models.place import Gebiedsteam

NOON = datetime(2023, 4, 3, 12, tzinfo=UTC)
TODAY = date(2023, 5, 1)
QUARTER = parse_period("2023-Q1")
TEXT = (Path(__file__).parent / "counted.toml").read_text(encoding="utf-8")
ANNA, BERT, CARLA, DIRK = 1, 2, 3, 4


def opdracht_of(year: int) -> tuple[Catalogue, str]:
    """The small opdracht as that of a year, and its text."""
    text = TEXT.replace('"proef-2023"', f'"proef-{year}"').replace("= 2023-", f"= {year}-")
    return read_catalogue(text, "proef"), text


def loaded(*years: int) -> Catalogues:
    """The small opdracht, loaded for these years."""
    texts = {}
    for year in years:
        one, text = opdracht_of(year)
        texts[CatalogueCard(one.code, one.titel, one.geldig_van, one.geldig_tot, text)] = text
    return Catalogues(texts)


KNOWN = loaded(2022, 2023)


def indicators(
    session: Session,
    period: Period = QUARTER,
    known: Catalogues = KNOWN,
    today: date = TODAY,
    scope: Scope | None = None,
) -> Indicators:
    """The engine over the rows of a session, with the opdracht of the year of the period."""
    catalogue = known.named(f"proef-{period.start.year}")
    return Indicators(session, known, catalogue, period, today, scope or Scope())


def by_code(figures: Sequence[IndicatorFigure]) -> dict[str, IndicatorFigure]:
    """Figures by the code of their indicator."""
    return {figure.indicator.code: figure for figure in figures}


@dataclass
class Register:
    """Puts rows straight into the tables; what is left out is the usual."""

    session: Session
    numbers: dict[str, int] = field(default_factory=dict)

    def people(self) -> None:
        """Two teams, two workers, and four clients with their kenmerken."""
        if self.session.get(Gebiedsteam, "noord") is None:
            self.session.add(Gebiedsteam(code="noord", title="Noord"))
        self.session.add(Gebiedsteam(code="zuid", title="Zuid"))
        if self.session.get(Account, 1) is None:
            self._account(1, "wie")
        self._account(2, "ander")
        self.session.flush()
        for number, kern, group in (
            (ANNA, "dorp", "oud"),
            (BERT, "dorp", "jong"),
            (CARLA, "stad", "jong"),
            (DIRK, "stad", "oud"),
        ):
            self.client(number, kern, group)
        self.kenmerk(ANNA, "mantelzorger")
        self.kenmerk(BERT, "eenzaam", since=date(2023, 2, 1))
        self.kenmerk(CARLA, "eenzaam", until=date(2023, 1, 31))
        self.kenmerk(DIRK, "eenzaam", since=date(2022, 1, 1), until=date(2022, 12, 31))

    def client(self, number: int, kern: str, group: str) -> None:
        """A client; in 2022 all lived in the stad."""
        fields = {"kern": kern, "team": "noord", "added_by": 1, "added_at": NOON}
        self._add(Client(id=number, name=f"Naam {number}", **fields))
        for year, home in ((2022, "stad"), (2023, kern)):
            self._add(ClientYear(client_id=number, year=year, kern=home, leeftijdsgroep=group))

    def kenmerk(
        self, client: int, code: str, since: date | None = None, until: date | None = None
    ) -> None:
        """A kenmerk of a client."""
        self._add(ClientKenmerk(client_id=client, code=code, since=since, until=until))

    def contact(
        self, day: date, clients: Sequence[int] = (), minutes: int | None = None, **fields: Any
    ) -> int:
        """A contact for j, a gesprek by telephone unless ``fields`` say otherwise."""
        number = self._next("contact")
        usual = {
            "id": number,
            "uid": UUID(int=number),
            "happened_on": day,
            "entered_at": NOON,
            "changed_at": NOON,
            "worker_id": 1,
            "team": "noord",
            "opdracht": f"proef-{day.year}",
            "deelopdracht": "j",
            "contactsoort": "gesprek",
            "kanaal": "tel",
            "uitkomst": "gesproken",
            "kern": "dorp",
            "leeftijdsgroep": "oud",
            "minutes": minutes,
        }
        self._add(Contact(**(usual | fields)))
        for client in clients:
            self._add(Participation(contact_id=number, client_id=client))
        return number

    def case(self, opened: date, closed: date | None, clients: Sequence[int], **fields: Any) -> int:
        """A case for j, of the kind steun and well ended when closed."""
        number = self._next("case")
        usual = {
            "id": number,
            "opdracht": f"proef-{opened.year}",
            "deelopdracht": "j",
            "trajectsoort": "steun",
            "team": "noord",
            "worker_id": 1,
            "kern": "dorp",
            "leeftijdsgroep": "oud",
            "opened_on": opened,
            "closed_on": closed,
            "ended_as": "geslaagd" if closed else None,
        }
        self._add(Case(**(usual | fields)))
        for client in clients:
            self._add(CaseParty(case_id=number, client_id=client))
        return number

    def result(self, case: int, day: date, reached: bool) -> None:
        """An answer about work."""
        self._add(CaseResult(case_id=case, code="werk", answered_on=day, reached=reached))

    def score(self, instrument: str, score: float, day: date, **fields: Any) -> None:
        """A meting at the end unless ``fields`` say otherwise."""
        usual = {"moment": "einde", "deelopdracht": "j", "team": "noord", "entered_by": 1}
        about = {"opdracht": f"proef-{day.year}", "instrument": instrument, "score": score}
        self._add(Meting(measured_on=day, **(usual | about | fields)))

    def peiling(
        self, day: date, answers: dict[float, int], invited: int | None, **fields: Any
    ) -> None:
        """A survey with the instrument cijfer."""
        number = self._next("peiling")
        usual = {"moment": "einde", "deelopdracht": "j", "entered_by": 1, "source": "brief"}
        about = {"opdracht": f"proef-{day.year}", "instrument": "cijfer", "invited": invited}
        self._add(Peiling(id=number, held_on=day, **(usual | about | fields)))
        for score, times in answers.items():
            self.score("cijfer", score, day, answers=times, peiling_id=number, team=None)

    def kengetal(self, code: str, value: float, period: str, part: str = "") -> None:
        """A figure from outside."""
        about = {"source": "bron", "noted_on": date(2023, 4, 1), "entered_by": 1}
        self._add(Kengetal(code=code, value=value, period=period, part=part, **about))

    def mijlpaal(self, code: str, day: date, undone: bool = False) -> None:
        """Something delivered."""
        about = {"deelopdracht": "j", "evidence": "brief", "entered_by": 1, "undone": undone}
        self._add(Mijlpaal(code=code, delivered_on=day, **about))

    def volunteers(self, soort: str, day: date, number: int, kern: str, **fields: Any) -> None:
        """Volunteer work for v."""
        usual = {"deelopdracht": "v", "team": "noord", "entered_by": 1, "title": "iets"}
        about = {"opdracht": f"proef-{day.year}", "kern": kern, "number": number}
        self._add(VolunteerWork(soort=soort, happened_on=day, **(usual | about | fields)))

    def _account(self, number: int, name: str) -> None:
        self._add(Account(id=number, name=name, role="sociaal werker", added_at=NOON))

    def _add(self, row: SQLModel) -> None:
        self.session.add(row)
        self.session.flush()

    def _next(self, kind: str) -> int:
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        return self.numbers[kind]


def fill(register: Register) -> None:
    """Everything, as it is counted in ``test_indicators``."""
    register.people()
    fill_contacts(register)
    fill_cases(register)
    fill_scores(register)
    fill_outside(register)


def fill_contacts(register: Register) -> None:
    """Ten contacts for j and one for v in the first quarter of 2023, and six around them."""
    jong, oud = {"leeftijdsgroep": "jong"}, {"leeftijdsgroep": "oud"}
    zuid = {"kern": "stad", "team": "zuid"}
    one, two = {"taak": "1"}, {"taak": "2"}
    unknown = {"leeftijdsgroep": "onbekend"}
    home, missed = {"kanaal": "thuis"}, {"uitkomst": "geen-gehoor"}
    visit = {"contactsoort": "huisbezoek", "worker_id": 2}
    group = {"contactsoort": "groep", "kanaal": None}
    put = register.contact
    # 1 January is a Sunday; 7 January and 4 March are Saturdays, 5 March is a Sunday.
    put(date(2023, 1, 1), [ANNA], 30, helped=True, project="lezen", **one, **oud)
    put(date(2023, 1, 7), [BERT], 45, helped=False, **one, **jong)
    put(date(2023, 1, 10), [BERT], None, **two, **jong, **home, **missed)
    put(date(2023, 1, 31), [CARLA], 60, uitkomst="doorgezet", **two, **jong, **zuid)
    put(date(2023, 2, 1), [CARLA, BERT], 15, helped=True, **jong, **zuid, **home)
    put(date(2023, 2, 14), [], 10, kern="onbekend", **one, **unknown)
    kept = {"helped": True, "reden": "verlies", "status": "nagekomen"}
    put(date(2023, 3, 31), [DIRK], 50, **kept, **two, **oud, **zuid, **home, **visit)
    put(date(2023, 3, 15), [ANNA], 0, kanaal=None, uitkomst=None, **two, **oud, **visit)
    put(date(2023, 3, 4), [], 120, participants=12, project="lezen", **one, **unknown, **group)
    last = {"uitkomst": None, "kern": "stad"}
    put(date(2023, 3, 5), [], 90, **last, **one, **unknown, **group)
    put(date(2023, 2, 20), [ANNA], 25, deelopdracht="v")
    put(date(2023, 2, 21), [DIRK], 500, status="vervallen")
    put(date(2023, 2, 21), [DIRK], 500, opdracht="ander-2023")
    put(date(2022, 2, 10), [ANNA], 30)
    put(date(2022, 3, 10), [DIRK], 5, **missed)
    put(date(2023, 4, 1), [DIRK], 500)
    put(date(2022, 12, 31), [BERT], 500)


def fill_cases(register: Register) -> None:
    """Seven cases; case 1 was opened under the opdracht of 2022, case 5 is undone."""
    put, stad = register.case, {"kern": "stad"}
    put(date(2022, 11, 1), date(2023, 2, 10), [ANNA])
    put(date(2023, 1, 15), date(2023, 3, 20), [BERT, CARLA], ended_as="niet", **stad)
    sent = {"referral_sent_on": date(2023, 2, 5), "referral_accepted_on": date(2023, 3, 1)}
    put(date(2023, 2, 1), date(2023, 4, 5), [DIRK], **sent)
    put(date(2023, 3, 1), date(2023, 3, 31), [ANNA, DIRK], trajectsoort="buurt")
    put(date(2023, 1, 20), date(2023, 2, 1), [DIRK], undone=True)
    put(date(2022, 1, 10), date(2022, 12, 31), [DIRK])
    put(date(2023, 1, 5), date(2023, 1, 25), [DIRK], ended_as=None)
    register.result(1, date(2023, 2, 10), reached=True)
    register.result(2, date(2023, 3, 20), reached=False)
    register.result(5, date(2023, 2, 1), reached=True)
    register.result(7, date(2023, 4, 2), reached=True)


def fill_scores(register: Register) -> None:
    """Scores of cases 1 and 2, three surveys, and some scores by themselves."""
    put = register.score
    put("baat", 5, date(2022, 11, 1), moment="start", case_id=1, client_id=ANNA)
    put("baat", 4, date(2023, 1, 20), case_id=1, client_id=ANNA)
    put("baat", 7, date(2023, 2, 10), case_id=1, client_id=ANNA)
    put("baat", 3, date(2023, 4, 10), case_id=1, client_id=ANNA)
    put("baat", 5, date(2023, 1, 15), moment="start", case_id=2)
    put("baat", 8, date(2023, 3, 20), case_id=2, client_id=BERT)
    put("baat", 5.5, date(2023, 3, 20), case_id=2, client_id=CARLA)
    put("baat", 9, date(2023, 1, 25), case_id=7, client_id=DIRK, undone=True)
    register.peiling(date(2023, 3, 10), {7: 3, 8.5: 2}, 10, aandachtsgroep="eenzaam")
    register.peiling(date(2023, 2, 1), {6: 4}, None)
    register.peiling(date(2023, 2, 2), {10: 1}, 50, undone=True)
    put("cijfer", 9, date(2023, 3, 31), client_id=DIRK, contact_id=7, team="zuid")
    put("cijfer", 5, date(2023, 2, 10), case_id=1, client_id=ANNA)
    put("cijfer", 1, date(2023, 4, 1), case_id=2, client_id=BERT)
    put("cijfer", 1, date(2023, 2, 21), contact_id=12)
    put("cijfer", 2, date(2023, 3, 3), undone=True)


def fill_outside(register: Register) -> None:
    """Kengetallen, mijlpalen and volunteer work."""
    register.kengetal("inwoners", 100, "2023")
    register.kengetal("inwoners", 200, "2023")
    register.kengetal("inwoners", 50, "2022")
    register.kengetal("omvang", 20, "2023", "eenzaam")
    register.kengetal("omvang", 12.5, "2023-Q1", "schulden")
    register.kengetal("nulmeting", 3, "2019")
    for day in (date(2023, 1, 31), date(2023, 2, 1), date(2023, 4, 30)):
        register.mijlpaal("bericht", day)
    register.mijlpaal("bericht", date(2023, 3, 1), undone=True)
    register.mijlpaal("rapport", date(2023, 3, 30))
    register.mijlpaal("bijeenkomst", date(2023, 2, 28))
    put = register.volunteers
    put("vacature", date(2023, 1, 9), 1, "dorp")
    put("match", date(2023, 1, 12), 1, "dorp", route="bank")
    put("match", date(2023, 3, 12), 2, "stad", route="beurs")
    put("match", date(2023, 3, 13), 9, "stad", route="beurs", undone=True)
    put("match", date(2023, 4, 1), 4, "stad", route="beurs")
    put("klus", date(2023, 2, 12), 5, "stad", team="zuid", entered_by=2)
    put("klus", date(2023, 2, 12), 7, "dorp")
