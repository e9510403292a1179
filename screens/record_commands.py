"""Commands around trajecten, metingen, and what comes from outside."""

from casereg.security.rights import (
    LOG_CONTACT,
    MEASURE,
    NOTE_KENGETAL,
    NOTE_MIJLPAAL,
    SURVEY,
    UNDO_RECORD,
    USE_CASES,
    VOLUNTEER_WORK,
)
from screens.command import Command

# fmt: off
RECORDS: tuple[Command, ...] = (
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
)
# fmt: on
