"""A small gemeente whose packages are made in a second: its opdracht, and a year of contacts."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.opening import open_for
from casereg.register import Register, sign_in
from casereg.setup import initialise
from models.client import Client, ClientYear
from models.contact import Contact, Participation
from models.context import OWNING
from models.forms import AccountForm
from models.periods import parse_period
from tests.conftest import PASSWORD

CODE, COORDINATOR = "klein-2023", "kees"
CLOCK = FixedClock(datetime(2024, 2, 1, 12, tzinfo=UTC))
KERNEN = ("dorp", "stad", "gehucht", "wijk")
WEIGHTS = (3, 3, 1, 1)
SMALL_TOWN = """
code = "klein-2023"
titel = "Klein"
geldig_van = 2023-01-01
geldig_tot = 2023-12-31
doelen = [{ code = "samen", titel = "Samen", bron = "raad:1" }]
gebiedsteams = [{ code = "noord", titel = "Noord" }, { code = "zuid", titel = "Zuid" }]
kernen = [
  { code = "dorp", titel = "Dorp", gebiedsteam = "noord" },
  { code = "gehucht", titel = "Gehucht", gebiedsteam = "noord" },
  { code = "stad", titel = "Stad", gebiedsteam = "zuid" },
  { code = "wijk", titel = "Wijk", gebiedsteam = "zuid" },
]
leeftijdsgroepen = [
  { code = "jong", titel = "Tot en met 17", van = 0, tot = 17 },
  { code = "oud", titel = "18 en ouder", van = 18, tot = 130 },
]
kanalen = [{ code = "telefoon", titel = "Telefoon" }]
uitkomsten = [{ code = "gesproken", titel = "Gesproken", vraagt = ["geholpen"] }]
contactsoorten = [
  { code = "gesprek", titel = "Gesprek" },
  { code = "ronde", titel = "Ronde", deelopdrachten = ["b"] },
]

[[deelopdrachten]]
code = "a"
titel = "Advies"
doelen = ["samen"]
indicatoren = [
  { code = "a-alles", titel = "t", soort = "aantal", uit = "contacten", eenheid = "contacten", norm = 10, richting = "minstens", periode = "kwartaal", bron = "r" },
  { code = "a-gehucht", titel = "t", soort = "aantal", uit = "contacten", filter = { kern = ["gehucht"] }, eenheid = "contacten", bron = "r" },
  { code = "a-weekend", titel = "t", soort = "aantal", uit = "contacten", filter = { dag = ["weekend"] }, eenheid = "contacten", bron = "r" },
  { code = "a-personen", titel = "t", soort = "personen", uit = "contacten", eenheid = "personen", bron = "r" },
  { code = "a-uren", titel = "t", soort = "uren", eenheid = "uren", bron = "r" },
  { code = "a-geholpen", titel = "t", soort = "aandeel", uit = "contacten", noemer = { contactsoort = ["gesprek"] }, teller = { geholpen = true }, eenheid = "%", bron = "r" },
  { code = "a-gesprek-gehucht", titel = "t", soort = "aandeel", uit = "contacten", noemer = { contactsoort = ["gesprek"] }, teller = { kern = ["gehucht"] }, eenheid = "%", bron = "r" },
  { code = "a-deel-gehucht", titel = "t", soort = "aandeel", uit = "contacten", noemer = { kern = ["dorp", "gehucht"] }, teller = { kern = ["gehucht"] }, eenheid = "%", bron = "r" },
]

[[deelopdrachten]]
code = "b"
titel = "Buurt"
k = 8
indicatoren = [
  { code = "b-rondes", titel = "t", soort = "aantal", uit = "contacten", filter = { contactsoort = ["ronde"] }, eenheid = "rondes", bron = "r" },
  { code = "b-per-kern", titel = "t", soort = "verdeling", uit = "contacten", filter = {}, per = "kern", eenheid = "contacten", bron = "r" },
]

[[tabellen]]
code = "deel-soort"
titel = "Contacten en uren"
dimensies = ["deelopdracht", "contactsoort"]
maten = ["contacten", "uren"]

[[tabellen]]
code = "deel-team"
titel = "Per gebiedsteam"
dimensies = ["deelopdracht", "gebiedsteam"]
maten = ["contacten"]

