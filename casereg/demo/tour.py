"""The tour without screens: one contact, from the worker who logs it to the gemeente's file."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from casereg.clock import Clock
from casereg.config import Settings
from casereg.demo.accounts import DemoAccount
from casereg.demo.build import DEMO_CLOCK
from casereg.register import Register, sign_in
from casereg.security.rights import Role
from exports.disclosure.system import Progress
from models.cards import WeekCard, WeekRow
from models.catalogue import Catalogue
from models.forms import ContactForm
from models.periods import Period, Week, parse_period

Say = Callable[[str], None]


def tour(
    settings: Settings, accounts: Sequence[DemoAccount], say: Say, clock: Clock = DEMO_CLOCK
) -> Path:
    """Log a contact, show the week with it, export the quarter; gives the folder of the package."""
    worker = _first(accounts, Role.WORKER)
    say(f"1. Aanmelden als {worker.name}, sociaal werker in {worker.team}.")
    register = sign_in(settings, worker.name, worker.password, clock)
    try:
        _log_one(register, say)
    finally:
        register.close()
    coordinator = _first(accounts, Role.COORDINATOR)
    say(f"4. Aanmelden als {coordinator.name}, coordinator, en het kwartaal exporteren.")
    register = sign_in(settings, coordinator.name, coordinator.password, clock)
    try:
        return _export(register, settings.exports, say)
    finally:
        register.close()


def _first(accounts: Sequence[DemoAccount], role: Role) -> DemoAccount:
    return next(account for account in accounts if account.role == role)


def _log_one(register: Register, say: Say) -> None:
    today = register.clock.today()
    catalogue = register.catalogue(today)
    form = _example(catalogue, register.actor.team, today)
    before = register.week(Week.of(today))
    say("2. Een contact vastleggen, zonder cliënt: iemand belt met een vraag.")
    for line in _in_words(catalogue, form):
        say(f"   {line}")
    contact = register.log_contact(form).contact
    say(f"   Opgeslagen als contact {contact.number}.")
    _show_week(before, register.week(Week.of(today)), form, say)


def _example(catalogue: Catalogue, team: str | None, today: date) -> ContactForm:
    """An anonymous contact of the first contactsoort, in a kern of the team."""
    soort = catalogue.contactsoorten[0]
    fitting = (
        uitkomst.code
        for uitkomst in catalogue.uitkomsten
        if uitkomst.bereikt
        and "vervolgdatum" not in uitkomst.vraagt
        and (not uitkomst.contactsoorten or soort.code in uitkomst.contactsoorten)
    )
    return ContactForm(
        happened_on=today,
        deelopdracht=(soort.deelopdrachten or (catalogue.deelopdrachten[0].code,))[0],
        contactsoort=soort.code,
        kanaal=soort.kanaal,
        kern=next((kern.code for kern in catalogue.kernen if kern.gebiedsteam == team), None),
        uitkomst=next(fitting, None),
        minutes=soort.minuten or 15,
    )


def _in_words(catalogue: Catalogue, form: ContactForm) -> list[str]:
    """What was filled in, as the catalogue calls it."""
    items = (
        ("deelopdracht", form.deelopdracht, catalogue.deelopdrachten),
        ("soort", form.contactsoort, catalogue.contactsoorten),
        ("kanaal", form.kanaal, catalogue.kanalen),
        ("kern", form.kern, catalogue.kernen),
        ("uitkomst", form.uitkomst, catalogue.uitkomsten),
    )
    titles = (
        (word, next((item.titel for item in known if item.code == code), "niet ingevuld"))
        for word, code, known in items
    )
    return [*(f"{word}: {title}" for word, title in titles), f"minuten: {form.minutes}"]


def _show_week(before: WeekCard, after: WeekCard, form: ContactForm, say: Say) -> None:
    """The tally, with an arrow at what the new contact changed."""
    say(f"3. De week {after.week} van gebiedsteam {after.team} ({after.status}), na dit contact:")
    say(f"   {'deelopdracht':<14}{'contactsoort':<28}{'contacten':>16}{'minuten':>10}")
    earlier = {(row.deelopdracht, row.contactsoort): row for row in before.rows}
    for row in (*after.rows, after.totaal):
        key = (row.deelopdracht, row.contactsoort)
        old = before.totaal if row is after.totaal else earlier.get(key)
        say(_line(row, old.contacten if old else 0))
    if after.totaal.contacten == before.totaal.contacten + 1:
        say(f"   Het contact telt mee bij {form.deelopdracht}, {form.contactsoort}.")


def _line(row: WeekRow, old: int) -> str:
    number = f"{old} -> {row.contacten}" if old != row.contacten else str(row.contacten)
    return f"   {row.deelopdracht:<14}{row.contactsoort:<28}{number:>16}{row.minuten:>10}"


def _export(register: Register, out: Path, say: Say) -> Path:
    period = _quarter(register.clock.today())
    out.mkdir(parents=True, exist_ok=True)
    progress = _steps(say)
    folder = register.releases.write("resultaatmeting", period, None, out, progress=progress).folder
    say(f"5. De resultaatmeting over {period.text} staat in {folder}:")
    for path in sorted(folder.iterdir()):
        say(f"   {path.name}")
    return folder


def _steps(say: Say) -> Progress:
    """Says each part of the work once, as the building of the demo does without a terminal."""
    said: set[str] = set()

    def step(what: str, _part: float) -> None:
        # After a comma it says how much is left.
        deed = what.partition(",")[0]
        if deed not in said:
            said.add(deed)
            say(f"   {deed} ...")

    return step


def _quarter(day: date) -> Period:
    return parse_period(f"{day.year}-Q{(day.month - 1) // 3 + 1}")
