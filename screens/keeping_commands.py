"""Commands around the own account, and of who keeps the register: accounts and backups."""

from casereg.security.rights import (
    BACK_UP,
    LOAD_CATALOGUE,
    MANAGE_ACCOUNTS,
)
from screens.command import Command

# fmt: off
KEEPING: tuple[Command, ...] = (
    Command("today week admin", None, "ctrl+o", "go('own_factor')", "Tweede stap",
            "Een code van je telefoon bij het aanmelden: instellen of uitzetten", footer=False),
    Command("own_factor", None, "f2", "go_on", "Verder", "Terug, als je tweede stap er is"),
    Command("own_factor", None, "escape", "leave", "Terug", "Terug naar het vorige scherm"),
    Command("own_factor", None, "f8", "turn_off", "Zet uit", "Je tweede stap uitzetten"),
    Command("admin", MANAGE_ACCOUNTS, "f2", "add_account", "Nieuw", "Een account toevoegen"),
    Command("admin", MANAGE_ACCOUNTS, "f3", "change_role", "Rol",
            "Het gekozen account een andere rol of een ander gebiedsteam geven"),
    Command("admin", LOAD_CATALOGUE, "f4", "load_opdracht", "Opdracht",
            "Een nieuwe opdracht inlezen, of een verbeterde", wide=True),
    Command("admin", MANAGE_ACCOUNTS, "f5", "reset", "Wachtwoord",
            "Het gekozen account een nieuw wachtwoord geven, en openen als het was afgesloten"),
    Command("admin", MANAGE_ACCOUNTS, "f7", "sign_out", "Meld af",
            "Het gekozen account overal afmelden; opnieuw aanmelden mag", footer=False),
    Command("admin", MANAGE_ACCOUNTS, "f8", "disable", "Sluit af",
            "Het gekozen account niet meer laten aanmelden"),
    Command("admin", BACK_UP, "f9", "backup", "Reservekopie",
            "Een reservekopie maken, terwijl anderen doorwerken"),
)
# fmt: on