[[tabellen]]
code = "deel-kern"
titel = "Per kern"
dimensies = ["deelopdracht", "kern"]
maten = ["contacten", "clienten"]

[[tabellen]]
code = "deel-leeftijd"
titel = "Per leeftijd"
dimensies = ["deelopdracht", "leeftijdsgroep"]
maten = ["contacten", "clienten"]

[[tabellen]]
code = "soort-leeftijd"
titel = "Per soort en leeftijd"
dimensies = ["contactsoort", "leeftijdsgroep"]
maten = ["contacten"]

[bescherming]
k = 5
"""  # noqa: E501


class SmallTown:
    """A register with this opdracht; contacts go straight into its tables."""

    def __init__(self, settings: Settings) -> None:
        """Nobody and nothing is in it yet but a beheerder and a coordinator."""
        self.settings = settings
        initialise(settings, "baas", PASSWORD, [], CLOCK)
        admin = sign_in(settings, "baas", PASSWORD, CLOCK)
        admin.load_catalogue(SMALL_TOWN, "klein.toml")
        admin.add_account(AccountForm(name=COORDINATOR, role="coordinator"), PASSWORD)
        admin.close()
        self.homes: dict[int, tuple[str, str]] = {}
        self.contacts = 0
        self.coordinator = self.sign_in()

    def sign_in(self) -> Register:
        """The coordinator, once more."""
        return sign_in(self.settings, COORDINATOR, PASSWORD, CLOCK)

    def release(self, period: str, out: Path, kind: str = "resultaatmeting") -> Path:
        """Make a package; gives its folder."""
        return self.coordinator.releases.write(kind, parse_period(period), None, out).folder

    def client(self, kern: str, group: str) -> int:
        """A client yet to be stored, with what is fixed for the year."""
        self.homes[len(self.homes) + 1] = kern, group
        return len(self.homes)

    def contact(self, day: date, deel: str, soort: str, client: int) -> Contact:
        """A contact with a client, in the kern of that client."""
        self.contacts += 1
        kern, group = self.homes[client]
        return Contact(
            id=self.contacts,
            uid=UUID(int=self.contacts),
            happened_on=day,
            entered_at=CLOCK.now(),
            changed_at=CLOCK.now(),
            worker_id=1,
            team="noord",
            opdracht=CODE,
            deelopdracht=deel,
            contactsoort=soort,
            kern=kern,
            leeftijdsgroep=group,
            minutes=10 + self.contacts % 7 * 5,
            helped=(True, True, False, None)[self.contacts // 2 % 4],
        )

    def store(self, made: list[tuple[Contact, int]]) -> None:
        """Store contacts, each with its client."""
        opened = open_for(self.settings, "baas", PASSWORD)
        with opened.database.seen_by(OWNING).writing() as session:
            for number, (kern, group) in self.homes.items():
                if session.get(Client, number) is None:
                    name = f"Bewoner {number}"
                    who = {"kern": kern, "team": "noord", "added_by": 1, "added_at": CLOCK.now()}
                    session.add(Client(id=number, name=name, **who))
                    session.flush()
                    session.add(
                        ClientYear(client_id=number, year=2023, kern=kern, leeftijdsgroep=group)
                    )
            session.add_all(contact for contact, _ in made)
            session.flush()
            session.add_all(Participation(contact_id=one.id, client_id=who) for one, who in made)
        opened.database.close()

    def fill(self, seed: int = 3, people: int = 90, contacts: int = 700) -> None:
        """A year of contacts, most of them in its first half; in a small kern there are few."""
        random = Random(seed)
        homes = random.choices(KERNEN, WEIGHTS, k=people)
        who = [self.client(kern, random.choice(("jong", "oud", "oud"))) for kern in homes]
        made = []
        for _ in range(contacts):
            day = date(2023, 1, 1) + timedelta(int(random.triangular(0, 364, 60)))
            deel, soort = random.choice((("a", "gesprek"), ("b", "gesprek"), ("b", "ronde")))
            client = random.choice(who)
            made.append((self.contact(day, deel, soort, client), client))
        self.store(made)

    def close(self) -> None:
        """Sign out."""
        self.coordinator.close()
