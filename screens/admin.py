"""Beheer: who may sign in and as what, the opdrachten there are, and a backup."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from casereg.security.made_up import made_up_password
from models.counted_words import number_text
from screens import commands
from screens.account_records import SHOWN_ONCE, AddAccount, ChangeRole
from screens.base import CaseregScreen
from screens.columns import Column, Row
from screens.entry_opening import catalogue_of
from screens.frame import day_text
from screens.line_list import LineList
from screens.opdracht_record import LoadOpdracht

if TYPE_CHECKING:
    from models.cards import AccountCard, CatalogueCard
    from models.catalogue import Item

COLUMNS = (
    Column("Naam", 14, share=1),
    Column("Rol", 15, share=1),
    Column("Gebiedsteam", 16, share=1),
    Column("Status", 10),
)
NEXT = "Nakijken of alles in orde is, doe je in de terminal: casereg doctor"
DISABLE = (
    "Account {} afsluiten?\n\nDeze persoon kan niet meer aanmelden. Alles wat is vastgelegd, "
    "blijft. Met F5 (nieuw wachtwoord) gaat het account weer open."
)
RESET = (
    "Een nieuw wachtwoord voor {}?\n\nHet oude werkt dan niet meer. Een account dat was "
    "afgesloten, gaat weer open."
)
BACKED_UP = "De reservekopie staat in {}"


class AdminScreen(CaseregScreen):
    """The first screen of a beheerder."""

    PLACE = "admin"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS: ClassVar[str] = "OptionList"
    CSS_PATH: ClassVar[str] = "admin.tcss"

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.accounts: dict[str, AccountCard] = {}

    def body(self) -> Iterable[Widget]:
        """The accounts, and below them what else there is."""
        yield Static("Accounts", id="found", classes="title", markup=False)
        yield LineList(COLUMNS, id="accounts")
        yield Static("", id="opdrachten", classes="quiet", markup=False)
        yield Static(NEXT, id="next", classes="quiet", markup=False)

    @property
    def chosen(self) -> "AccountCard | None":
        """The account the cursor is on."""
        return self.accounts.get(self.query_one(LineList).chosen)

    @property
    def teams(self) -> "tuple[Item, ...]":
        """The gebiedsteams of the opdracht of today."""
        catalogue = catalogue_of(self.register, self.desk.clock.today())
        return tuple(catalogue.gebiedsteams) if catalogue else ()

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        self.reload()

    def reload(self) -> None:
        """Ask for the accounts."""
        self.read(self._ask, self._show)

    def _ask(self) -> "tuple[tuple[AccountCard, ...], set[str]]":
        """The accounts, and the names of who is signed in."""
        signed_in = {one.name for one in self.register.sign_ins.listed()}
        return self.register.accounts(), signed_in

    def _show(self, found: "tuple[tuple[AccountCard, ...], set[str]]") -> None:
        accounts, signed_in = found
        self.accounts = {one.name: one for one in accounts}
        closed = sum(not one.active for one in accounts)
        active = number_text(len(accounts) - closed)
        also = f", en {number_text(closed)} afgesloten" if closed else ""
        self.query_one("#found", Static).update(f"Accounts: {active}{also}")
        self.query_one(LineList).show([_row(one, one.name in signed_in) for one in accounts])
        told = _opdrachten(self.register.catalogues())
        self.query_one("#opdrachten", Static).update(told)

    def action_load_opdracht(self) -> None:
        """A form for the opdracht of a new year."""
        self.desk.open_above("record", LoadOpdracht())

    def action_add_account(self) -> None:
        """A form for somebody new."""
        self.desk.open_above("record", AddAccount(self.teams))

    @on(LineList.Opened)
    def action_change_role(self) -> None:
        """A form with the role the chosen account has now."""
        if self.chosen:
            self.desk.open_above("record", ChangeRole(self.teams, self.chosen))

    def action_reset(self) -> None:
        """A new password for the chosen account, after asking."""
        if self.chosen:
            name = self.chosen.name
            self.ask(RESET.format(name), partial(self._reset, name, made_up_password()))

    def _reset(self, name: str, password: str) -> None:
        deed = partial(self.register.reset_password, name, password)
        told = SHOWN_ONCE.format(name, password)
        self.save(deed, lambda _: self._done(told))

    def action_disable(self) -> None:
        """Keep the chosen account from signing in, after asking."""
        if self.chosen and self.chosen.active:
            name = self.chosen.name
            self.ask(DISABLE.format(name), partial(self._disable, name))
        elif self.chosen:
            self.say(f"{self.chosen.name} is al afgesloten. F5 opent het account weer.")

    def _disable(self, name: str) -> None:
        deed = partial(self.register.disable_account, name)
        self.save(deed, lambda _: self._done(f"{name} kan niet meer aanmelden."))

    def action_sign_out(self) -> None:
        """Sign the chosen account out everywhere."""
        if self.chosen:
            name = self.chosen.name
            deed = partial(self.register.sign_ins.sign_out, name)
            self.save(deed, lambda _: self._done(f"{name} is overal afgemeld."))

    def action_backup(self) -> None:
        """A backup while others work on."""
        self.say("Bezig met de reservekopie …")
        self.save(partial(self.register.backup, self.desk.settings.backups), self._backed_up)

    def _backed_up(self, file: Path) -> None:
        self.say(BACKED_UP.format(file))

    def _done(self, told: str) -> None:
        self.say(told)
        self.reload()


def _row(one: "AccountCard", signed_in: bool) -> Row:
    """An account as a row; who is signed in, or what is closed, says so in words."""
    open_now = "aangemeld" if signed_in else ""
    status = open_now if one.active else "afgesloten"
    return Row(one.name, (one.name, one.role, (one.team or "").title(), status))


def _opdrachten(cards: "Sequence[CatalogueCard]") -> str:
    """Which opdrachten are loaded, and until when the last of them holds."""
    if not cards:
        return "Er is nog geen opdracht ingelezen."
    last = max(one.geldig_tot for one in cards)
    return f"Opdrachten: {', '.join(one.code for one in cards)}, tot en met {day_text(last)}"
