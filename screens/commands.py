"""Every command, once: the footer, help (F1), the palette and the key bindings derive from this.

A command belongs to places (screens, by their ``PLACE``). Who is offered it follows
from the rights table, so a screen never decides that itself.
"""

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from casereg.security import rights
from casereg.security.rights import (
    BACK_UP,
    CHANGE_CONTACT,
    EXPORT,
    LOG_CONTACT,
    MANAGE_ACCOUNTS,
    MEASURE,
    MERGE_CLIENTS,
    NOTE_KENGETAL,
    NOTE_MIJLPAAL,
    OWN_FIGURES,
    PLAN,
    SEE_CONTACTS,
    SEE_FIGURES,
    SEE_WEEK,
    SETTLE_WEEK,
    SURVEY,
    UNDO_RECORD,
    USE_CASES,
    USE_CLIENTS,
    VOLUNTEER_WORK,
    Deed,
    Reach,
)

EVERYWHERE = ""
INSIDE = "*"  # every screen of somebody who is signed in
OUTSIDE = ("signin", "second_factor", "setup", "made", "lock")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of help for several keys that do the same with something else."""

    keys: str
    label: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class Command:
    """Something a user can ask for with a key.

    ``places`` are the screens it works on, separated by spaces. ``deed`` is what
    somebody must be allowed to do to be offered it. ``action`` is the Textual action
    on the screen; ``label`` is short, for the footer; ``tooltip`` is the sentence in
    help and palette. ``footer`` False keeps it out of the footer, where room is short.
    ``wide`` puts it there only when all of them fit. ``first`` takes the key before the field
    in focus does. Commands with the same ``row`` are one line in help.
    """

    places: str
    deed: Deed | None
    key: str
    action: str
    label: str
    tooltip: str
    footer: bool = True
    wide: bool = False
    first: bool = False
    row: Row | None = None


TEMPLATES = Row("1 - 9", "Sjabloon", "Nieuw contact met het sjabloon onder dat cijfer")

# fmt: off
COMMANDS: tuple[Command, ...] = (
    Command(EVERYWHERE, None, "f1", "help", "Hulp", "Uitleg en toetsen van dit scherm"),
    Command("today contacts", LOG_CONTACT, "f2", "go('entry')", "Nieuw", "Nieuw contact"),
    Command("today", LOG_CONTACT, "f4", "repeat_last", "Herhaal",
            "Je laatste contact nog eens, met de datum van nu"),
    *(Command("today", LOG_CONTACT, str(digit), f"use_template({digit})", f"Sjabloon {digit}",
              f"Nieuw contact met je sjabloon {digit}", footer=False, row=TEMPLATES)
      for digit in range(1, 10)),
    Command("today contacts", None, "enter", "open", "Open", "Openen wat gekozen is",
            footer=False),
    Command("today", LOG_CONTACT, "delete", "drop_draft", "Concept weg",
            "Het gekozen concept weggooien", footer=False),

    Command("second_factor", None, "f2", "go_on", "Verder", "Verder, als je tweede stap er is"),
    Command("second_factor", None, "escape", "stop", "Terug", "Terug naar aanmelden"),
    Command("made", None, "f2", "to_signin", "Verder", "Naar aanmelden"),
    Command("entry", LOG_CONTACT, "f2", "save", "Opslaan", "Opslaan en terug"),
    Command("entry", LOG_CONTACT, "f3", "save_next", "Volgende",
            "Opslaan en meteen het volgende contact invullen"),
    Command("entry", LOG_CONTACT, "f4", "fill_last", "Als vorige",
            "Invullen zoals je vorige contact, met de datum van nu"),
    Command("entry", LOG_CONTACT, "f5", "day_back", "Eerder",
            "Het contact was een dag eerder; nog eens voor nog een dag"),
    Command("entry", LOG_CONTACT, "f6", "split", "Splits",
            "Een uitstap met meer cliënten opslaan als een contact per cliënt", wide=True),
    Command("entry", LOG_CONTACT, "f7", "to_the_time", "Duur",
            "Naar de duur; vandaar naar de datum"),
    Command("entry", LOG_CONTACT, "f9", "put_template", "Sjabloon",
            "Wat hier staat als eigen sjabloon bewaren, onder een cijfer", wide=True),

    Command("contacts clients", None, "f3", "search", "Zoek", "Naar het zoekveld"),
    Command("contacts", SETTLE_WEEK, "f4", "toggle_mine", "Eigen",
            "Alleen eigen contacten tonen, of weer die van het team"),
    Command("contacts", SEE_CONTACTS, "f5", "next_period", "Periode",
            "Deze week, vorige week, of alles"),
    Command("contacts contact", CHANGE_CONTACT, "f8", "undo_chosen", "Ongedaan",
            "Het gekozen contact ongedaan maken"),
    Command("contacts", SEE_CONTACTS, "f9", "toggle_undone", "Vervallen",
            "Ook contacten tonen die ongedaan zijn gemaakt, of niet meer", wide=True),
    Command("contact", CHANGE_CONTACT, "f2", "correct", "Verbeter", "Dit contact verbeteren"),

    Command("clients", USE_CLIENTS, "f2", "add_client", "Nieuw", "Een cliënt toevoegen"),
    Command("clients", LOG_CONTACT, "f4", "contact_with", "Contact",
            "Een contact met de gekozen cliënt vastleggen"),
    Command("clients", USE_CLIENTS, "enter", "open", "Tijdlijn",
            "Alles wat er met de gekozen cliënt was"),
    Command("clients", USE_CASES, "f5", "open_case", "Traject",
            "Een traject met de gekozen cliënt openen", wide=True),
    Command("clients", USE_CASES, "f7", "go('cases')", "Trajecten", "Trajecten van het team",
            wide=True),
    Command("clients", MEASURE, "f8", "add_meting", "Meting",
            "Een score over de gekozen cliënt vastleggen", wide=True),
    Command("clients", SEE_CONTACTS, "f6", "contacts", "Contacten",
            "De contacten van de gekozen cliënt", wide=True),
    Command("clients timeline", MERGE_CLIENTS, "f9", "merge", "Samenvoegen",
            "Twee cliënten die dezelfde persoon zijn samenvoegen", wide=True),
    Command("clients", PLAN, "f10", "plan", "Plan",
            "Een telefoontje of bezoek met de gekozen cliënt plannen"),
    Command("client_form", USE_CLIENTS, "f2", "save", "Opslaan", "Deze cliënt opslaan"),
    Command("client_form", USE_CLIENTS, "f4", "take_alike", "Die is het",
            "De cliënt die er al staat openen, en geen nieuwe toevoegen"),

    Command("find", None, "enter", "open", "Open", "Openen wat gekozen is"),
    Command("find", LOG_CONTACT, "f4", "log_contact", "Contact",
            "Een contact met de gekozen cliënt of in het gekozen traject vastleggen"),
    Command("find", None, "f3", "search", "Zoek", "Naar het zoekveld", wide=True),
    Command("timeline my_day", PLAN, "f2", "plan", "Plan", "Een telefoontje of bezoek plannen"),
    Command("case", PLAN, "f2", "plan", "Plan",
            "Een telefoontje of bezoek in dit traject plannen", wide=True),
    Command("timeline my_day", None, "enter", "open", "Open", "Openen wat gekozen is",
            footer=False),
    Command("timeline my_day", LOG_CONTACT, "f4", "log_contact", "Contact",
            "Een contact met deze cliënt vastleggen"),
    Command("timeline", USE_CASES, "f5", "open_case", "Traject",
            "Een traject met deze cliënt openen"),
    Command("timeline", MEASURE, "f6", "add_meting", "Meting",
            "Een score over deze cliënt vastleggen", wide=True),
    Command("timeline my_day", PLAN, "space", "tick", "Klaar",
            "De gekozen afspraak afstrepen, of weer openzetten"),
    Command("timeline my_day", PLAN, "f8", "undo_chosen", "Ongedaan",
            "De gekozen afspraak laten vervallen, of de gekozen samenvoeging ongedaan maken"),
    Command("merge", MERGE_CLIENTS, "enter", "open", "Vergelijk",
            "Beide cliënten naast elkaar zetten; er gebeurt nog niets"),
    Command("merge", None, "f3", "search", "Zoek", "Naar het zoekveld", wide=True),
    Command("merge_check", MERGE_CLIENTS, "f2", "merge", "Voeg samen",
            "Deze twee cliënten samenvoegen; op de tijdlijn kun je het ongedaan maken"),
    Command("merge_check", MERGE_CLIENTS, "f3", "swap", "Wissel",
            "De andere cliënt laten blijven"),

    Command("record", None, "f2", "save", "Opslaan", "Opslaan en terug"),
    Command("record client_form", None, "f9", "start_over", "Leeg",
            "Weggooien wat hier staat, en opnieuw beginnen", wide=True),
    Command("cases", USE_CASES, "f2", "open_case", "Nieuw", "Een traject openen"),
    Command("cases", USE_CASES, "f3", "search", "Zoek", "Naar het zoekveld"),
    Command("cases case", LOG_CONTACT, "f4", "log_contact", "Contact",
            "Een contact in dit traject vastleggen"),
    Command("cases", USE_CASES, "f5", "toggle_open", "Gesloten",
            "Ook gesloten trajecten tonen, of alleen open"),
    Command("cases", USE_CASES, "f6", "toggle_mine", "Eigen",
            "Alleen je eigen trajecten tonen, of weer die van het team"),
    Command("cases", USE_CASES, "enter", "open", "Open", "Het gekozen traject bekijken",
            footer=False),
    Command("case", MEASURE, "f3", "add_meting", "Meting", "Een score bij dit traject vastleggen"),
    Command("case", USE_CASES, "f5", "answer", "Resultaat",
            "De vragen over het resultaat van dit traject beantwoorden"),
    Command("case", USE_CASES, "f6", "refer", "Verwijs",
            "Een verwijzing vastleggen: verstuurd, aangenomen, of het resultaat ervan"),
    Command("case", USE_CASES, "f7", "close_case", "Sluit",
            "Dit traject sluiten; een gesloten traject heropenen"),
    Command("case", UNDO_RECORD, "f8", "undo_case", "Ongedaan",
            "Een traject dat per ongeluk is geopend ongedaan maken", wide=True),
    Command("case", UNDO_RECORD, "f9", "undo_meting", "Meting weg",
            "De laatst ingevoerde meting ongedaan maken", wide=True),

    Command("peilingen", SURVEY, "f2", "add_peiling", "Nieuw", "Een peiling invoeren"),
    Command("outside", NOTE_KENGETAL, "f2", "note_kengetal", "Kengetal",
            "Het gekozen kengetal invoeren, of een ander"),
    Command("outside", NOTE_MIJLPAAL, "f3", "note_mijlpaal", "Mijlpaal",
            "De gekozen mijlpaal als geleverd invoeren, of een andere"),
    Command("volunteers", VOLUNTEER_WORK, "f2", "note('vacature')", "Vacature",
            "Een vacature invoeren"),
    Command("volunteers", VOLUNTEER_WORK, "f3", "note('match')", "Match",
            "Een match invoeren; die sluit de gekozen vacature"),
    Command("volunteers", VOLUNTEER_WORK, "f4", "note('klus')", "Klussen",
            "Klussen die gedaan zijn invoeren"),
    Command("volunteers", VOLUNTEER_WORK, "f5", "close_vacancy", "Sluiten",
            "De gekozen vacature sluiten zonder match"),
    Command("peilingen outside volunteers", UNDO_RECORD, "f8", "undo_chosen", "Ongedaan",
            "De gekozen regel ongedaan maken"),

    Command("week", SEE_WEEK, "f2", "next_view", "Beeld",
            "Per soort, per medewerker, per dag, of wat is nagekomen"),
    Command("week", SEE_WEEK, "f3", "earlier_week", "Eerder", "Een week terug"),
    Command("week", SEE_WEEK, "f4", "later_week", "Later", "Een week verder"),
    Command("week", EXPORT, "f6", "next_team", "Team", "Een ander gebiedsteam, of alle samen"),
    Command("week", SEE_CONTACTS, "enter", "open", "Open", "De contacten achter het gekozen vak",
            footer=False),
    Command("week", SETTLE_WEEK, "f8", "settle", "Stel vast",
            "Deze week vaststellen; wat er daarna bij komt telt als nagekomen"),

    Command("results own_results", None, "f3", "earlier_period", "Vorige", "Een periode terug"),
    Command("results own_results", None, "f4", "later_period", "Volgende", "Een periode verder"),
    Command("results own_results", None, "f5", "other_kind", "Soort",
            "Kwartaal, halfjaar, jaar of maand"),
    Command("results", EXPORT, "f6", "next_team", "Team",
            "Een ander gebiedsteam, of alle samen"),
    Command("results own_results", None, "f7", "next_part", "Deel",
            "Naar de volgende deelopdracht"),
    Command("results", SEE_FIGURES, "f8", "toggle_lacking", "Aandacht",
            "Alleen wat aandacht vraagt, of weer alles",
            wide=True),
    Command("results own_results", None, "f9", "search", "Zoek", "Naar het zoekveld"),
    Command("results own_results", None, "enter", "open", "Open",
            "Alles over de gekozen indicator", footer=False),
    Command("result", SEE_FIGURES, "f4", "next_split", "Uitsplitsing",
            "Naar de uitsplitsing, of naar een volgende"),
    # Offered to everybody: who may not see contacts is told so.
    Command("result own_result", None, "f5", "behind", "Contacten",
            "De contacten achter dit getal"),
    Command("result own_result", None, "enter", "behind", "Contacten",
            "De contacten achter dit getal", footer=False),
    Command("behind", SEE_CONTACTS, "enter", "open", "Open", "Het gekozen contact bekijken",
            footer=False),

    Command("admin", MANAGE_ACCOUNTS, "f2", "add_account", "Nieuw", "Een account toevoegen"),
    Command("admin", MANAGE_ACCOUNTS, "f3", "change_role", "Rol",
            "Het gekozen account een andere rol of een ander gebiedsteam geven"),
    Command("admin", MANAGE_ACCOUNTS, "f5", "reset", "Wachtwoord",
            "Het gekozen account een nieuw wachtwoord geven, en openen als het was afgesloten"),
    Command("admin", MANAGE_ACCOUNTS, "f7", "sign_out", "Meld af",
            "Het gekozen account overal afmelden; opnieuw aanmelden mag", footer=False),
    Command("admin", MANAGE_ACCOUNTS, "f8", "disable", "Sluit af",
            "Het gekozen account niet meer laten aanmelden"),
    Command("admin", BACK_UP, "f9", "backup", "Reservekopie",
            "Een reservekopie maken, terwijl anderen doorwerken"),

    Command("export", EXPORT, "space", "tick", "Aan/uit",
            "De gekozen tabel meenemen of weglaten"),
    Command("export", EXPORT, "enter", "open", "Tabel",
            "De tabel bekijken, of terug naar een poging", footer=False),
    Command("export", EXPORT, "f3", "preview", "Voorbeeld",
            "Tonen wat verborgen wordt; er wordt niets gemaakt"),
    Command("export", EXPORT, "f2", "export", "Pakket maken",
            "Het pakket van deze keuze maken; dat is definitief"),
    Command("export", EXPORT, "f4", "look_back", "Eerdere",
            "Eerdere pakketten, en waar de bestanden staan"),
    Command("releases", EXPORT, "f2", "again", "Schrijf opnieuw",
            "De bestanden van het gekozen pakket nog eens schrijven, precies zoals toen"),
    Command("export", EXPORT, "ctrl+c", "stop_work", "Stop het werk",
            "Stoppen met tellen of maken; er verandert dan niets", footer=False, first=True),

    Command("today week", SEE_CONTACTS, "f5", "go('contacts')", "Contacten",
            "Lijst van contacten", wide=True),
    Command("today", SEE_FIGURES, "ctrl+r", "go('results')", "Resultaten",
            "Hoe het staat met wat de gemeente vraagt", wide=True),
    Command("week", SEE_FIGURES, "ctrl+r", "go('results')", "Resultaten",
            "Hoe het staat met wat de gemeente vraagt"),
    Command("today week results", OWN_FIGURES, "ctrl+e", "go('own_results')", "Mijn cijfers",
            "Waarvoor je eigen werk meetelde", wide=True),
    Command("today", USE_CLIENTS, "ctrl+f", "go('find')", "Zoek",
            "Zoeken in cliënten, trajecten en contacten"),
    Command("week timeline case contact", USE_CLIENTS, "ctrl+f", "go('find')", "Zoek",
            "Zoeken in cliënten, trajecten en contacten", wide=True),
    Command("today", PLAN, "ctrl+d", "go('my_day')", "Mijn dag",
            "Wat je hebt gepland: terugbellen en bezoeken"),
    Command("today", USE_CASES, "f3", "go('cases')", "Trajecten", "Trajecten van het team",
            wide=True),
    Command("today", USE_CLIENTS, "f6", "go('clients')", "Cliënten", "Cliënten zoeken",
            wide=True),
    Command("today", SEE_WEEK, "f7", "go('week')", "Week", "De telling van de week"),
    Command("contacts", USE_CLIENTS, "f6", "go('clients')", "Cliënten", "Cliënten zoeken",
            wide=True),
    Command("contacts", SEE_WEEK, "f7", "go('week')", "Week", "De telling van de week",
            wide=True),
    Command("week", EXPORT, "f9", "go('export')", "Export", "Een periode naar bestanden"),
    Command("today", VOLUNTEER_WORK, "f9", "go('volunteers')", "Vrijwilligers",
            "Vacatures, matches en klussen", wide=True),
    Command("today week", NOTE_MIJLPAAL, "f10", "go('outside')", "Van buiten",
            "Kengetallen en mijlpalen", wide=True),
    Command("today week", SURVEY, "f12", "go('peilingen')", "Peilingen",
            "Peilingen zonder namen", wide=True),
    Command("today", LOG_CONTACT, "f8", "undo_last", "Ongedaan",
            "Je laatst opgeslagen contact ongedaan maken"),
    Command("entry", LOG_CONTACT, "f8", "undo_last", "Ongedaan",
            "Je laatst opgeslagen contact ongedaan maken", footer=False),

    Command("entry", None, "escape", "leave", "Terug", "Terug; wat je typte blijft als concept"),
    # For who logs no contacts the week is home: there is nothing to go back to.
    Command("week", LOG_CONTACT, "escape", "leave", "Terug", "Terug naar het vorige scherm"),
    Command("contacts contact clients export releases table help", None, "escape",
            "leave", "Terug", "Terug naar het vorige scherm"),
    Command("client_form record", None, "escape", "leave", "Terug",
            "Terug; wat je typte staat er nog als je hier terugkomt"),
    Command("find timeline my_day merge merge_check", None, "escape", "leave", "Terug",
            "Terug naar het vorige scherm"),
    Command("cases case peilingen outside volunteers", None, "escape", "leave", "Terug",
            "Terug naar het vorige scherm"),
    Command("results result own_results own_result behind", None, "escape", "leave", "Terug",
            "Terug naar het vorige scherm"),
    Command(INSIDE, None, "ctrl+l", "lock", "Op slot",
            "Het scherm op slot doen; met je wachtwoord ga je verder waar je was", footer=False),
    Command(EVERYWHERE, None, "ctrl+t", "change_theme", "Kleuren",
            "Andere kleuren: donker, licht of hoog contrast", footer=False),
    Command(EVERYWHERE, None, "ctrl+q", "quit", "Stop", "casereg verlaten; concepten blijven"),
)
# fmt: on


def at(place: str, role: str | None = None) -> tuple[Command, ...]:
    """The commands of a place, for a role when it is given (empty: nobody is signed in)."""
    here = (one for one in COMMANDS if stands(one, place))
    chosen = (one for one in here if role is None or offered(one, role))
    return tuple(sorted(chosen, key=_key_order))


def stands(command: Command, place: str) -> bool:
    """Whether a command works on a place."""
    if command.places in (EVERYWHERE, INSIDE):
        return command.places == EVERYWHERE or place not in OUTSIDE
    return place in command.places.split()


def _key_order(command: Command) -> tuple[bool, int]:
    """Function keys by number, then the others as they are listed."""
    number = command.key[1:] if command.key.startswith("f") else ""
    return (not number.isdigit(), int(number) if number.isdigit() else 0)


def offered(command: Command, role: str) -> bool:
    """Whether somebody with this role is offered the command."""
    if command.deed is None:
        return True
    return bool(role) and rights.reach(role, command.deed) is not Reach.NONE


def bindings(place: str) -> list[BindingType]:
    """The key bindings of a place; the role decides which of them work."""
    return [
        Binding(
            one.key,
            one.action,
            one.label,
            show=one.footer,
            tooltip=one.tooltip,
            priority=one.first,
        )
        for one in at(place)
    ]


KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Spatie",
    "delete": "Del",
    "pagedown": "PgDn",
}


def key_words(key: str) -> str:
    """A key in full, where there is room: ``ctrl+q`` gives Ctrl+Q."""
    return f"Ctrl+{key[-1].upper()}" if key.startswith("ctrl+") else key_name(key)


def key_name(key: str) -> str:
    """A key as it is printed on a keyboard: ``f2`` gives F2, ``ctrl+q`` gives ^q."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    return KEY_NAMES.get(key, key.upper())
